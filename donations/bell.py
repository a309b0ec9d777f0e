"""The one bell: tells a worker, once the transaction is safe, that a unit waits. A lost ring costs a sweep's delay."""

import logging

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

from donations.models import Unit

log = logging.getLogger(__name__)

TASK = "acopio.work"
# An older message says nothing the sweeper has not said since. But how old it is tells the clock of whoever hears it, which
# may be hours off; until then a message too many costs a question to the database.
STALE_SECONDS = 86_400


def ring(unit: Unit) -> None:
    """Wake a worker for this unit after commit; a broker that is away is logged and left to the sweeper."""
    transaction.on_commit(lambda: _send(unit.pk, unit.queue))


def _send(pk: int, queue: str) -> None:
    try:
        current_app.send_task(TASK, args=[pk], queue=queue, retry=False, expires=STALE_SECONDS)
    except (OperationalError, OSError) as error:
        log.warning("The bell did not reach the broker (%s); the sweeper will ring again.", error)
