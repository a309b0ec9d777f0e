"""Finds releases that waited only for their day, and asks for their publication."""

from django.db.models import Q
from django.utils import timezone

from donations.models import Unit
from publishing.models import Release, State
from publishing.programs import plan_publishing


def plan_due() -> int:
    """Plan what a maintainer already asked to publish and whose day has come; return how many."""
    asked = Unit.objects.filter(kind="publish", state=Unit.State.DONE, result__has_key="waits_until")
    waiting = Release.objects.filter(
        pk__in=[
            unit.payload["release"]
            for unit in asked
            if unit.result["waits_until"] <= timezone.localdate().isoformat()
        ]
    )
    due = waiting.filter(Q(state=State.CONFIRMED) | Q(state=State.FAILED, problem="hub_away"))
    for release in due:
        plan_publishing(release)
    return len(due)
