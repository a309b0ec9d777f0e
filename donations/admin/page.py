"""The desk's page: facts on the left, one open tab in the middle, the decision on the right."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from donations import images, pictures, sample
from donations.approval import fingerprint
from donations.conversation import newest, waits_for_team
from donations.desk import crowd, facts, ledger
from donations.desk.decision import decision
from donations.desk.findings import answered_checks, findings, runs, worst_levels
from donations.desk.history import history
from donations.desk.marks import marks_for
from donations.desk.since import since
from donations.desk.tables import understood
from donations.erasure import erased_at
from donations.models import Donation, Status, TextVersion, User
from donations.permissions_desk import ACTIONS, PAGE
from donations.retries import pieces_failed
from donations.roles import Role, is_donor
from donations.sentences import for_status
from donations.storage import OutOfReach
from donations.uses import uses_of
from donations.workbench import role_of

Context = dict[str, Any]
TABS = {
    "sample": _("Sample"),
    "files": _("Files"),
    "tables": _("Tables"),
    "findings": _("Findings"),
    "thread": _("Conversation"),
    "history": _("History"),
}
_SEEN = "desk_seen"
_MOST_SEEN = 500  # documents remembered in a session


def sent_or_404(pk: int) -> Donation:
    """Return a donation that was ever sent; there are no others on the desk."""
    rows = Donation.objects.past_draft().exclude(status=Status.DRAFT)
    return get_object_or_404(rows.select_related("donor", "organisation", "assignee"), pk=pk)


def tab_of(request: HttpRequest) -> str:
    """Return which tab is asked for."""
    asked = request.POST.get("tab") or request.GET.get("tab") or ""
    return asked if asked in TABS else "sample"


def address(request: HttpRequest, pk: int) -> str:
    """Return where the page is, the tab open that is asked for."""
    return f"{reverse(PAGE.route, args=[pk])}?tab={tab_of(request)}"


def desk(request: HttpRequest, site: Context, pk: int, *, typed: str = "", status: int = 200) -> HttpResponse:
    """Render the page of one donation."""
    donation, actor, role = sent_or_404(pk), request.user, role_of(request)
    if not isinstance(actor, User) or role is None:
        raise Http404
    version = donation.versions.first()
    erased = erased_at(donation)
    tab, is_own = "history" if erased else tab_of(request), is_donor(actor, donation)
    told = PARTS[tab](request, donation, version, None if is_own else role)
    shown = {"tab": tab, "typed": typed, "is_own": is_own, "erased": erased}
    if status == HTTPStatus.UNPROCESSABLE_ENTITY:  # where somebody wrote meanwhile they look anew
        shown["is_ticked"] = "for_people" in request.POST
    context = site | _around(donation, version, actor, role) | told | shown
    return render(request, "admin/donations/donation/desk.html", context, status=status)


def _around(donation: Donation, version: TextVersion | None, actor: User, role: Role) -> Context:
    """Return what stands on the page whatever tab is open."""
    may = {name for name, rule in ACTIONS.items() if donation.status in rule.statuses}
    return {
        "title": str(donation),
        "donation": donation,
        "status_said": for_status(Status(donation.status)),
        "version": version,
        "role": role,
        "may": may,
        "tabs": TABS,
        "marks": marks_for([donation.pk])[donation.pk],
        "facts": _facts(donation, version),
        "found": facts.found(donation, version),
        "since": since(donation, version),
        "messages_count": donation.messages.filter(is_internal=False).count(),
        "is_asked": waits_for_team(donation),
        "last_seen": newest(donation),
        "opinions": version.opinions.all() if version else (),
        "sources": donation.sources.select_related("evidence"),
        "uses": uses_of(version),
        "signed": facts.signed(donation),
        "others": facts.others_given(donation),
        "decision": decision(donation, actor, role),
        "open_findings": version.findings.blocking().count() if version else 0,
        "seen": fingerprint(donation) if donation.status == Status.IN_REVIEW else "",
    }


def _facts(donation: Donation, version: TextVersion | None) -> list[facts.Fact]:
    if version is None:
        return facts.facts(donation, {})
    return facts.facts(donation, worst_levels(version), answered_checks(version))


def _sample(
    request: HttpRequest, donation: Donation, version: TextVersion | None, _role: Role | None
) -> Context:
    asked = request.GET.get("doc", "1")
    try:
        shown = sample.document(version, int(asked) if asked.isdecimal() else 1) if version else None
    except OutOfReach:
        return {"is_away": True}
    if shown and version:
        _remember(request, version, shown.number)
    return {"shown": shown, "opened": documents_opened(request, donation)}


def _remember(request: HttpRequest, version: TextVersion, number: int) -> None:
    """Keep in the reader's own session which documents were opened: an approval says how many."""
    seen: list[str] = request.session.get(_SEEN, [])
    mark = f"{version.pk}/{number}"
    if mark not in seen:
        request.session[_SEEN] = [*seen, mark][-_MOST_SEEN:]


