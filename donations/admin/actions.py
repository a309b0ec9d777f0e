"""What the desk's buttons do: each a POST about one donation, answered by the table of permissions first."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from donations import decisions, handling, retraction, sentences
from donations.admin import page
from donations.decisions import LookedAt
from donations.door import MoveNotAllowed
from donations.models import CheckRun, Donation, Finding, LedgerEntry, Status, User
from donations.permissions import answer
from donations.permissions_desk import ACTIONS
from donations.roles import Role
from donations.wording.desk import DONE
from donations.workbench import role_of

_LONGEST_NUMBER = 18
TOO_LATE = frozenset(
    {"status", "changed_meanwhile", "already_resolved", "not_answered", "taken_meanwhile", "wrote_meanwhile"}
)  # somebody else was faster


def act(request: HttpRequest, site: dict[str, Any], name: str, pk: int, **which: int) -> HttpResponse:
    """Do it and go back to the page; where it cannot be done, show the page as it is now, the typed words kept."""
    if request.method in ("GET", "HEAD"):  # the address of a button, opened as a page
        return redirect("admin:donations_donation_change", pk)
    if request.method != "POST":
        return HttpResponse(status=405, headers={"Allow": "POST"})
    donation = page.sent_or_404(pk)
    said = answer(ACTIONS[name], role_of(request) or Role.STRANGER, Status(donation.status))
    if said == "not_found" or not isinstance(request.user, User):
        raise Http404
    try:
        _do(name, request, donation, request.user, which, is_now=said == "yes")
    except MoveNotAllowed as refused:
        messages.error(request, sentences.for_move(refused.code))
        status = 409 if refused.code in TOO_LATE else 422
        return page.desk(request, site, pk, typed=_words(request), status=status)
    messages.success(request, str(DONE[name]))
    return redirect(page.address(request, pk))


def _do(
    name: str,
    request: HttpRequest,
    donation: Donation,
    actor: User,
    which: Mapping[str, int],
    *,
    is_now: bool,
) -> None:
    if not is_now:
        raise MoveNotAllowed(name, "status")
    DOING[name](request, donation, actor, which)


def _words(request: HttpRequest) -> str:
    return request.POST.get("words", "").strip()


def _looked_at(request: HttpRequest, donation: Donation) -> LookedAt:
    opened = page.documents_opened(request, donation)
    return LookedAt(
        request.POST.get("seen", ""),
        opened,
        for_people="for_people" in request.POST,
        message=_last_seen(request),
    )


def _last_seen(request: HttpRequest) -> int | None:
    """Return the number of the donor's last message when the page was made, None where it does not say."""
    seen = request.POST.get("last_seen", "")
    is_number = seen.isascii() and seen.isdecimal() and len(seen) <= _LONGEST_NUMBER
    return int(seen) if is_number else None


def _shown_as_having_it(request: HttpRequest) -> int | None:
    shown = request.POST.get("instead_of", "")
    return int(shown) if shown.isascii() and shown.isdigit() else None


Doing = Callable[[HttpRequest, Donation, User, Mapping[str, int]], object]


def _resolve(request: HttpRequest, donation: Donation, actor: User, which: Mapping[str, int]) -> None:
    decisions.resolve(_finding(donation, which), actor, _words(request), request.POST.get("seen", ""))


def _take_back(request: HttpRequest, donation: Donation, actor: User, which: Mapping[str, int]) -> None:
    decisions.take_back(_finding(donation, which), actor, request.POST.get("seen", ""))


def _finding(donation: Donation, which: Mapping[str, int]) -> Finding:
    return get_object_or_404(donation.findings.select_related("donation"), pk=which["finding"])


def _rerun(_request: HttpRequest, donation: Donation, actor: User, which: Mapping[str, int]) -> None:
    runs = CheckRun.objects.filter(version=donation.versions.first()).select_related("version__donation")
    handling.rerun(get_object_or_404(runs, pk=which["run"]), actor)


def _retry_line(_request: HttpRequest, donation: Donation, actor: User, which: Mapping[str, int]) -> None:
    lines = LedgerEntry.objects.filter(version=donation.versions.first()).select_related("version", "file")
    handling.retry_line(donation, actor, get_object_or_404(lines, pk=which["line"]))


def _no_reply(request: HttpRequest, donation: Donation, actor: User, _which: Mapping[str, int]) -> None:
    handling.no_reply(donation, actor, _last_seen(request) or 0)


DOING: dict[str, Doing] = {
    "approve": lambda request, donation, actor, _: decisions.approve(
        donation, actor, _words(request), _looked_at(request, donation)
    ),
    "recommend": lambda request, donation, actor, _: decisions.recommend(
        donation, actor, _words(request), _looked_at(request, donation)
    ),
    "request_changes": lambda request, donation, actor, _: decisions.request_changes(
        donation, actor, _words(request)
    ),
    "reject": lambda request, donation, actor, _: decisions.reject(
        donation, actor, _words(request), _looked_at(request, donation)
    ),
    "reopen": lambda request, donation, actor, _: decisions.reopen(donation, actor, _words(request)),
    "retract": lambda request, donation, actor, _: retraction.retract(donation, actor, _words(request)),
    "resolve": _resolve,
    "take_back": _take_back,
    "rerun": _rerun,
    "retry": lambda _request, donation, actor, _: handling.retry(donation, actor),
    "retry_line": _retry_line,
    "read_pictures": lambda _request, donation, actor, _: handling.read_pictures(donation, actor),
    "read_images": lambda request, donation, actor, _: handling.read_images(
        donation, actor, only_like_pages="like_pages" in request.POST
    ),
    "assign": lambda request, donation, actor, _: handling.assign(
        donation, actor, _shown_as_having_it(request)
    ),
    "release": lambda _request, donation, actor, _: handling.release(donation, actor),
    "message": lambda request, donation, actor, _: handling.write(donation, actor, _words(request)),
    "no_reply": _no_reply,
    "note": lambda request, donation, actor, _: handling.note(donation, actor, _words(request)),
}
