"""What publishing looks after by itself: releases whose day has come, releases that can no longer be, bytes nobody needs."""

from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from donations import storage
from donations.models import Donation, Status, Unit
from donations.retraction import GONE, plan_taking_away
from publishing.models import Release, State
from publishing.planning import folder_of, last_unit, plan_publishing
from publishing.stages import advance

BACK = (
    Status.WITHDRAWN, Status.RETRACTED, Status.REJECTED, Status.IN_REVIEW, Status.CHANGES_REQUESTED,
)  # fmt: skip
NOT_OUT = (State.DRAFT, State.PREPARED, State.CONFIRMED, State.FAILED)
LOOK_AGAIN = timedelta(minutes=10)  # where the Hub did not answer, or a copy waits for a person to remove it


def sweep() -> dict[str, int]:
    """Return {what: how many} for this pass."""
    return {
        "due": _plan_due(),
        "taken_back": _set_aside_taken_back(),
        "retracted": _plan_taking_away(),
        "cleared": _clear_set_aside(),
    }


def _plan_due() -> int:
    """Plan what a maintainer already asked to publish and whose day has come."""
    today = timezone.localdate().isoformat()
    due = [
        release for release in Release.objects.filter(state=State.CONFIRMED) if _waited_until(release, today)
    ]
    for release in due:
        plan_publishing(release)
    return len(due)


def _waited_until(release: Release, today: str) -> bool:
    unit = last_unit(release)
    if unit is None or unit.state != Unit.State.DONE or "waits_until" not in unit.result:
        return False
    return bool(unit.result["waits_until"] <= today)


def _set_aside_taken_back() -> int:
    """Set aside what holds a donation that its donor took back, or that is under review again."""
    gone = Release.objects.filter(state__in=NOT_OUT, items__donation__status__in=BACK).distinct()
    for release in gone:
        advance(release, "abort", problem="taken_back", problem_params={})
    return len(gone)


def _plan_taking_away() -> int:
    """Have every copy looked for of what was taken back, until it is known that none is left."""
    asked = 0
    for donation in Donation.objects.filter(status=Status.RETRACTED).exclude(events__code=GONE):
        unit = plan_taking_away(donation)
        ended = Unit.objects.filter(pk=unit.pk, finished_at__lt=timezone.now() - LOOK_AGAIN)
        asked += ended.exclude(state__in=Unit.OPEN).update(
            state=Unit.State.WAITING, attempts=0, lost=0, put_off=0, rung_at=None, finished_at=None
        )
    return asked


def _clear_set_aside() -> int:
    """Delete the stored files of releases that were set aside; their rows stay, with the hashes."""
    over = [
        one for one in Release.objects.filter(state=State.ABORTED, cleared_at=None) if not _is_at_work(one)
    ]
    for release in over:
        for key in list(storage.below(folder_of(release))):
            default_storage.delete(key)
        Release.objects.filter(pk=release.pk).update(cleared_at=timezone.now())
    return len(over)


def _is_at_work(release: Release) -> bool:
    unit = last_unit(release)
    return unit is not None and unit.is_open
