"""Donated crawls give the text of their pages, confined, each with a line of its own that says what became of it."""

import gzip
from pathlib import Path
from typing import Any

import pytest

from donations.models import Donation
from donations.wording.ledger import REASONS
from ingestion import confined
from ingestion.job import Allowance
from ingestion.recorded import Recorded
from tests.extractors.papers import lines, pdf_of
from tests.factories import give, send
from tests.ingestion.machine import turn
from tests.ingestion.test_flow import LETTER, PIXEL, zip_of
from tests.opening.crawls import INFO, by_record, chunked, page, record

BUDGET: Allowance = {"members": 1_000, "unpacked_bytes": 1 << 30}
WORDS = (
    "La abuela Inés contó que el río creció tres veces aquel año, y que nadie volvió a sembrar junto al agua."
)
PAGE = f"<!doctype html><html><head><title>Río</title></head><body><p>{WORDS}</p></body></html>"
SITE = "https://radio.example.org"
RECORDS = [
    INFO,
    page(f"{SITE}/", chunked(gzip.compress(PAGE.encode()), 30), "text/html", "Content-Encoding: gzip", "Transfer-Encoding: chunked"),
    page(f"{SITE}/vieja", PAGE.encode("cp1252"), "text/html; charset=windows-1252"),
    page(f"{SITE}/", PAGE.replace("abuela", "maestra").encode()),
    page(f"{SITE}/informe", pdf_of([lines("El ñandú corrió por la pampa.")]), "application/pdf"),
    page(f"{SITE}/foto", PIXEL, "image/png"),
    page(f"{SITE}/ida", b"<p>No hay</p>", status="404 Not Found"),
    page(f"{SITE}/s.js", b"var a = 1;", "application/javascript"),
    record("revisit", f"{SITE}/vieja", b"HTTP/1.1 200 OK\r\n\r\n", "application/http; msgtype=response"),
    page(f"{SITE}/caja.zip", zip_of({"carta.txt": LETTER.encode()}), "application/zip"),
    record("conversion", f"{SITE}/texto", LETTER.encode(), "text/plain"),
]  # fmt: skip
ENDS = {
    f"{SITE}/": ("text", ""),
    f"{SITE}/vieja": ("text", ""),
    f"3/{SITE}/": ("text", ""),
    f"{SITE}/informe": ("text", ""),
    f"{SITE}/foto": ("media", "media_not_transcribed"),
    f"{SITE}/ida": ("skipped", "no_page"),
    f"{SITE}/s.js": ("skipped", "system_file"),
    f"8/{SITE}/vieja": ("skipped", "seen_before"),
    f"{SITE}/caja.zip!carta.txt": ("text", ""),
    f"{SITE}/caja.zip": ("unpacked", "unpacked"),
    f"{SITE}/texto": ("text", ""),
    "": ("unpacked", "unpacked"),
}
CRAWLS = {
    "crawl.warc": b"".join(RECORDS),
    "crawl.warc.gz": by_record(RECORDS),
    "entero.warc.gz": gzip.compress(b"".join(RECORDS)),
}


def _read(tmp_path: Path, name: str, content: bytes) -> list[dict[str, Any]]:
    path = tmp_path / "archivo"
    path.write_bytes(content)
    return list(confined.read(path, {"name": name, "size": len(content), "budget": BUDGET}))


def _ends(messages: list[dict[str, Any]]) -> dict[str, tuple[str, str]]:
    return {one["member"]: (one["outcome"], one["reason"]) for one in messages if one["m"] == "end"}


@pytest.mark.parametrize("name", CRAWLS)
def test_every_page_is_read_as_what_it_is(tmp_path: Path, name: str) -> None:
    messages = _read(tmp_path, name, CRAWLS[name])
    assert _ends(messages) == ENDS
    texts = {one["member"]: one["text"].strip() for one in messages if one["m"] == "doc"}
    assert texts[f"{SITE}/"] == texts[f"{SITE}/vieja"] == WORDS
    assert texts[f"3/{SITE}/"] == WORDS.replace("abuela", "maestra")
    assert texts[f"{SITE}/texto"] == LETTER.strip()
    consumed = [one["consumed"] for one in messages if "consumed" in one]
    assert consumed == sorted(consumed)
    assert consumed[-1] == len(CRAWLS[name])


def test_a_crawl_in_a_box_is_read_too(tmp_path: Path) -> None:
    ends = _ends(_read(tmp_path, "lote.zip", zip_of({"a.warc.gz": CRAWLS["crawl.warc.gz"], "b.warc": CRAWLS["crawl.warc"]})))  # fmt: skip
    inside = {f"!{member}" if member else "": said for member, said in ENDS.items()}
    boxes = {f"{box}{member}": said for box in ("a.warc.gz", "b.warc") for member, said in inside.items()}
    assert ends == boxes | {"": ("unpacked", "unpacked")}


def test_a_crawl_that_breaks_off_keeps_the_text_there_is_and_says_so(tmp_path: Path) -> None:
    whole = INFO + page(f"{SITE}/a", PAGE.encode()) + page(f"{SITE}/b", (WORDS * 400).encode(), "text/plain")
    assert _ends(_read(tmp_path, "crawl.warc", whole[:-2_000])) == {
        f"{SITE}/a": ("text", ""), f"{SITE}/b": ("text", "cut_short"), "": ("damaged", "cut_short"),
    }  # fmt: skip


@pytest.mark.django_db
def test_a_donated_crawl_is_accounted_for_record_by_record(donation: Donation) -> None:
    give(donation, "crawl.warc.gz", CRAWLS["crawl.warc.gz"])
    send(donation)
    turn()
    version = donation.versions.get()
    lines = version.ledger.values_list("member", "outcome", "reason")
    assert {member: (outcome, reason) for member, outcome, reason in lines} == ENDS
    assert len(lines) == len(ENDS)
    assert {reason for _, _, reason in lines if reason} <= REASONS.keys()
    assert version.documents == Recorded(version).count("text") == 6
    assert max(version.ledger.values_list("bytes", flat=True)) < 1 << 20
