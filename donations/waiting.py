"""How long people wait for a first answer: measured, and only said when there is enough to measure."""

from datetime import timedelta
from statistics import median

from django.utils import timezone

from donations.models import Event

FIRST_ANSWERS = ("request_changes", "approve", "reject")
WINDOW = timedelta(days=90)
LEAST = 3


def median_days() -> int | None:
    """Return the median of the last 30 first answers, in whole days and at least 1; None with fewer than three."""
    answers = Event.objects.filter(code__in=FIRST_ANSWERS, at__gte=timezone.now() - WINDOW).select_related(
        "donation"
    )
    waits = [
        event.at - event.donation.submitted_at
        for event in answers.order_by("-at")[:30]
        if event.donation.submitted_at
    ]
    if len(waits) < LEAST:
        return None
    return max(1, round(median(wait.total_seconds() for wait in waits) / 86_400))
