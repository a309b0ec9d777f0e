"""Runs a claimed unit with the program of its kind, and sees to it that whatever happens ends in a row."""

import logging
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import connection

from donations import memory, outside, work
from donations.models import Unit
from donations.work import Claim, ClaimLost

log = logging.getLogger(__name__)

DRAIN_SECONDS = (
    30  # a woken worker goes on with what waits for this long, so that a lost ring costs nothing meanwhile
)


def _nothing(_unit: Unit) -> None:
    """Do nothing afterwards."""


def _cannot_split(_claim: Claim) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Program:
    """What a kind of unit does: `run` ends the claim; `give_up` ends it as failed, with a finding a person will see."""

    run: Callable[[Claim], None]
    give_up: Callable[[Claim], None]
    split: Callable[[Claim], bool] = (
        _cannot_split  # cut a failing batch into single files; False when it is one already
    )
    after: Callable[[Unit], None] = _nothing  # what follows once a unit is over


Programs = Mapping[str, Program]


def drain(pk: int, queue: str, programs: Programs) -> int:
    """Run the unit the bell named, then whatever waits in its queue for a while; return how many ran."""
    until, ran = time.monotonic() + DRAIN_SECONDS, 0
    following: int | None = pk
    while following is not None:
        ran += run(following, programs)
        following = work.next_waiting(queue) if time.monotonic() < until else None
    return ran


def run(pk: int, programs: Programs) -> bool:
    """Claim one unit and run it; return whether it was ours to run."""
    claim = work.claim(pk)
    if claim is None:
        return False
    program = programs[claim.unit.kind]
    try:
        with work.heartbeat(claim):
            _attempt(claim, program)
    except ClaimLost:
        log.info("Unit %s went to another worker meanwhile.", claim.unit.key)
        return True
    program.after(Unit.objects.select_related("donation", "version").get(pk=pk))
    memory.give_back()
    return True


def _attempt(claim: Claim, program: Program) -> None:
    if (claim.unit.lost > 1 or claim.unit.attempts) and program.split(claim):
        return
    if work.is_spent(claim.unit):
        program.give_up(claim)
        return
    try:
        program.run(claim)
    except ClaimLost:
        raise
    except work.Interrupted as interruption:
        log.warning("Unit %s was interrupted: %s.", claim.unit.key, interruption)
        claim.give_back()
    except Exception as error:  # the row keeps it, and the unit comes back: later, or behind everything else
        if outside.is_of_the_outside(error):
            _put_off(claim, error)
            return
        log.exception("Unit %s failed.", claim.unit.key)
        claim.fail(traceback.format_exc())


def _put_off(claim: Claim, error: Exception) -> None:
    log.warning("Unit %s waits for what is away: %r", claim.unit.key, error)
    connection.close_if_unusable_or_obsolete()  # where it is the database, this one is no use any more
    claim.put_off("".join(traceback.format_exception(error)))
