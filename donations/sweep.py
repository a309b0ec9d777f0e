"""One pass of the sweeper: leases that ran out go back to the queue, and what waits is rung for again."""

from datetime import timedelta

from django.conf import settings
from django.db.models import F, Q
from django.db.models.functions import Now

from donations import bell, work
from donations.models import Unit

RING_AGAIN = timedelta(seconds=30)
MOST_RINGS = 4  # a worker that wakes drains its queue: more rings would only pile up in the broker


def sweep() -> dict[str, int]:
    """Return {what: how many} for this pass."""
    return {"expired": _give_back_expired(), "rung": _ring_for_waiting()}


def _give_back_expired() -> int:
    """A lease that ran out is counted as lost, not as the unit's own failure."""
    expired = Unit.objects.filter(state=Unit.State.RUNNING, leased_until__lt=Now())
    return expired.update(state=Unit.State.WAITING, token=None, lost=F("lost") + 1, rung_at=None)


def _ring_for_waiting() -> int:
    silent = Q(rung_at=None) | Q(
        rung_at__lt=Now() - min(RING_AGAIN, timedelta(seconds=settings.LEASE_SECONDS))
    )
    waiting = work.ready().filter(silent).order_by("attempts", "lost", "pk")[:MOST_RINGS]
    for unit in waiting:
        Unit.objects.filter(pk=unit.pk).update(rung_at=Now())
        bell.ring(unit)
    return len(waiting)
