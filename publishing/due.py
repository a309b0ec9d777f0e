"""Finds releases that waited only for their day, and asks for their publication."""

from django.utils import timezone

from donations.models import Unit
from publishing.models import Release, State
from publishing.planning import last_unit, plan_publishing


def sweep() -> dict[str, int]:
    """Plan what a maintainer already asked to publish and whose day has come; return {"due": how many}."""
    today = timezone.localdate().isoformat()
    due = [
        release for release in Release.objects.filter(state=State.CONFIRMED) if _waited_until(release, today)
    ]
    for release in due:
        plan_publishing(release)
    return {"due": len(due)}


def _waited_until(release: Release, today: str) -> bool:
    unit = last_unit(release)
    if unit is None or unit.state != Unit.State.DONE or "waits_until" not in unit.result:
        return False
    return bool(unit.result["waits_until"] <= today)
