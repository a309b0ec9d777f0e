"""The donation on the desk: the queue as its list, the desk as its page, and an address for each thing one can do."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import admin
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import URLPattern, URLResolver, path
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from donations import media
from donations.admin import page
from donations.admin.actions import act
from donations.admin.filters import QUEUE_FILTERS
from donations.admin.queue import Queue, order_of, rows
from donations.admin.searching import FIELDS, searchable, with_numbers
from donations.admin.team import TeamAdmin
from donations.admin.text import text
from donations.downloads import attached, download
from donations.models import Donation, LedgerEntry
from donations.permissions_desk import ACTIONS
from donations.signed_out import sent_from
from donations.workbench import role_of

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


def _cell(name: str, words: "_StrPromise") -> Callable[[Donation], SafeString]:
    """Return a column of the queue, drawn by the template of that name."""

    @admin.display(description=words)
    def column(donation: Donation) -> SafeString:
        return render_to_string(f"admin/donations/donation/cells/{name}.html", {"donation": donation})

    column.__name__ = f"column_{name}"
    return column


@admin.register(Donation)
class DonationAdmin(TeamAdmin):
    """The reviewers' desk."""

    list_display = (
        _cell("age", _("Waits")),
        _cell("gift", _("Donation")),
        _cell("languages", _("Languages")),
        _cell("marks", _("Checks")),
        _cell("size", _("Size")),
        _cell("assignee", _("Who has it")),
    )
    list_display_links = None
    list_filter = QUEUE_FILTERS
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    search_fields = FIELDS
    search_help_text = _("Number, title, name or organisation")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Donation]:
        """Return what was ever sent; drafts are not here."""
        return rows()

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Donation], search_term: str
    ) -> tuple[QuerySet[Donation], bool]:
        """Look for the words, and for the number on a receipt as people write it."""
        kept, words = with_numbers(searchable(queryset), search_term)
        return super().get_search_results(request, kept, words)

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        """What waits longest comes first: for a review, or for the next word where conversations are asked for."""
        return order_of(request.GET.get("turn", ""))

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[Queue]:
        """Use the table that knows the marks."""
        return Queue

    def get_urls(self) -> list[URLPattern | URLResolver]:  # type: ignore[override]
        """Only what the desk has: the queue, the page, its actions. There is no address for adding or deleting."""
        wrap = self.admin_site.admin_view
        return [
            path("", wrap(self.changelist_view), name="donations_donation_changelist"),
            path("<int:pk>/change/", wrap(self.desk), name="donations_donation_change"),
            path("<int:pk>/paper/<uuid:file>/", wrap(self.paper), name="donations_donation_paper"),
            path("<int:pk>/medium/<int:line>/", wrap(self.medium), name="donations_donation_medium"),
            path("<int:pk>/text/<uuid:file>/", wrap(self.text), name="donations_donation_text"),
            *(
                path(
                    _address(name),
                    sent_from(page.address, wrap(self._doing(name)), is_decision=rule.is_decision),
                    name=f"donations_donation_{name}",
                )
                for name, rule in ACTIONS.items()
            ),
        ]

    def desk(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show one donation; a page is only ever read, what is done has addresses of its own."""
        if request.method not in {"GET", "HEAD"}:
            return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
        return page.desk(request, self.admin_site.each_context(request), pk)

    def paper(self, request: HttpRequest, pk: int, file: UUID) -> HttpResponseBase:
        """Hand out a document that shows a permission: reviewers have to read it."""
        donation = page.sent_or_404(pk)
        if role_of(request) is None or request.method not in {"GET", "HEAD"}:
            raise Http404
        return download(
            get_object_or_404(donation.files.filter(evidence_of__donation=donation).distinct(), pk=file)
        )

    def medium(self, request: HttpRequest, pk: int, line: int) -> HttpResponseBase:
        """Hand out a picture, a sound or a video: reviewers have to look before it is published."""
        donation = page.sent_or_404(pk)
        if role_of(request) is None or request.method not in {"GET", "HEAD"}:
            raise Http404
        lines = LedgerEntry.objects.filter(
            version__donation=donation, outcome=media.OUTCOME, file__removed_at=None
        )
        found = get_object_or_404(lines.select_related("file", "version"), pk=line)
        if not media.is_at_hand(found):
            raise Http404
        return attached(media.key_of(found), found.member or found.file.name)

    def text(self, request: HttpRequest, pk: int, file: UUID) -> HttpResponse:
        """Show any document of it, as its text was stored."""
        return text(request, self.admin_site.each_context(request), pk, file)

    def _doing(self, name: str) -> Callable[..., HttpResponse]:
        def view(request: HttpRequest, pk: int, **which: int) -> HttpResponse:
            return act(request, self.admin_site.each_context(request), name, pk, **which)

        return view


_ABOUT = {
    "resolve": "finding/<int:finding>/",
    "take_back": "finding/<int:finding>/",
    "rerun": "check/<int:run>/",
    "retry_line": "line/<int:line>/",
}


def _address(name: str) -> str:
    return f"<int:pk>/{_ABOUT.get(name, '')}{name}/"
