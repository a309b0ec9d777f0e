"""The one task the broker carries: look at row N, then at whatever else waits there."""

import logging
from functools import cache
from typing import Any

from celery import shared_task
from celery.signals import task_revoked
from django.conf import settings
from django.utils.module_loading import import_string

from donations import bell, runner
from donations.models import Unit

log = logging.getLogger(__name__)


def programs() -> runner.Programs:
    """Return what each kind of unit does, gathered from the machines by name."""
    return {kind: program for path in settings.PROGRAMS for kind, program in import_string(path).items()}


@shared_task(name=bell.TASK, acks_late=True)
def work(pk: int) -> int:
    """Run unit `pk` and what waits behind it; return how many units ran."""
    queue = Unit.objects.filter(pk=pk).values_list("queue", flat=True).first()
    return runner.drain(pk, queue, programs()) if queue else 0


@task_revoked.connect
def hear_late_ring(sender: Any = None, *, expired: bool = False, **_: Any) -> None:
    """Celery throws away what is too old by this machine's clock, and says nothing of it."""
    if expired and getattr(sender, "name", "") == bell.TASK:
        say_that_rings_are_late()


@cache
def say_that_rings_are_late() -> None:
    """Say so once in the life of a worker."""
    log.warning(
        "A ring is more than a day old by this machine's clock: is the clock right, or was no worker up so long?"
    )
