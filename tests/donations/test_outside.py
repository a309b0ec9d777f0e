"""What is the outside's fault is waited for; what is a file's or ours is a failure."""

import errno
import sqlite3
import time
from datetime import timedelta

import pytest
from boto3.exceptions import Boto3Error, RetriesExceededError
from botocore.exceptions import (
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
    NoCredentialsError,
    ParamValidationError,
    ReadTimeoutError,
    ResponseStreamingError,
)
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DataError, IntegrityError, InterfaceError, OperationalError
from django.db.models.functions import Now
from django.utils import timezone
from kombu.exceptions import OperationalError as BrokerAway
from pytest_django import Settings

from donations import runner, work
from donations.models import Unit
from donations.outside import is_of_the_outside
from donations.runner import Program
from donations.sweep import sweep
from donations.work import Claim
from publishing.hubs import Trouble

AWAY = EndpointConnectionError(endpoint_url="http://localhost:9000")


def answered(status: int, code: str) -> ClientError:
    """Return what the S3 client raises for an answer."""
    return ClientError({"Error": {"Code": code}, "ResponseMetadata": {"HTTPStatusCode": status}}, "GetObject")  # type: ignore[typeddict-item]


def sqlite_said(code: int) -> OperationalError:
    """Return what Django raises for an error of SQLite."""
    cause = sqlite3.OperationalError("no")
    cause.sqlite_errorcode = code
    error = OperationalError(f"SQLite: {code}")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    "error",
    [
        AWAY,
        ConnectTimeoutError(endpoint_url="http://localhost:9000"),
        ReadTimeoutError(endpoint_url="http://localhost:9000"),
        ResponseStreamingError(error="broken"),
        NoCredentialsError(),
        RetriesExceededError(Boto3Error("read timed out")),
        answered(500, "InternalError"),
        answered(503, "SlowDown"),
        answered(507, "XMinioStorageFull"),
        answered(429, "TooManyRequests"),
        answered(403, "AccessDenied"),  # a key that was changed
        answered(404, "NoSuchBucket"),
        OSError(errno.ENOSPC, "No space left on device"),
        OSError(errno.EIO, "Input/output error"),
        OSError(errno.ESTALE, "Stale file handle"),
        PermissionError(errno.EACCES, "Permission denied"),
        ConnectionResetError(errno.ECONNRESET, "Connection reset by peer"),
        TimeoutError("timed out"),
        OperationalError("connection refused"),
        InterfaceError("connection already closed"),
        sqlite_said(sqlite3.SQLITE_BUSY),
        BrokerAway("the broker refused"),
    ],
    ids=repr,
)
def test_what_passes_by_itself_is_of_the_outside(error: Exception) -> None:
    assert is_of_the_outside(error)


@pytest.mark.parametrize(
    "error",
    [
        ValueError("no puede ser"),
        MemoryError(),
        answered(404, "NoSuchKey"),
        answered(400, "InvalidRequest"),
        ParamValidationError(report="…"),
        OSError("Couldn't deserialize thrift"),  # so pyarrow says that a Parquet file is broken
        OSError(errno.EPERM, "Operation not permitted"),
        OSError(errno.ENAMETOOLONG, "File name too long"),
        IsADirectoryError(errno.EISDIR, "Is a directory"),
        DataError("value too long"),
        IntegrityError("duplicate key"),
        sqlite_said(sqlite3.SQLITE_ERROR),  # our own question was wrong
    ],
    ids=repr,
)
def test_what_is_a_files_or_ours_is_not(error: Exception) -> None:
    assert not is_of_the_outside(error)


def test_an_error_that_another_brought_about_is_told_by_its_cause() -> None:
    wrapped = RuntimeError("the part could not be written")
    wrapped.__cause__ = AWAY
    assert is_of_the_outside(wrapped)


def test_the_hub_was_waited_for_already() -> None:
    trouble = Trouble("ConnectError: connection refused")
    trouble.__cause__ = ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused")
    assert not is_of_the_outside(trouble)


def test_a_cleaning_up_that_fails_as_well_is_no_excuse_for_a_fault_of_ours() -> None:
    """What was under way when an error came is not its cause."""
    error = ValueError("no puede ser")
    error.__context__ = AWAY
    assert not is_of_the_outside(error)


