"""Another look that a donor asked for: what was said before, and that somebody else decides it."""

from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet

from donations.models import Donation, Event, User

_DECIDED = ("approve", "reject")


@dataclass(frozen=True, slots=True)
class Appeal:
    """A gift that was declined and whose donor asked for another look, while nobody has decided anew."""

    declined: Event | None
    asked: Event

    @property
    def why_declined(self) -> str:
        """Return the reason that was given."""
        return _words(self.declined)

    @property
    def why_asked(self) -> str:
        """Return what the donor answered."""
        return _words(self.asked)


def last_words(donation: Donation | OuterRef) -> QuerySet[Event]:
    """Return the decisions about a gift and what was asked of them, the latest first."""
    return Event.objects.filter(donation=donation, code__in=("appeal", *_DECIDED)).order_by("-seq")


def waiting(donation: Donation) -> Appeal | None:
    """Return the appeal that waits for a decision."""
    latest = list(last_words(donation).select_related("actor", "payload")[:2])
    if not latest or latest[0].code != "appeal":
        return None
    return Appeal(latest[1] if len(latest) > 1 else None, latest[0])


def may_decide(donation: Donation, actor: User | None) -> bool:
    """Tell whether a person may decide: who declined a gift does not decide its appeal."""
    appeal = waiting(donation)
    if appeal is None or appeal.declined is None or actor is None:
        return True
    return appeal.declined.actor_id != actor.pk


def _words(event: Event | None) -> str:
    payload = getattr(event, "payload", None)
    return payload.text if payload else ""
