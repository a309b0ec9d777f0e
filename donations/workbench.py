"""The desk: the stock admin behind the site's own sign-in, open to reviewers and maintainers only."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, TypeVar, cast

from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite, ModelAdmin
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from donations.conversation import asking
from donations.models import Donation, Unit
from donations.retraction import is_asked
from donations.roles import Role, team_role

OURS = frozenset({"donations", "publishing"})
View = TypeVar("View", bound=Callable[..., HttpResponseBase])
_KEPT = "acopio.team_role"


def role_of(request: HttpRequest) -> Role | None:
    """Return the asking person's part in the team; looked up once for each request."""
    if _KEPT not in request.META:
        request.META[_KEPT] = team_role(request.user)
    role: Role | None = request.META[_KEPT]
    return role


class Desk(AdminSite):
    """Reviewers' and maintainers' workbench."""

    site_header = _("Acopio · review desk")
    site_title = _("Review desk")
    index_title = _("What waits")
    enable_nav_sidebar = False

    def register(
        self,
        model_or_iterable: type[Model] | Iterable[type[Model]],
        admin_class: type[ModelAdmin[Any]] | None = None,
        **options: Any,
    ) -> None:
        """Take only the models of our own rooms: libraries would bring groups, second factors and addresses along."""
        models = [model_or_iterable] if isinstance(model_or_iterable, type) else list(model_or_iterable)
        ours = [model for model in models if model.__module__.split(".")[0] in OURS]
        super().register(ours, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        """Let the team in, nobody else."""
        return role_of(request) is not None

    def admin_view(self, view: View, cacheable: bool = False) -> View:  # noqa: FBT001, FBT002  (Django's signature)
        """Answer a stranger as if there were nothing here; a visitor is shown the way to sign in."""
        inner = super().admin_view(view, cacheable)

        @wraps(view)
        def guard(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if request.user.is_authenticated and not self.has_permission(request):
                raise Http404
            return inner(request, *args, **kwargs)

        return cast(View, guard)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Say how much waits, and for whom."""
        rows = Donation.objects.in_queue().order_by()
        waiting = {
            "waiting": rows.count(),
            "mine": rows.filter(assignee=request.user.pk).count(),
            "asking": asking(Donation.objects.past_draft()).count(),
            "asked_back": Donation.objects.filter(is_asked()).count(),
            "put_off": Unit.objects.filter(state=Unit.State.WAITING, not_before__isnull=False).count(),
            "failed": Unit.objects.filter(state=Unit.State.FAILED).count(),
        }
        return super().index(request, waiting | (extra_context or {}))

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Send visitors to the site's sign-in, second factor included; the admin's own form is never shown."""
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            raise Http404
        answer: HttpResponse = secure_admin_login(super().login)(request, extra_context)
        return answer
