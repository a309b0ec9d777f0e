"""Large files are read in ranges, killed workers leave nothing doubled, failing batches are split, and all is settled."""

import io
import itertools
import json
from datetime import timedelta
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.db.models.functions import Now

from donations import retries, runner, tasks, work
from donations.models import Donation, File, LedgerEntry, Status, Unit, User
from donations.sweep import sweep
from ingestion import flow, limits, parts
from ingestion.programs.session import Session
from ingestion.programs.survey import ranges_of
from ingestion.recorded import Recorded
from tests.factories import give, send
from tests.ingestion.machine import texts, turn, units
from tests.ingestion.test_flow import LETTER, zip_of

pytestmark = pytest.mark.django_db

ROWS = [f"{LETTER}{number}" for number in range(200)]
LINES = "\n".join(json.dumps({"texto": row}, ensure_ascii=False) for row in ROWS).encode()


PARQUET = "application/vnd.apache.parquet"


def parquet_of(rows: list[str], each: int) -> bytes:
    """Return a Parquet file with row groups of so many rows."""
    made = io.BytesIO()
    pq.write_table(
        pa.table({"texto": rows}), made, row_group_size=each, compression="zstd", use_dictionary=False
    )
    return made.getvalue()


@pytest.fixture
def small_ranges(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make small files count as large ones."""
    monkeypatch.setattr(limits, "SMALL_FILE", 1_000)
    monkeypatch.setattr(limits, "RANGE_BYTES", 4_000)
    monkeypatch.setattr(limits, "RANGE_MEMBERS", 7)
    monkeypatch.setattr(limits, "LEDGER_ROWS", 20)
    monkeypatch.setattr(parts, "FULL_BYTES", 3_000)


def test_ranges_cover_everything_once() -> None:
    cut = list(ranges_of(200 << 20, "application/x-ndjson", 0))
    assert [start for start, _, _ in cut][1:] == [stop for _, stop, _ in cut][:-1]
    assert (cut[0][0], cut[-1][1], sum(size for _, _, size in cut)) == (0, 200 << 20, 200 << 20)
    assert list(ranges_of(10, "text/csv", 0)) == [(0, None, 10)]


@pytest.mark.usefixtures("small_ranges")
def test_a_record_file_in_ranges_gives_every_row_once_and_one_line(donation: Donation) -> None:
    give(donation, "filas.jsonl", LINES)
    send(donation)
    turn()
    assert len(units(donation, "read")) > 3
    assert sorted(texts(donation).values()) == sorted(ROWS)
    line = LedgerEntry.objects.get(version__donation=donation)
    assert (line.outcome, line.documents, line.bytes) == ("text", 200, len(LINES))
    assert line.languages["es"] > 0.9


def test_row_groups_are_never_cut() -> None:
    groups = [(10, 40 << 20)] * 5
    assert list(ranges_of(1_001, PARQUET, 0, groups)) == [(0, 20, 400), (20, 40, 400), (40, 50, 201)]
    assert list(ranges_of(10, PARQUET, 0, groups[:1])) == [(0, None, 10)]
    assert list(ranges_of(10, PARQUET, 0, [(3, 1), (0, 0), (4, 1)])) == [(0, None, 10)]
    assert list(ranges_of(10, PARQUET, 0, [(3, 0), (4, 0)])) == [(0, None, 10)]


@pytest.mark.usefixtures("small_ranges")
def test_parquet_is_read_by_several_units_between_its_row_groups(donation: Donation) -> None:
    content = parquet_of(ROWS, 15)
    give(donation, "filas.parquet", content)
    send(donation)
    turn()
    ranges = [(unit.payload["start"], unit.payload["stop"]) for unit in units(donation, "read")]
    assert len(ranges) > 3
    assert all(start % 15 == 0 for start, _ in ranges)
    assert sum(unit.bytes_done for unit in units(donation, "read")) == len(content)
    assert sorted(texts(donation).values()) == sorted(ROWS)
    line = LedgerEntry.objects.get(version__donation=donation)
    assert (line.outcome, line.documents, line.bytes) == ("text", 200, len(content))


@pytest.mark.usefixtures("small_ranges")
def test_a_crowded_archive_keeps_its_ledger_as_parquet(donation: Donation) -> None:
    members = {f"{n:03d}.txt": f"{LETTER}{n}".encode() for n in range(40)} | {"roto.pdf": b"%PDF-1.4 nada"}
    give(donation, "lote.zip", zip_of(members))
    send(donation)
    turn()
    version = donation.versions.get()
    assert sum(part.members for part in version.ledger_parts.all()) == 40
    assert {(line.member, line.outcome) for line in version.ledger.all()} == {
        ("", "unpacked"),
        ("roto.pdf", "damaged"),
    }
    assert version.documents == 40
    donation.refresh_from_db()
    assert donation.status == Status.IN_REVIEW


@pytest.mark.usefixtures("small_ranges")
@pytest.mark.parametrize("name", ["filas.jsonl", "filas.csv", "filas.parquet", "lote.zip"])
def test_a_worker_that_dies_between_checkpoints_loses_and_doubles_nothing(
    donation: Donation, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    content = {
        "filas.jsonl": LINES,
        "filas.csv": "\n".join(["texto", *(f'"{row}"' for row in ROWS)]).encode(),
        "filas.parquet": parquet_of(ROWS, 15),
        "lote.zip": zip_of(
            {"a.jsonl": LINES} | {f"{n:03d}.txt": row.encode() for n, row in enumerate(ROWS[:30])}
        ),
    }[name]
    give(donation, name, content)
    send(donation)
    _die_after_writing(monkeypatch, at={2, 5, 9, 14})
    for _ in range(12):
        try:
            turn()
        except KeyboardInterrupt:  # what a test can raise past every `except Exception`, as a kill would
            Unit.objects.filter(state=Unit.State.RUNNING).update(leased_until=Now() - timedelta(seconds=1))
            sweep()
    expected = ROWS + ROWS[:30] if name == "lote.zip" else ROWS
    version = donation.versions.get()
    assert sorted(row["text"] for row in Recorded(version).rows("text")) == sorted(expected)
    donation.refresh_from_db()
    assert donation.status == Status.IN_REVIEW


def _die_after_writing(monkeypatch: pytest.MonkeyPatch, *, at: set[int]) -> None:
    """Let the worker die right after these parts are in storage, before they are listed."""
    real, count = parts.write, itertools.count(1)

    def write(*args: Any) -> parts.Written:
        written = real(*args)
        if "/parts/" in args[0] and next(count) in at:
            raise KeyboardInterrupt
        return written

    monkeypatch.setattr(parts, "write", write)


def test_a_failing_batch_is_split_and_only_the_poison_fails(
    donation: Donation, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        give(donation, f"carta {number}.txt", f"{LETTER * 3}{number}".encode())
    send(donation)
    real = Session.begin

    def begin(session: Session, file: File, order: int) -> None:
        if file.name == "carta 1.txt":
            raise ValueError("veneno")
        real(session, file, order)

    monkeypatch.setattr(Session, "begin", begin)
    turn()
    outcomes = {line.file.name: line.outcome for line in LedgerEntry.objects.select_related("file")}
    assert outcomes == {"carta 0.txt": "text", "carta 1.txt": "failed", "carta 2.txt": "text"}
    donation.refresh_from_db()
    assert donation.status == Status.IN_REVIEW
    assert donation.findings.filter(code="files_failed", level="block").exists()


def test_what_failed_is_read_again_on_request(
    donation: Donation, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    test_a_failing_batch_is_split_and_only_the_poison_fails(donation, monkeypatch)
    monkeypatch.undo()
    donation.refresh_from_db()
    assert retries.retry_failed(donation, reviewer) == 1
    turn()
    donation.refresh_from_db()
    assert donation.status == Status.IN_REVIEW
    assert len(texts(donation)) == 3
    assert not donation.findings.filter(level="block", resolved_at=None).exists()


def test_a_donation_whose_next_stage_was_never_planned_is_moved_on(donation: Donation) -> None:
    give(donation, "carta.txt", (LETTER * 3).encode())
    send(donation)
    plan, programs = units(donation, "plan")[0], tasks.programs()
    runner.run(plan.pk, programs)
    silent = {kind: runner.Program(program.run, program.give_up) for kind, program in programs.items()}
    for _ in range(8):
        flow.sweep()
        while (pk := work.next_waiting("ingestion")) is not None:
            runner.run(pk, silent)
    donation.refresh_from_db()
    assert donation.status == Status.IN_REVIEW


def test_a_withdrawn_donation_is_not_read_on(donation: Donation) -> None:
    give(donation, "carta.txt", (LETTER * 3).encode())
    send(donation)
    runner.run(units(donation, "plan")[0].pk, tasks.programs())
    Donation.objects.filter(pk=donation.pk).update(status=Status.WITHDRAWN)
    turn()
    assert not LedgerEntry.objects.exists()
    donation.refresh_from_db()
    assert donation.status == Status.WITHDRAWN