def test_a_file_that_is_gone_is_no_outage_but_a_folder_that_is_not_mounted_is() -> None:
    gone = FileNotFoundError(errno.ENOENT, "No such file or directory")
    assert is_of_the_outside(gone)  # nothing is there at all
    default_storage.save("originals/uno", ContentFile(b"hola"))
    assert not is_of_the_outside(gone)


@pytest.fixture
def unit(db: None) -> Unit:
    return work.plan("t", "k")


def _end(claim: Claim) -> None:
    claim.finish()


def _give_up(claim: Claim) -> None:
    claim.finish(state=Unit.State.FAILED)


def _refuse(_claim: Claim) -> None:
    raise AWAY


def turn(unit: Unit, run: Program | None = None) -> bool:
    ran = runner.run(unit.pk, {"t": run or Program(_refuse, _give_up)})
    unit.refresh_from_db()
    return ran


def is_due(unit: Unit) -> None:
    Unit.objects.filter(pk=unit.pk).update(not_before=Now() - timedelta(seconds=1))


def test_an_outage_uses_up_no_attempt_and_the_unit_waits(unit: Unit) -> None:
    turn(unit)
    assert (unit.state, unit.attempts, unit.lost, unit.put_off) == (Unit.State.WAITING, 0, 0, 1)
    assert unit.not_before is not None
    assert unit.not_before > timezone.now()
    assert "EndpointConnectionError" in unit.last_error


def test_nobody_takes_it_before_its_time_and_nobody_is_woken(unit: Unit) -> None:
    turn(unit)
    Unit.objects.update(rung_at=None)
    assert work.next_waiting("ingestion") is None
    assert sweep()["rung"] == 0
    assert not turn(unit)
    is_due(unit)
    assert sweep()["rung"] == 1
    assert work.next_waiting("ingestion") == unit.pk
    assert turn(unit, Program(_end, _give_up))
    assert (unit.state, unit.not_before) == (Unit.State.DONE, None)


def test_what_waits_keeps_nobody_else_from_work(unit: Unit) -> None:
    turn(unit)
    other = work.plan("t", "other")
    assert work.next_waiting("ingestion") == other.pk


def test_the_waits_grow_and_are_hours_together(unit: Unit) -> None:
    waits = []
    while unit.state == Unit.State.WAITING and unit.put_off < 1_000:
        before = timezone.now()
        turn(unit)
        if unit.not_before:
            waits.append(round((unit.not_before - before).total_seconds()))
        is_due(unit)
    assert waits[:5] == [10, 60, 300, 900, 900]
    assert waits == sorted(waits)
    assert sum(waits) > 12 * 3600
    assert unit.state == Unit.State.FAILED


def test_a_batch_is_not_split_for_an_outage(unit: Unit) -> None:
    def split(_claim: Claim) -> bool:
        pytest.fail("there is nothing wrong with its files")

    for _ in range(4):
        turn(unit, Program(_refuse, _give_up, split))
        is_due(unit)


def test_faults_of_ours_are_counted_as_before_between_two_outages(unit: Unit) -> None:
    def stumble(_claim: Claim) -> None:
        raise ValueError("no puede ser")

    turn(unit)
    is_due(unit)
    for _ in range(3):
        turn(unit, Program(stumble, _give_up))
    assert (unit.attempts, unit.put_off) == (3, 1)
    turn(unit, Program(stumble, _give_up))
    assert unit.state == Unit.State.FAILED


@pytest.mark.django_db(transaction=True)
def test_the_heartbeat_outlives_a_database_that_is_away_for_a_moment(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.LEASE_SECONDS = 2
    renew, beats = Claim.renew, []

    def stumbling(claim: Claim) -> None:
        beats.append(claim)
        if len(beats) == 1:
            raise OperationalError("the server closed the connection unexpectedly")
        renew(claim)

    def work_long(claim: Claim) -> None:
        time.sleep(3)
        claim.finish()

    monkeypatch.setattr(Claim, "renew", stumbling)
    unit = work.plan("t", "k")
    turn(unit, Program(work_long, _give_up))
    assert len(beats) > 2
    assert (unit.state, unit.lost) == (Unit.State.DONE, 0)
