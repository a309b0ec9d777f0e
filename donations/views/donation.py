"""My donation: the receipt with its stamps, what needs me first, each file, the conversation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django_htmx.http import reselect, reswap, retarget

from donations import aligned, images, media, retraction
from donations.again import failed_lines
from donations.card_splits import card_of
from donations.door import missing
from donations.erasure import erased_at
from donations.forms.sending import AppealForm, MessageForm
from donations.models import Donation, Status, Structure
from donations.permissions import BEFORE_PUBLISHED, STRUCTURED, guarded
from donations.progress import progress_of
from donations.steps import first_open, url_of
from donations.tables import MOST_TABLES, parts_of, tables_of
from donations.uses import uses_of
from donations.views.findings import open_findings
from donations.views.receipt import is_unread, lines, stamps
from donations.views.rows import page_of_rows
from donations.waiting import median_days
from donations.wording.progress import time_left

CONFIRMATIONS = ("confirmation_asked", "confirmation_given", "confirmation_declined")
_LONGEST_NUMBER = 18
READING = frozenset({Status.SUBMITTED, Status.PROCESSING})
CHANGED = "#told"  # what a reading changes of the page


@guarded("donations:detail")
def detail(request: HttpRequest, donation: Donation) -> HttpResponse:
    """Show the donation; a draft goes on where it was left."""
    if donation.status == Status.DRAFT:
        return redirect(url_of(donation, first_open(donation)))
    return show(request, donation)


@guarded("donations:progress")
def progress(request: HttpRequest, donation: Donation) -> HttpResponse:
    """Answer the page's polling with the part that moves; once the reading is over, with all that it changed.

    The page is not loaded anew: that would take the words half written to the team, or the link just followed.
    """
    if donation.status in READING:
        return render(request, "donations/parts/progress_answer.html", _moving(request, donation))
    return retarget(reselect(reswap(show(request, donation), "outerHTML"), CHANGED), CHANGED)


def show(
    request: HttpRequest,
    donation: Donation,
    message_form: MessageForm | None = None,
    appeal_form: AppealForm | None = None,
) -> HttpResponse:
    """Render the whole page, with the forms as they were sent where something was wrong with them."""
    context = (
        _moving(request, donation)
        | {
            "lines": lines(donation),
            "unread": is_unread(donation),
            "uses": uses_of(donation.versions.first()),
            "thread": donation.messages.filter(is_internal=False).select_related("author"),
            "reason": _reason(donation),
            "erased": erased_at(donation),
            "reopened": _why_again(donation),
            "may_edit": donation.status == Status.IN_REVIEW and not missing(donation, "edit_again", None),
            "is_edited": donation.is_editable and _last_move(donation) == "edit_again",
            "message_form": message_form or MessageForm(),
            "appeal_form": appeal_form or AppealForm(),
            "may_appeal": donation.status == Status.REJECTED and not missing(donation, "appeal", None),
            "may_withdraw": donation.status in BEFORE_PUBLISHED,
            "may_write": donation.status not in {Status.WITHDRAWN, Status.RETRACTED},
            "asked_back": retraction.request_of(donation),
            "copies_gone": retraction.are_copies_gone(donation),
            "days": median_days(),
            "confirm_url": _confirm_url(donation),
            "consent": donation.consents.first(),
        }
        | _structured(donation)
    )
    return render(request, "donations/detail.html", context)


def _structured(donation: Donation) -> dict[str, object]:
    """Return how the tables of the newest reading were understood; while one is under way there is nothing to ask."""
    if donation.status in READING:
        return {}
    version, structure = donation.versions.first(), Structure.objects.filter(donation=donation).first()
    tables = tables_of(version, structure)
    return {
        "tables": tables[:MOST_TABLES],
        "more_tables": max(0, len(tables) - MOST_TABLES),
        "parts": parts_of(version, structure),
        "structure": structure,
        "card": card_of(version, structure),
        **aligned.shown(version),
        "may_structure": donation.status in STRUCTURED,
    }


def _moving(request: HttpRequest, donation: Donation) -> dict[str, object]:
    """Return what changes while a worker reads."""
    page, rows = page_of_rows(donation, request.GET.get("page", 1))
    version = donation.versions.first()
    return {
        "donation": donation,
        "stamps": stamps(donation),
        "page": page,
        "rows": rows,
        "findings": open_findings(donation),
        "version": version,
        "seconds": media.lasts(version) if version else 0.0,
        "reading": donation.status in READING,
        "page_number": request.GET.get("page", "1"),
    } | (_how_far(request, donation) if donation.status in READING else _to_try(donation))


def _to_try(donation: Donation) -> dict[str, object]:
    """Return how much can be tried again, or read for the first time, all at once."""
    if donation.status != Status.IN_REVIEW:
        return {}
    version = donation.versions.first()
    return {"failed_lines": len(failed_lines(version)), **images.count_offered(version)}


def _how_far(request: HttpRequest, donation: Donation) -> dict[str, object]:
    """Return how far the reading is; it is said aloud only when another tenth is done, or something else begins."""
    came_to = progress_of(donation, _number(request, "seen"), _number(request, "reading"))
    return {
        "progress": came_to,
        "time_left": time_left(came_to.seconds_left),
        "is_said": came_to.step != _number(request, "said"),
    }


def _number(request: HttpRequest, name: str) -> int:
    said = request.GET.get(name, "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < _LONGEST_NUMBER else 0


def _why_again(donation: Donation) -> str:
    """Return why a decided donation is in review again, where that is the last thing that happened to it."""
    if donation.status != Status.IN_REVIEW:
        return ""
    return _reason(donation) if _last_move(donation) == "reopen" else ""


def _last_move(donation: Donation) -> str:
    moved = donation.events.exclude(target="").order_by("-seq").first()
    return moved.code if moved else ""


def _reason(donation: Donation) -> str:
    """Return the words that went with the last decision about this donation."""
    decided = donation.events.filter(target=donation.status, payload__isnull=False).order_by("-seq").first()
    return decided.payload.text if decided else ""


def _confirm_url(donation: Donation) -> str:
    """Return where the donor confirms a release, when the record says one waits for it."""
    waits = donation.events.order_by("-seq").filter(code__in=CONFIRMATIONS).first()
    if waits is None or waits.code != "confirmation_asked" or donation.status != Status.APPROVED:
        return ""
    try:
        return reverse("publishing:confirm", args=[waits.data["release"], donation.pk])
    except NoReverseMatch:
        return ""
