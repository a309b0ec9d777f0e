"""Texts gathered between lines of <doc …> and </doc>: a row each, nothing between them lost."""

import pytest

from ingestion.extractors import wikiextractor
from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

KIND = "text/x-wikiextractor"
WIKI = """<doc id="12" url="https://es.wikipedia.org/wiki?curid=12" title="Andorra">
Andorra

Andorra es un país &lt;pequeño&gt; del sur de Europa.
Tiene <montañas> & valles.

</doc>
<doc id="13" url="https://es.wikipedia.org/wiki?curid=13" title="La "Vaca" &amp; "Ternera"">
Fiesta.

</doc>
"""
FIRST = {
    "id": "12", "url": "https://es.wikipedia.org/wiki?curid=12", "title": "Andorra",
    "text": "Andorra\n\nAndorra es un país <pequeño> del sur de Europa.\nTiene <montañas> & valles.",
}  # fmt: skip
SECOND = {
    "id": "13", "url": "https://es.wikipedia.org/wiki?curid=13", "title": 'La "Vaca" & "Ternera"', "text": "Fiesta.",
}  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_text_is_a_row_with_what_its_tag_says(encoding: str, newline: str) -> None:
    first, second = read(WIKI.replace("\n", newline).encode(encoding), KIND)
    assert (first.columns, second.columns) == (FIRST, SECOND)
    assert (first.text, second.text) == (FIRST["text"], "Fiesta.")
    assert first.apart == (("text", FIRST["text"]),)
    assert ("decoded:cp1252" in first.cleaning) == (encoding == "cp1252")


def test_what_stands_outside_of_them_or_is_cut_off_is_kept() -> None:
    found = read(f'Antes.\n{WIKI}\nEntre.\n<doc id="14">\nSin fin.'.encode(), KIND)
    assert [one.columns for one in found] == [
        {"text": "Antes."}, FIRST, SECOND, {"text": "Entre."}, {"id": "14", "text": "Sin fin."},
    ]  # fmt: skip


def test_a_text_that_begins_within_another_is_one_of_its_own() -> None:
    found = read(b'<doc id="1">\nUno.\n<doc id="2">\nDos.\n</doc>\n</doc>\n<docente>\n', KIND)
    assert [one.columns for one in found] == [
        {"id": "1", "text": "Uno."}, {"id": "2", "text": "Dos."}, {"text": "<docente>"},
    ]  # fmt: skip


def test_reading_goes_on_where_it_stopped() -> None:
    (second,) = read(WIKI.encode(), KIND, start=1, stop=2)
    assert (second.columns, second.position, second.resume_at) == (SECOND, 1, 2)


def test_nothing_is_empty_and_an_endless_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(b"</doc>\n\n</doc>\n", KIND) == (Outcome.EMPTY, "no_records")
    monkeypatch.setattr(wikiextractor, "_LONGEST_TEXT", 40)
    assert refusal(WIKI.encode(), KIND) == (Outcome.REFUSED, "record_too_large")
