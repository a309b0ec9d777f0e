"""What publishing looks after by itself: releases whose day has come, releases that can no longer be, bytes nobody needs."""

from django.core.files.storage import default_storage
from django.utils import timezone

from donations import storage
from donations.models import Status, Unit
from publishing.models import Release, State
from publishing.planning import folder_of, last_unit, plan_publishing
from publishing.stages import advance

GONE = (Status.WITHDRAWN, Status.REJECTED, Status.IN_REVIEW, Status.CHANGES_REQUESTED)
NOT_OUT = (State.DRAFT, State.PREPARED, State.CONFIRMED, State.FAILED)


def sweep() -> dict[str, int]:
    """Return {what: how many} for this pass."""
    return {"due": _plan_due(), "taken_back": _set_aside_taken_back(), "cleared": _clear_set_aside()}


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
    gone = Release.objects.filter(state__in=NOT_OUT, items__donation__status__in=GONE).distinct()
    for release in gone:
        advance(release, "abort", problem="taken_back", problem_params={})
    return len(gone)


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