def documents_opened(request: HttpRequest, donation: Donation) -> int:
    """Return how many documents of the newest sample this reader has opened."""
    version = donation.versions.first()
    prefix = f"{version.pk}/" if version else "-"
    return sum(mark.startswith(prefix) for mark in request.session.get(_SEEN, []))


def _files(
    request: HttpRequest, donation: Donation, version: TextVersion | None, _role: Role | None
) -> Context:
    if version is None:
        return {}
    outcome = request.GET.get("outcome", "")
    words = request.GET.get("q", "").replace("\0", "").strip()
    page, lines = ledger.page_of(version, outcome, request.GET.get("page", "1"), words)
    told = {"outcome": outcome, "q": words, "tallies": ledger.tallies(version), "page": page, "lines": lines}
    return told | _crowd(version, outcome, words, page.number) | _pictures(donation)


def _crowd(version: TextVersion, outcome: str, words: str, page: int) -> Context:
    """Return what else is called so and has no line: it stands before the lines of the first page."""
    found = crowd.named(version, outcome, words) if page == 1 else []
    return {"crowd": found[: crowd.MOST_SHOWN], "crowd_is_cut": len(found) > crowd.MOST_SHOWN}


def _pictures(donation: Donation) -> Context:
    """Return what the page offers for scanned pages, or why it offers nothing."""
    if donation.status != Status.IN_REVIEW:
        return {}
    pages = pictures.unread_pages(donation)
    return {
        "unread_pages": pages,
        "pictures_read_here": bool(pages) and pictures.are_read_here(),
        **images.count_offered(donation.versions.first()),
    }


def _tables(
    _request: HttpRequest, donation: Donation, version: TextVersion | None, _role: Role | None
) -> Context:
    return understood(donation, version)


def _findings(
    _request: HttpRequest, donation: Donation, version: TextVersion | None, role: Role | None
) -> Context:
    may_answer = role if donation.status == Status.IN_REVIEW else None
    if version is None:
        return {}
    failed = pieces_failed(version)
    return {"findings": findings(version, may_answer), "runs": runs(version), "failed_units": failed}


def _thread(
    _request: HttpRequest, donation: Donation, _version: TextVersion | None, role: Role | None
) -> Context:
    """Internal notes are for the team; whoever gave the donation does not read them here either."""
    messages = donation.messages.select_related("author")
    return {"thread": messages if role else messages.filter(is_internal=False)}


def _history(
    _request: HttpRequest, donation: Donation, _version: TextVersion | None, role: Role | None
) -> Context:
    return {"history": history(donation, is_own=role is None)}


Part = Callable[[HttpRequest, Donation, TextVersion | None, Role | None], Context]
PARTS: dict[str, Part] = {
    "sample": _sample,
    "files": _files,
    "tables": _tables,
    "findings": _findings,
    "thread": _thread,
    "history": _history,
}
