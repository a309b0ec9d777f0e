"""Units are claimed once, die with their lease, and come back; old tokens change nothing."""

import time
from datetime import timedelta

import pytest
from django.db.models.functions import Now
from pytest_django import Settings

from donations import runner, work
from donations.models import Unit
from donations.runner import Program
from donations.sweep import sweep
from donations.work import Claim, ClaimLost

pytestmark = pytest.mark.django_db


def _finish(claim: Claim) -> None:
    with claim.finishing({"done": True}):
        pass


def _break(_claim: Claim) -> None:
    raise ValueError("no puede ser")


def _give_up(claim: Claim) -> None:
    with claim.finishing({"given": "up"}, state=Unit.State.FAILED):
        pass


def _programs(run: Program | None = None) -> dict[str, Program]:
    return {"t": run or Program(_finish, _give_up)}


def _expire(unit: Unit) -> None:
    Unit.objects.filter(pk=unit.pk).update(leased_until=Now() - timedelta(seconds=1))


def test_the_same_key_asked_twice_is_one_unit() -> None:
    assert work.plan("t", "k").pk == work.plan("t", "k").pk


def test_only_one_of_two_workers_gets_a_unit() -> None:
    unit = work.plan("t", "k")
    assert work.claim(unit.pk) is not None
    assert work.claim(unit.pk) is None


def test_a_worker_whose_lease_ran_out_writes_nothing() -> None:
    unit = work.plan("t", "k")
    slow = work.claim(unit.pk)
    assert slow is not None
    _expire(unit)
    assert sweep()["expired"] == 1
    quick = work.claim(unit.pk)
    assert quick is not None
    with pytest.raises(ClaimLost), slow.finishing({"by": "slow"}):
        pytest.fail("the block of a lost claim must not run")
    with pytest.raises(ClaimLost):
        slow.renew()
    with quick.finishing({"by": "quick"}):
        pass
    unit.refresh_from_db()
    assert (unit.result, unit.lost, unit.attempts) == ({"by": "quick"}, 1, 0)


def test_a_unit_is_run_once_however_often_the_bell_rings() -> None:
    unit = work.plan("t", "k")
    assert runner.run(unit.pk, _programs())
    assert not runner.run(unit.pk, _programs())
    unit.refresh_from_db()
    assert unit.state == Unit.State.DONE


def test_three_failures_are_given_up_and_the_error_is_kept() -> None:
    unit = work.plan("t", "k")
    for _ in range(3):
        runner.run(unit.pk, _programs(Program(_break, _give_up)))
    unit.refresh_from_db()
    assert (unit.state, unit.attempts) == (Unit.State.WAITING, 3)
    runner.run(unit.pk, _programs(Program(_break, _give_up)))
    unit.refresh_from_db()
    assert unit.state == Unit.State.FAILED
    assert "no puede ser" in unit.last_error


def test_poison_goes_behind_everything_else() -> None:
    poison, healthy = work.plan("t", "poison"), work.plan("t", "healthy")
    assert work.next_waiting("ingestion") == poison.pk
    runner.run(poison.pk, _programs(Program(_break, _give_up)))
    assert work.next_waiting("ingestion") == healthy.pk


def test_an_interrupted_unit_counts_as_lost_not_as_failed() -> None:
    def interrupt(_claim: Claim) -> None:
        raise work.Interrupted("somebody killed the reader")

    unit = work.plan("t", "k")
    runner.run(unit.pk, _programs(Program(interrupt, _give_up)))
    unit.refresh_from_db()
    assert (unit.state, unit.attempts, unit.lost) == (Unit.State.WAITING, 0, 1)


def test_a_checkpoint_is_where_the_next_claim_goes_on() -> None:
    unit = work.plan("t", "k", bytes_total=100)
    first = work.claim(unit.pk)
    assert first is not None
    with first.checkpoint({"file": 3}, bytes_done=40):
        pass
    _expire(unit)
    sweep()
    second = work.claim(unit.pk)
    assert second is not None
    assert (second.unit.checkpoint, second.unit.bytes_done) == ({"file": 3}, 40)


@pytest.mark.django_db(transaction=True)
def test_the_heartbeat_keeps_a_long_piece_of_work(settings: Settings) -> None:
    settings.LEASE_SECONDS = 2

    def work_long(claim: Claim) -> None:
        time.sleep(3)
        _finish(claim)

    unit = work.plan("t", "k")
    runner.run(unit.pk, _programs(Program(work_long, _give_up)))
    unit.refresh_from_db()
    assert (unit.state, unit.lost) == (Unit.State.DONE, 0)


def test_what_waits_in_silence_is_rung_for_again_but_not_all_at_once() -> None:
    for number in range(10):
        work.plan("t", f"k{number}")
    Unit.objects.update(rung_at=None)
    assert sweep()["rung"] == 4
