"""A donation's scanned pages are read after its files, on a queue of their own, and its ledger says so."""

import json
import tempfile
from typing import Any

import pytest

from donations import pictures, sentences, storage, work
from donations.models import Donation, LedgerEntry, Status
from donations.progress import progress_of
from ingestion.ocr import Engine, Recognised, here
from ingestion.programs import ocr as program
from tests.factories import give, send
from tests.ingestion.machine import texts, turn, units
from tests.ocr.engine import needs_engine
from tests.opening.archives import zipped
from tests.scans import FIRST, SECOND, scan_of

pytestmark = pytest.mark.django_db
ENGINE = Engine("/usr/bin/tesseract", "5.3.0", ("spa",), "/datos")
WORDS = (
    "Volvieron",
    "al",
    "pueblo",
    "después",
    "de",
    "la",
    "lluvia",
    "con",
    "sus",
    "papeles",
    "viejos",
    "y",
    "mojados",
)


def _tsv(number: int) -> str:
    words = (*WORDS, "página", f"{number:03d}".translate(str.maketrans("0123456789", "abcdefghij")))
    return "\n".join(
        f"5\t1\t1\t1\t{place // 5}\t{place}\t100\t{400 + 60 * (place // 5)}\t80\t30\t91\t{word}"
        for place, word in enumerate(words)
    )


@pytest.fixture
def readable(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """An engine that recognises every page; the list holds the pages it was asked for."""
    asked: list[int] = []

    def recognised(_path: Any, job: dict[str, Any], *_: Any, start: int = 0, **__: Any) -> Any:
        for number in range(start, 2 if job["draw"] else 6):
            asked.append(number)
            yield Recognised(number, 2000, _tsv(number))

    monkeypatch.setattr(here, "find_engine", lambda: ENGINE)
    monkeypatch.setattr(program, "find_engine", lambda: ENGINE)
    monkeypatch.setattr(program, "recognise", recognised)
    return asked


def _line(donation: Donation, member: str = "") -> LedgerEntry:
    return LedgerEntry.objects.get(version__donation=donation, member=member)


def test_scanned_pages_become_text_before_the_checks(donation: Donation, readable: list[int]) -> None:
    give(donation, "acta.pdf", scan_of(*[FIRST] * 6))
    send(donation)
    turn("ingestion", "ocr", "ingestion")
    line = _line(donation)
    assert (line.outcome, line.reason, line.params) == ("text", "read_by_ocr", {"pages": 6, "confidence": 91})
    assert (line.pages, line.pages_needing_ocr, line.documents) == (6, 0, 1)
    assert line.languages["es"] > 0.9
    (text,) = texts(donation).values()
    assert text.count("Volvieron al pueblo") == 6
    donation.refresh_from_db()
    assert donation.status == Status.IN_REVIEW
    assert donation.versions.get().characters == len(text)
    assert [unit.queue for unit in units(donation, "ocr")] == ["ocr"]
    assert units(donation, "ocr")[0].result["pages"][0] == [0, 91]
    assert readable == list(range(6))


@pytest.mark.usefixtures("readable")
def test_members_of_archives_and_pages_beside_text(donation: Donation) -> None:
    scan = scan_of(FIRST, SECOND, typed=("Hola a todas las personas",))
    give(donation, "lote.zip", zipped(("acta.pdf", scan), ("b.txt", b"Adios")))
    send(donation)
    turn("ingestion", "ocr", "ingestion")
    line = _line(donation, "acta.pdf")
    assert (line.outcome, line.documents, line.pages, line.pages_needing_ocr) == ("text", 2, 3, 0)
    assert len(texts(donation)) == 3


def test_a_worker_that_dies_goes_on_at_the_next_pages(donation: Donation, readable: list[int]) -> None:
    give(donation, "acta.pdf", scan_of(*[FIRST] * 6))
    send(donation)
    turn("ingestion")
    assert (_line(donation).outcome, _line(donation).reason) == ("needs_ocr", "waits_for_ocr")
    assert "no tienes que hacer nada" in sentences.for_reason(_line(donation).reason, _line(donation).params)
    pk = work.next_waiting("ocr")
    assert pk is not None
    claim = work.claim(pk)
    assert claim is not None
    program._keep(claim, [{"number": number, "height": 2000, "tsv": _tsv(number)} for number in range(4)])
    shown = progress_of(donation)
    assert (shown.files_done, shown.files, shown.pages_done, shown.pages) == (1, 1, 4, 6)
    assert round(shown.share, 2) == 0.67
    claim.give_back()
    turn("ocr", "ingestion")
    assert readable == [4, 5]
    (text,) = texts(donation).values()
    assert text.count("Volvieron al pueblo") == 6


def test_without_an_engine_pages_stay_counted_and_can_be_read_later(
    donation: Donation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(here, "find_engine", lambda: None)
    give(donation, "acta.pdf", scan_of(FIRST, SECOND))
    give(donation, "b.txt", b"Adios")
    send(donation)
    turn("ingestion", "ocr", "ingestion")
    line = LedgerEntry.objects.get(file__name="acta.pdf")
    assert (line.outcome, line.reason, line.pages_needing_ocr) == ("needs_ocr", "scanned_pages", 2)
    assert "no hace falta que lo subas otra vez" in sentences.for_reason(line.reason, line.params)
    assert units(donation, "ocr") == []
    assert list(pictures.waiting_in(donation.versions.get())) == [line]


@needs_engine
def test_with_the_real_engine_and_no_folder_but_our_own(
    donation: Donation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere")
    give(donation, "acta.pdf", scan_of(FIRST))
    send(donation)
    turn("ingestion", "ocr", "ingestion")
    assert "nadie había dormido" in next(iter(texts(donation).values()))
    kept = units(donation, "ocr")[0].checkpoint["kept"]
    with storage.local_copy(kept[0]) as path:
        assert json.loads(path.read_bytes())[0]["number"] == 0
