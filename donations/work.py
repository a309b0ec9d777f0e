"""Claims, renews and finishes work units by compare-and-set: an old token changes nothing, times are the database's."""

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import F, Q
from django.db.models.functions import Now

from donations import bell, outside
from donations.models import Donation, TextVersion, Unit

MOST_ATTEMPTS = 3
MOST_LOST = 10
WAITS = tuple(timedelta(seconds=n) for n in (10, 60, 300, 900))  # for the outside; the last one over and over
MOST_PUT_OFF = 100  # a day together
FEW = 8  # of many units planned at once, those that are rung for
BATCH = 500  # rows of one statement
State = Unit.State


class ClaimLost(Exception):
    """The lease ran out and the unit belongs to somebody else (or nobody): stop, whatever was made is unlisted."""


class Interrupted(Exception):
    """Something outside stopped the work (a killed reader): the unit goes back without a failure of its own."""


def _lease() -> models.Expression:
    return Now() + timedelta(seconds=settings.LEASE_SECONDS)


@dataclass(frozen=True, slots=True)
class Claim:
    """One worker's hold on one unit. Everything it writes goes through `writing`, which dies with the lease."""

    unit: Unit
    token: UUID

    @property
    def version(self) -> TextVersion:
        """Return the text version the unit works on."""
        if self.unit.version is None:
            raise ValueError(f"unit {self.unit.key} was planned without a text version")
        return self.unit.version

    def _mine(self) -> models.QuerySet[Unit]:
        return Unit.objects.filter(pk=self.unit.pk, token=self.token, state=State.RUNNING)

    def renew(self) -> None:
        """Push the lease out again, or raise ClaimLost."""
        if not self._mine().update(leased_until=_lease()):
            raise ClaimLost(self.unit.key)

    @contextmanager
    def writing(self, **fields: Any) -> Iterator[None]:
        """Open the transaction in which this claim's rows are written; raise ClaimLost when it is no longer ours."""
        with transaction.atomic():
            if not self._mine().update(leased_until=_lease(), **fields):
                raise ClaimLost(self.unit.key)
            yield

    def checkpoint(self, state: Mapping[str, Any], *, bytes_done: int) -> AbstractContextManager[None]:
        """Return a `writing` transaction that also remembers where to go on from."""
        return self.writing(checkpoint=dict(state), bytes_done=bytes_done)

    def finishing(
        self, result: Mapping[str, Any] | None = None, *, state: State = State.DONE
    ) -> AbstractContextManager[None]:
        """Return a `writing` transaction that also ends the unit."""
        done = {"bytes_done": F("bytes_total")} if state == State.DONE else {}
        return self.writing(state=state, result=dict(result or {}), finished_at=Now(), token=None, **done)

    def finish(self, result: Mapping[str, Any] | None = None, *, state: State = State.DONE) -> None:
        """End the unit where nothing else is to be written with that."""
        with self.finishing(result, state=state):
            pass

    def fail(self, error: str) -> bool:
        """Count a failure and hand the unit back behind everything else. Return whether it may be tried again."""
        attempts = self.unit.attempts + 1
        with self.writing(state=State.WAITING, token=None, attempts=attempts, last_error=error[-4000:]):
            bell.ring(self.unit)
        return attempts < MOST_ATTEMPTS

    def put_off(self, error: str) -> None:
        """Hand the unit back until later, without a failure of its own: something that it needs outside is away."""
        wait = WAITS[min(self.unit.put_off, len(WAITS) - 1)]
        with self.writing(
            state=State.WAITING, token=None, put_off=F("put_off") + 1, not_before=Now() + wait, last_error=error[-4000:]
        ):  # fmt: skip
            pass

    def give_back(self) -> None:
        """Hand the unit back as lost, not failed."""
        with self.writing(state=State.WAITING, token=None, lost=F("lost") + 1):
            bell.ring(self.unit)


def ready() -> models.QuerySet[Unit]:
    """Return the units that wait and whose time has come."""
    return Unit.objects.filter(Q(not_before=None) | Q(not_before__lte=Now()), state=State.WAITING)


def claim(pk: int) -> Claim | None:
    """Take a waiting unit, or return None when somebody else has it, it is over, or its time has not come."""
    token = Unit.new_token()
    taken = (
        ready()
        .filter(pk=pk)
        .update(state=State.RUNNING, token=token, leased_until=_lease(), started_at=Now(), not_before=None)
    )
    return Claim(Unit.objects.select_related("donation", "version").get(pk=pk), token) if taken else None


def next_waiting(queue: str) -> int | None:
    """Return the unit to take next: the oldest, those that failed before behind everything else."""
    return ready().filter(queue=queue).order_by("attempts", "lost", "pk").values_list("pk", flat=True).first()


def is_spent(unit: Unit) -> bool:
    """Tell whether a unit has failed, been lost or been put off too often to be tried again."""
    return unit.attempts >= MOST_ATTEMPTS or unit.lost >= MOST_LOST or unit.put_off >= MOST_PUT_OFF


def begin_anew(units: Iterable[Unit]) -> int:
    """Send units back to the queue with a clean sheet, but from where they had come to; ring for the first few."""
    keys = [unit.pk for unit in units]
    for first in range(0, len(keys), BATCH):
        Unit.objects.filter(pk__in=keys[first : first + BATCH]).update(
            state=State.WAITING, token=None, attempts=0, lost=0, put_off=0, not_before=None, rung_at=None
        )
    for unit in Unit.objects.filter(pk__in=keys[:FEW]):
        bell.ring(unit)
    return len(keys)


def plan(
    kind: str,
    key: str,
    *,
    donation: Donation | None = None,
    version: TextVersion | None = None,
    payload: Mapping[str, Any] | None = None,
    bytes_total: int = 0,
    queue: str = "ingestion",
) -> Unit:
    """Ask for a piece of work and ring the bell; asking twice under the same key makes one unit."""
    unit, is_new = Unit.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind, "donation": donation, "version": version, "payload": dict(payload or {}),
            "bytes_total": bytes_total, "queue": queue, "rung_at": Now(),
        },
    )  # fmt: skip
    if is_new:
        bell.ring(unit)
    return unit


def plan_all(units: Sequence[Unit]) -> None:
    """Ask for many pieces of work at once, each with a key of its own as in `plan`.

    The bell is rung for the first few: who wakes goes on with what waits, and the sweeper rings for the rest.
    """
    for unit in units[:FEW]:
        unit.rung_at = Now()
    Unit.objects.bulk_create(units, batch_size=BATCH, ignore_conflicts=True)
    for unit in Unit.objects.filter(key__in=[unit.key for unit in units[:FEW]]):
        bell.ring(unit)


@contextmanager
def heartbeat(held: Claim) -> Iterator[None]:
    """Renew the lease from a thread of its own while the work goes on."""
    over = threading.Event()

    def beat() -> None:
        try:
            while not over.wait(settings.LEASE_SECONDS / 3):
                _renew(held)
        except ClaimLost:
            return  # the worker meets the same answer at its next write
        finally:
            connection.close()

    thread = threading.Thread(target=beat, name=f"heartbeat-{held.unit.pk}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _renew(held: Claim) -> None:
    """A database that is away for a moment is asked again at the next beat, over a new connection."""
    try:
        held.renew()
    except Exception as error:
        if not outside.is_of_the_outside(error):
            raise
        connection.close()
