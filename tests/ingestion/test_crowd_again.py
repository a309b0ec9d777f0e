"""Of a box so large that its members are only counted, those that failed are read again alone: few rows, few passes, honest counts."""

import gzip
from collections.abc import Iterator
from typing import Any

import pyarrow.parquet as pq
import pytest
from django.test import Client

from donations import again, retries, storage
from donations.models import Donation, LedgerPart, Status, Unit, User
from donations.progress import progress_of
from ingestion import confined, limits
from ingestion.ocr import here
from ingestion.programs import read
from ingestion.recorded import Recorded
from ingestion.series import MOST_DEATHS
from tests.factories import give, send
from tests.ingestion.machine import texts, turn, units
from tests.ingestion.test_flow import LETTER, zip_of
from tests.scans import FIRST, scan_of

pytestmark = pytest.mark.django_db

INNER = {f"d{n}.txt": f"{LETTER} d{n}".encode() for n in range(5)}
BOX = {f"{n:03d}.txt": f"{LETTER} {n:03d}".encode() for n in range(60)} | {"dentro.zip": zip_of(INNER)}
ALL = sorted([*(f"{n:03d}" for n in range(60)), *(f"d{n}" for n in range(5))])
Seen = list[dict[str, Any]]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty members are a crowd."""
    monkeypatch.setattr(limits, "LEDGER_ROWS", 20)


def _breaking(monkeypatch: pytest.MonkeyPatch, *members: str) -> Seen:
    """Let the reader die of these for a fault of ours; return the jobs that were asked for."""
    real, asked = confined.read_each, list[dict[str, Any]]()

    def read_each(given: Any) -> Iterator[tuple[int, dict[str, Any]]]:
        asked.extend(job for _, job in given)
        for at, message in real(given):
            if message["m"] == "end" and message["member"] in members:
                message = {**message, "outcome": "failed", "reason": "reader_crashed"}
            yield at, message

    monkeypatch.setattr(confined, "read_each", read_each)
    return asked


def _read(donation: Donation, box: dict[str, bytes]) -> None:
    give(donation, "caja.zip", zip_of(box))
    send(donation)
    turn("ingestion", "ocr", "ingestion")
    donation.refresh_from_db()
    assert donation.status == Status.IN_REVIEW


def _last_words(donation: Donation) -> list[str]:
    return sorted(text.split()[-1] for text in texts(donation).values())


def _counted(donation: Donation) -> int:
    """Every line, be it a row or one of the crowd."""
    version = donation.versions.get()
    return version.ledger.count() + sum(part.members for part in version.ledger_parts.all())


def test_many_that_failed_are_read_in_few_passes_and_none_becomes_a_row(
    donation: Donation, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = [f"{n:03d}.txt" for n in range(50)]
    with monkeypatch.context() as patched:
        _breaking(patched, *failed)
        _read(donation, BOX)
    assert retries.pieces_failed(donation.versions.first()) == 50
    before = _counted(donation)
    asked = _breaking(monkeypatch)
    assert retries.retry_failed(donation, reviewer) == 50
    assert [len(unit.payload["only"]) for unit in units(donation, "reread")] == [again.TOGETHER, 10]
    turn()
    assert [len(job["only"]) for job in asked] == [again.TOGETHER, 10]
    assert sorted(name for job in asked for name in job["only"]) == failed
    assert _last_words(donation) == ALL
    assert _counted(donation) == before
    assert donation.versions.get().ledger.count() == 1, "the box itself: what was read again is counted only"
    assert Recorded(donation.versions.get()).count("text") == 65
    assert donation.versions.get().documents == 65


def test_one_is_tried_by_itself_and_the_page_counts_it(
    client: Client, donation: Donation, donor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        _breaking(patched, "007.txt", "008.txt")
        _read(donation, BOX)
    client.force_login(donor)
    line = donation.versions.get().ledger.get(member="007.txt")
    client.post(f"/donacion/{donation.pk}/otra-vez/", {"line": line.pk})
    donation.refresh_from_db()
    shown = progress_of(donation)
    assert (shown.members_done, shown.members, shown.share) == (0, 1, 0.0)
    page = client.get(f"/donacion/{donation.pk}/").content.decode()
    assert "Ahora volvemos a intentar lo que no pudimos leer: 0 de 1" in page
    turn()
    assert _last_words(donation) == ALL, "what the other one gave before it failed stays, once"
    assert donation.versions.get().ledger.get(outcome="failed").member == "008.txt"
    (told,) = (row for part in _crowd(donation) for row in part if row["member"] == "007.txt")
    assert f'"{again.TRIES}":1' in told["params"].replace(" ", "")


def _crowd(donation: Donation) -> Iterator[list[dict[str, Any]]]:
    for part in LedgerPart.objects.filter(version__donation=donation):
        with storage.local_copy(part.path) as path:
            rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
        assert len(rows) == part.members, "what has a row is not in the crowd"
        yield rows


def test_a_box_inside_that_failed_takes_its_counted_members_back_first(
    donation: Donation, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        _breaking(patched, "dentro.zip")
        _read(donation, BOX)
    assert _last_words(donation) == ALL
    before = _counted(donation)
    retries.retry_failed(donation, reviewer)
    turn()
    assert _last_words(donation) == ALL, "no row is lost or doubled"
    assert _counted(donation) == before
    assert donation.versions.get().documents == 65
    assert sum(map(len, _crowd(donation))) == before - 1
    assert Recorded(donation.versions.get()).count("unpacked") == 2


def test_of_several_together_only_the_poison_fails_again(
    donation: Donation, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        _breaking(patched, "001.txt", "002.txt", "003.txt")
        _read(donation, BOX)
    real = read.run

    def run(claim: Any) -> None:
        if "002.txt" in claim.unit.payload.get("only", ()):
            raise ValueError("veneno")
        real(claim)

    with monkeypatch.context() as patched:
        patched.setattr(read, "run", run)
        retries.retry_failed(donation, reviewer)
        turn()
    assert _last_words(donation) == [word for word in ALL if word != "002"]
    (line,) = donation.versions.get().ledger.filter(outcome="failed")
    assert (line.member, line.reason) == ("002.txt", again.GIVEN_UP)
    assert again.ways(line.version, [line]) == {line.pk: again.Way.UNIT}
    retries.retry_line(Donation.objects.get(), line, reviewer)
    turn()
    assert _last_words(donation) == ALL
    states = [unit.state for unit in units(donation, "reread")]
    assert sorted(states) == sorted([Unit.State.SPLIT, *[Unit.State.DONE] * 3])


def test_a_page_that_is_a_picture_keeps_its_line_in_the_largest_box(
    donation: Donation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(here, "find_engine", lambda: None)
    mixed = scan_of(FIRST, typed=(LETTER[:60], LETTER[60:120]))
    _read(donation, BOX | {"acta.pdf": mixed})
    line = donation.versions.get().ledger.exclude(member="").get()
    assert (line.member, line.outcome, line.pages_needing_ocr) == ("acta.pdf", "text", 1)
    assert sum(map(len, _crowd(donation))) == 66


def test_so_many_together_never_make_the_rest_be_refused() -> None:
    assert again.TOGETHER < MOST_DEATHS


def test_of_a_crowd_half_a_text_has_its_line(donation: Donation) -> None:
    """Somebody may want to send the whole."""
    half = gzip.compress(LETTER.encode() * 50)[:-20]
    _read(donation, {f"{n:03d}.txt": f"{LETTER} {n:03d}".encode() for n in range(60)} | {"zz.txt.gz": half})
    line = donation.versions.get().ledger.get(reason="cut_short")
    assert (line.member, line.outcome) == ("zz.txt.gz!zz.txt", "text")
    assert donation.findings.get(code="files_cut").evidence[0]["member"] == line.member
