"""Archives that open only front to back are read in one go, taken up again where they were left, and their crowd is counted."""

import gzip
import hashlib
import io
from datetime import timedelta
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.db.models.functions import Now

from donations.models import Donation, LedgerEntry, Status, Unit
from donations.sweep import sweep
from ingestion import confined, limits, parts
from ingestion.job import Allowance
from ingestion.recorded import Recorded
from tests.factories import give, send
from tests.ingestion.machine import texts, turn, units
from tests.ingestion.test_flow import LETTER, PIXEL, zip_of
from tests.ingestion.test_units import LINES, ROWS, _die_after_writing
from tests.opening.boxes import MAKERS, needs_libarchive
from tests.opening.crawls import INFO, by_record, page, record
from tests.opening.tapes import PACKERS, taped

pytestmark = pytest.mark.django_db

BUDGET: Allowance = {"members": 1_000, "unpacked_bytes": 1 << 30}


def _read(tmp_path: Any, name: str, content: bytes) -> list[dict[str, Any]]:
    path = tmp_path / "archivo"
    path.write_bytes(content)
    return list(confined.read(path, {"name": name, "size": len(content), "budget": BUDGET}))


def _ends(messages: list[dict[str, Any]]) -> dict[str, tuple[str, str]]:
    return {one["member"]: (one["outcome"], one["reason"]) for one in messages if one["m"] == "end"}


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make few members a crowd and few bytes a part."""
    monkeypatch.setattr(limits, "LEDGER_ROWS", 20)
    monkeypatch.setattr(parts, "FULL_BYTES", 3_000)


@pytest.mark.parametrize("kind", PACKERS)
def test_boxes_in_boxes_of_every_kind_are_read(tmp_path: Any, kind: str) -> None:
    inner = PACKERS[kind](taped(("dos.txt", (LETTER * 2).encode()), ("foto.png", PIXEL)))
    messages = _read(
        tmp_path, "lote.zip", zip_of({"a.tar.x": inner, "uno.txt.x": PACKERS[kind](LETTER.encode() * 2)})
    )
    assert _ends(messages) == {
        "a.tar.x!dos.txt": ("text", ""),
        "a.tar.x!foto.png": ("media", "media_not_transcribed"),
        "a.tar.x": ("unpacked", "unpacked"),
        "uno.txt.x!uno.txt.x": ("text", ""),
        "uno.txt.x": ("unpacked", "unpacked"),
        "": ("unpacked", "unpacked"),
    }


@needs_libarchive
@pytest.mark.parametrize("kind", MAKERS)
def test_what_libarchive_opens_is_read_confined_at_any_depth(tmp_path: Any, kind: str) -> None:
    inner = MAKERS[kind][1](
        ("dos.txt", (LETTER * 2).encode()), ("tres.txt.gz", gzip.compress(LETTER.encode() * 2))
    )
    ends = _ends(_read(tmp_path, "lote.tar.gz", gzip.compress(taped(("caja", inner)))))
    assert ends == {
        "caja!dos.txt": ("text", ""),
        "caja!tres.txt.gz!tres.txt": ("text", ""),
        "caja!tres.txt.gz": ("unpacked", "unpacked"),
        "caja": ("unpacked", "unpacked"),
        "": ("unpacked", "unpacked"),
    }


def test_a_packed_file_that_breaks_off_keeps_its_text_and_says_so(tmp_path: Any) -> None:
    packed = gzip.compress(LINES)
    ends = _ends(_read(tmp_path, "filas.jsonl.gz", packed[:-30]))
    assert ends["filas.jsonl"] == ("text", "cut_short")
    assert ends[""] == ("unpacked", "unpacked")
    tape = gzip.compress(taped(("a.txt", LETTER.encode()), ("b.bin", bytes(range(256)) * 4_000)))
    ends = _ends(_read(tmp_path, "lote.tar.gz", tape[: len(tape) // 2]))
    assert ends == {"a.txt": ("text", ""), "b.bin": ("damaged", "cut_short"), "": ("damaged", "cut_short")}


def test_a_box_that_holds_itself_ends(tmp_path: Any) -> None:
    packed = b"fin"
    for _ in range(7):
        packed = gzip.compress(packed)
    ends = _ends(_read(tmp_path, "matrioska.gz", packed))
    assert ("refused", "nested_too_deep") in ends.values()


def test_progress_is_what_was_read_of_the_file_itself(tmp_path: Any) -> None:
    content = gzip.compress(taped(*((f"{n}.txt", sha(n)) for n in range(300))))
    ends = [one for one in _read(tmp_path, "lote.tgz", content) if one["m"] == "end"]
    consumed = [one["consumed"] for one in ends]
    assert consumed == sorted(consumed)
    assert consumed[0] < len(content) / 2 < consumed[-1] == len(content)


def sha(number: int) -> bytes:
    """Some text that hardly packs."""
    return "".join(hashlib.sha256(f"{number} {n}".encode()).hexdigest() + "\n" for n in range(40)).encode()


@pytest.mark.usefixtures("small_limits")
def test_a_small_box_does_not_sit_in_a_batch(donation: Donation) -> None:
    give(donation, "carta.txt", (LETTER * 3).encode())
    give(donation, "sin nombre", gzip.compress(taped(("uno.txt", (LETTER * 2).encode()))))
    give(donation, "otra.txt", (LETTER * 4).encode())
    send(donation)
    turn()
    assert len(units(donation, "survey")) == 1
    assert sorted(len(unit.payload["files"]) for unit in units(donation, "read")) == [1, 3]
    lines = LedgerEntry.objects.filter(version__donation=donation).values_list(
        "file__name", "member", "outcome"
    )
    assert sorted(lines) == [
        ("carta.txt", "", "text"),
        ("otra.txt", "", "text"),
        ("sin nombre", "", "unpacked"),
        ("sin nombre", "uno.txt", "text"),
    ]


@pytest.mark.usefixtures("small_limits")
def test_a_crowd_nobody_counted_beforehand_is_counted_on_the_way(donation: Donation) -> None:
    files = [(f"{n:03d}.txt", f"{LETTER}{n}".encode()) for n in range(90)]
    give(donation, "lote.tar.gz", gzip.compress(taped(*files, ("roto.pdf", b"%PDF-1.4 nada"))))
    send(donation)
    turn()
    version = donation.versions.get()
    rows = version.ledger.count()
    crowd = sum(part.members for part in version.ledger_parts.all())
    assert rows + crowd == 92
    assert crowd > 60
    assert set(version.ledger.exclude(outcome="text").values_list("member", "outcome")) == {
        ("", "unpacked"),
        ("roto.pdf", "damaged"),
    }
    assert Recorded(version).count("text") == version.documents == 90
    donation.refresh_from_db()
    assert donation.status == Status.IN_REVIEW


@pytest.mark.usefixtures("small_limits")
@pytest.mark.parametrize(
    "name", ["lote.tar.xz", "crawl.warc.gz", "crawl.warc", "filas.jsonl.zst", "filas.zip", "filas.parquet"]
)
def test_a_worker_that_dies_inside_a_box_loses_and_doubles_nothing(
    donation: Donation, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    small = [(f"{n:03d}.txt", row.encode()) for n, row in enumerate(ROWS[:30])]
    content = {
        "lote.tar.xz": PACKERS["application/x-xz"](taped(*small[:15], ("a.jsonl", LINES), *small[15:])),
        "crawl.warc.gz": by_record(crawl_of(*small[:15], ("a.jsonl", LINES), *small[15:])),
        "crawl.warc": b"".join(crawl_of(*small[:15], ("a.jsonl", LINES), *small[15:])),
        "filas.jsonl.zst": PACKERS["application/zstd"](LINES),
        "filas.zip": zip_of({"a.jsonl": LINES}),
        "filas.parquet": parquet_of(ROWS),
    }[name]
    monkeypatch.setattr(limits, "LEDGER_ROWS", 100)
    give(donation, name, content)
    send(donation)
    starts = _watch_starts(monkeypatch)
    _die_after_writing(monkeypatch, at={2, 4, 7})
    for _ in range(12):
        try:
            turn()
        except KeyboardInterrupt:
            Unit.objects.filter(state=Unit.State.RUNNING).update(leased_until=Now() - timedelta(seconds=1))
            sweep()
    expected = ROWS + ROWS[:30] if name.startswith(("lote", "crawl")) else ROWS
    version = donation.versions.get()
    assert sorted(row["text"] for row in Recorded(version).rows("text")) == sorted(expected)
    is_box = name != "filas.parquet"
    assert any(inner if is_box else start for start, inner in starts), "it never went on in the middle"
    line = version.ledger.get(member__endswith=".jsonl" if is_box else "")
    assert (line.outcome, line.documents) == ("text", 200)
    assert sum(version.ledger.values_list("documents", flat=True)) == len(expected) == len(texts(donation))


def crawl_of(*pages: tuple[str, bytes]) -> list[bytes]:
    """Return the records of a crawl that found these, one of them a resource, each with what was asked for."""
    asked = record(
        "request", "https://a.org/", b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"
    )
    return [
        INFO,
        *(one for name, content in pages for one in (asked, page(f"https://a.org/{name}", content))),
    ]


def parquet_of(rows: list[str]) -> bytes:
    """Return a table of these texts, in row groups of 30."""
    made = io.BytesIO()
    pq.write_table(pa.table({"texto": rows}), made, row_group_size=30)
    return made.getvalue()


def test_a_split_is_told_by_the_name_and_tables_in_boxes_are_read(tmp_path: Any) -> None:
    packed = zip_of({"data/test-00000-of-00001.parquet": parquet_of(ROWS[:40])})
    docs = [one for one in _read(tmp_path, "corpus.zip", packed) if one["m"] == "doc"]
    assert [doc["text"] for doc in docs] == ROWS[:40]
    assert {doc["split"] for doc in docs} == {"test"}


def _watch_starts(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Remember where each reading began."""
    starts: list[tuple[int, int]] = []
    real = confined.read_each

    def read_each(given: Any) -> Any:
        starts.extend((job["start"], job["inner"]) for _, job in given)
        return real(given)

    monkeypatch.setattr(confined, "read_each", read_each)
    return starts
