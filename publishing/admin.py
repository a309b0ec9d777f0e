"""Datasets on the desk: choose approved donations, prepare, wait for the donors, publish. Reviewers see it, maintainers act."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _

from donations.admin.team import MAINTAINERS, TeamAdmin
from donations.signed_out import sent_from
from donations.workbench import role_of
from publishing import desk, looking
from publishing.forms import DatasetForm
from publishing.models import Dataset


@admin.register(Dataset)
class DatasetAdmin(TeamAdmin):
    """One page for each dataset, with its releases and what can be done next."""

    list_display = ("title", "repo", "visibility", "newest")
    list_per_page = 50
    show_full_result_count = False
    form = DatasetForm
    prepopulated_fields = {"slug": ("title",)}

    def has_add_permission(self, request: HttpRequest, *_args: Any) -> bool:
        """Maintainers make datasets."""
        return role_of(request) in MAINTAINERS

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """What a dataset is does not change; the form is only for making one."""
        return obj is None and role_of(request) in MAINTAINERS

    def get_queryset(self, request: HttpRequest) -> QuerySet[Dataset]:
        """Fetch the releases of all rows together."""
        return super().get_queryset(request).prefetch_related("releases")

    @admin.display(description=_("newest release"))
    def newest(self, dataset: Dataset) -> str:
        """Return the newest release and where it stands."""
        release = next(iter(dataset.releases.all()), None)
        return f"{release.tag} · {release.get_state_display()}" if release else "–"

    def get_urls(self) -> list[URLPattern | URLResolver]:  # type: ignore[override]  # Django's stubs say URLPattern alone
        """The list, the form for a new one, the page, its moving part, and an address for each thing one can do."""
        wrap = self.admin_site.admin_view
        return [
            path("", wrap(self.changelist_view), name="publishing_dataset_changelist"),
            path("add/", wrap(self.add_view), name="publishing_dataset_add"),
            path("<int:pk>/change/", wrap(self.page), name="publishing_dataset_change"),
            path("<int:pk>/releases/", wrap(self.releases), name="publishing_dataset_releases"),
            path("<int:pk>/<int:number>/look/", wrap(self.look), name="publishing_dataset_look"),
            path("<int:pk>/prepare/", self._deciding("prepare"), name="publishing_dataset_prepare"),
            path(
                "<int:pk>/<int:number>/publish/", self._deciding("publish"), name="publishing_dataset_publish"
            ),
            path(
                "<int:pk>/<int:number>/set-aside/",
                self._deciding("set_aside"),
                name="publishing_dataset_set_aside",
            ),
        ]

    def response_add(
        self, request: HttpRequest, obj: Dataset, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Go on to the page where donations are chosen."""
        return redirect(desk.address(request, obj.pk))

    def page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show one dataset; a page is only ever read."""
        return desk.page(request, self.admin_site.each_context(request), pk)

    def releases(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Answer the page's polling."""
        return desk.releases_part(request, pk)

    def look(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """Show the team exactly what was prepared."""
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return looking.page(request, self.admin_site.each_context(request), pk, number)

    def _deciding(self, name: str) -> Callable[..., HttpResponse]:
        def view(request: HttpRequest, pk: int, number: int = 0) -> HttpResponse:
            return desk.act(request, self.admin_site.each_context(request), name, pk, number)

        return sent_from(desk.address, self.admin_site.admin_view(view), is_decision=True)
