"""What happened to a donation, in order, with the words that went with it."""

from dataclasses import dataclass

from django.db.models import Count

from donations import sentences
from donations.models import Donation, Event

BY_THE_THOUSAND = ("file_added", "file_removed")  # one for each file: these are counted, not listed


@dataclass(frozen=True, slots=True)
class Happening:
    """One event in words."""

    event: Event
    sentence: str
    who: str
    words: str


def history(donation: Donation, *, is_own: bool) -> list[Happening]:
    """Return all events, the newest first; to whoever gave it, only the words that went with a change of status."""
    events = (
        donation.events.exclude(code__in=BY_THE_THOUSAND).select_related("actor", "payload").order_by("-seq")
    )
    return [_told(event, has_words=bool(event.target) or not is_own) for event in events]


def counted(donation: Donation) -> dict[str, int]:
    """Return {code: how often} of the events that are not listed."""
    events = donation.events.filter(code__in=BY_THE_THOUSAND)
    return dict(events.values_list("code").annotate(n=Count("pk")).order_by())


def _told(event: Event, *, has_words: bool) -> Happening:
    payload = getattr(event, "payload", None)
    who = str(event.actor) if event.actor else sentences.for_role(event.role)
    words = payload.text if payload and has_words else ""
    return Happening(event, sentences.for_event(event.code, event.data), who, words)
