"""The one task the broker carries: look at row N, then at whatever else waits there."""

from celery import shared_task
from django.conf import settings
from django.utils.module_loading import import_string

from donations import bell, runner
from donations.models import Unit


def programs() -> runner.Programs:
    """Return what each kind of unit does, gathered from the machines by name."""
    return {kind: program for path in settings.PROGRAMS for kind, program in import_string(path).items()}


@shared_task(name=bell.TASK, acks_late=True)
def work(pk: int) -> int:
    """Run unit `pk` and what waits behind it; return how many units ran."""
    queue = Unit.objects.filter(pk=pk).values_list("queue", flat=True).first()
    return runner.drain(pk, queue, programs()) if queue else 0
