"""What a receipt says: what was declared, line by line, and a stamp for each stage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from donations import again
from donations.forms.credit import RECOGNITION
from donations.licences import catalogue
from donations.models import Donation, Status
from donations.wording import Words
from languages.names import name as language_name


@dataclass(frozen=True, slots=True)
class Line:
    """One answer, with the step where it can be changed."""

    label: Words
    value: Words
    step: str


LINES: tuple[tuple[str, str, Words], ...] = (
    ("what", "kind", _("What it is")),
    ("what", "title", _("Title")),
    ("what", "description", _("Description")),
    ("what", "domain", _("Subject")),
    ("what", "health_professionals", _("People with health training")),
    ("what", "evaluation_protocol", _("How answers are scored")),
    ("origin", "origin", _("Origin")),
    ("origin", "origin_validation", _("How the translation was checked")),
    ("origin", "models_used", _("Models or programs used")),
    ("origin", "collection", _("How it was brought together")),
    ("languages", "languages", _("Languages")),
    ("rights", "licence", _("Licence")),
    ("rights", "rights_basis", _("Why you may give it")),
    ("rights", "rights_holder", _("Who holds the rights")),
    ("rights", "rights_details", _("About those rights")),
    ("rights", "source_url", _("Published at")),
    ("rights", "visibility", _("How open")),
    ("rights", "publish_after", _("Not to be published before")),
    ("credit", "credit_kind", _("How we name you")),
    ("credit", "credit_name", _("Name")),
    ("credit", "citation", _("How to cite it")),
    ("credit", "recognition", _("Thanks")),
    ("credit", "organisation", _("Organisation")),
)


def lines(donation: Donation) -> list[Line]:
    """Return what was answered, in the order of the steps; what does not apply to this donation is left out."""
    return [Line(label, value, step) for step, field, label in LINES if (value := _value(donation, field))]


def _value(donation: Donation, field: str) -> Words:
    language = get_language() or "es"
    match field:
        case "languages":
            return ", ".join(
                _language(tag, variety, language)
                for tag, variety in donation.languages.values_list("tag", "variety")
            )
        case "licence":
            known = catalogue().get(donation.licence)
            return known.name(language) if known else donation.licence
        case "recognition":
            return ", ".join(str(label) for key, label in RECOGNITION if key in donation.recognition)
        case "evaluation_protocol" if donation.kind != "evaluation":
            return ""
        case "health_professionals" if donation.domain != "health":
            return ""
        case "credit_name" if donation.credit_kind == "anonymous":
            return ""
    return _plain(donation, field)


def _plain(donation: Donation, field: str) -> Words:
    """Return a choice by its words, anything else as it is."""
    in_words = getattr(donation, f"get_{field}_display", None)
    value = in_words() if in_words is not None else getattr(donation, field)
    return "" if value is None else value


def _language(tag: str, variety: str, locale: str) -> str:
    called = language_name(tag, locale)
    return f"{called} ({variety})" if variety else called


@dataclass(frozen=True, slots=True)
class Stamp:
    """One stage on the receipt: done, now, todo or stopped; a time or a few words beneath."""

    title: Words
    state: str
    at: datetime | None = None
    note: Words = ""


_STATES: dict[str, str] = {
    Status.SUBMITTED: "done now todo todo todo",
    Status.PROCESSING: "done now todo todo todo",
    Status.IN_REVIEW: "done done now todo todo",
    Status.CHANGES_REQUESTED: "done done now todo todo",
    Status.APPROVED: "done done done now todo",
    Status.PUBLISHING: "done done done done now",
    Status.PUBLISHED: "done done done done done",
    Status.REJECTED: "done done stopped todo todo",
    Status.RETRACTED: "done done done done stopped",
}
_UNREAD = "done stopped todo todo todo"
_NOTES: dict[tuple[str, int], Words] = {
    (Status.SUBMITTED, 1): _("in the queue"),
    (Status.PROCESSING, 1): _("right now"),
    (Status.IN_REVIEW, 2): _("a person is on it"),
    (Status.CHANGES_REQUESTED, 2): _("we need you"),
    (Status.APPROVED, 3): _("before publishing"),
    (Status.PUBLISHING, 4): _("right now"),
    (Status.REJECTED, 2): _("not accepted"),
    (Status.RETRACTED, 4): _("taken back"),
}


def is_unread(donation: Donation) -> bool:
    """Tell whether it is before people's eyes though we could read nothing of it."""
    return donation.status == Status.IN_REVIEW and again.is_unread(donation.versions.first())


def stamps(donation: Donation) -> list[Stamp]:
    """Return the five stages of a donation that was sent; none once it was taken back before publication."""
    states = (_UNREAD if is_unread(donation) else _STATES.get(donation.status, "")).split()
    titles: list[Words] = [
        _("Received"),
        pgettext_lazy("of a donation", "Read"),
        _("Review"),
        _("Your go-ahead"),
        _("Published"),
    ]
    if donation.status == Status.CHANGES_REQUESTED:
        titles[2] = _("Your turn")
    version = donation.versions.first()
    times = [donation.submitted_at, version.ready_at if version else None, donation.decided_at, None, None]
    stamped = list(_stamped(donation.status, titles, states, times))
    if states == _UNREAD.split():
        stamped[1:3] = [
            Stamp(titles[1], "stopped", None, _("not yet, by our fault")),
            Stamp(titles[2], "todo"),
        ]
    return stamped


def _stamped(
    status: str, titles: Sequence[Words], states: Sequence[str], times: Sequence[datetime | None]
) -> Iterator[Stamp]:
    for i, (title, state, at) in enumerate(zip(titles, states, times, strict=False)):
        yield Stamp(title, state, at if state in {"done", "stopped"} else None, _NOTES.get((status, i), ""))
