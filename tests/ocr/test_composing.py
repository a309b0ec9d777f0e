"""Words that OCR found become lines and paragraphs; words are joined, what runs along goes, what is unsure is left out."""

import io
import json
from typing import Any

import pytest

from ingestion.ocr import amended
from ingestion.reading.composing import compose

Words = list[tuple[int, int, str]]  # block, line, word


def _tsv(words: Words, *, confidence: float = 95.5, top: int = 300) -> str:
    rows = ["level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"]
    for number, (block, line, word) in enumerate(words):
        height = top + 60 * line + 200 * (block - 1)
        rows.append(f"5\t1\t{block}\t1\t{line}\t{number}\t100\t{height}\t80\t30\t{confidence}\t{word}")
    return "\n".join(rows)


def _composed(*pages: str, is_image: bool = False) -> tuple[dict[str, Any] | None, list[list[int]]]:
    given = {
        "name": "acta.pdf", "member": "", "sha256": "ab", "engine": "tesseract/5:spa", "is_image": is_image,
        "pages": [{"number": number, "height": 2000, "tsv": tsv} for number, tsv in enumerate(pages)],
    }  # fmt: skip
    *documents, last = compose(io.BytesIO(json.dumps(given).encode()))
    return documents[0] if documents else None, last["pages"]


def test_lines_blocks_and_divided_words() -> None:
    words = [(1, 1, "La"), (1, 1, "mon-"), (1, 2, "taña"), (1, 2, "azul."), (2, 1, "Otra"), (2, 1, "cosa.")]
    found, pages = _composed(_tsv(words))
    assert found is not None
    assert found["text"] == "La montaña azul.\n\nOtra cosa."
    assert pages == [[0, 96]]
    assert found["cleaning"][0] == "ocr:tesseract/5:spa:conf=96"
    assert found["position"] == 1


def test_an_unsure_page_is_left_out() -> None:
    found, pages = _composed(_tsv([(1, 1, "Claro")]), _tsv([(1, 1, "~~mancha")], confidence=20))
    assert found is not None
    assert (found["text"], pages) == ("Claro", [[0, 96]])


def test_in_an_image_a_few_words_are_no_page() -> None:
    """A sign in a street, or words that a machine sees in leaves: short ones, and unsure."""
    sign = [(1, 1, word) for word in ("Panadería", "La", "Moderna", "abierto")]
    letter = [
        (1, 1, "palabras"),
        (1, 2, "verdaderas"),
        (1, 3, "escribimos"),
        (1, 4, "despacio"),
        (1, 5, "entonces"),
    ]
    crumbs = [(1, 1, letter) for letter in "abcdefghij" * 9]
    assert _composed(_tsv(sign))[1] == [[0, 96]]
    assert _composed(_tsv(sign), _tsv(crumbs), is_image=True) == (None, [])
    assert _composed(_tsv(letter, confidence=55), is_image=True) == (None, [])
    assert _composed(_tsv(letter), is_image=True)[1] == [[0, 96]]


@pytest.mark.parametrize("tsv", ["", "no es\tuna tabla", "5\t1\t1\t1\t1\t1\t1\t1\t1\t1\t95\t "])
def test_nothing_gives_nothing(tsv: str) -> None:
    assert _composed(tsv) == (None, [])


def test_what_is_found_on_a_scanned_page_says_which_it_is() -> None:
    notice = "Obra bajo licencia Creative Commons Atribución 4.0 Internacional"
    tsvs = [_tsv([(1, 1, word) for word in said.split()]) for said in ("Acta de la asam- blea", "", notice)]
    found, _ = _composed(*tsvs)
    assert found is not None
    assert [(hit["id"], hit["page"]) for hit in found["evidence"]] == [("cc-by-4.0", 3)]


def test_numbers_of_pages_go() -> None:
    pages = [
        f"{_tsv([(1, 1, f'cuerpo{letter}')])}\n5\t1\t9\t1\t9\t1\t600\t1900\t20\t30\t95\t{number}"
        for number, letter in enumerate("abcd", start=11)
    ]
    found, _ = _composed(*pages)
    assert found is not None
    assert found["text"].split("\n") == ["cuerpoa", "cuerpob", "cuerpoc", "cuerpod"]


LINE: dict[str, Any] = {
    "outcome": "needs_ocr", "reason": "scanned_pages", "params": {"pages": 3, "of": 3}, "extractor": "pdf/2", "documents": 0,
    "characters": 0, "pages": 3, "pages_needing_ocr": 3, "languages": {}, "licences": [],
}  # fmt: skip


def test_the_line_of_the_ledger_says_what_was_read() -> None:
    found = {"characters": 9, "bytes": 10, "languages": {"es": 1.0}, "evidence": [{"id": "cc0-1.0"}]}
    changed = amended(LINE, found, [(0, 90), (2, 80)], "tesseract/5:spa")
    assert changed == {
        "outcome": "text", "reason": "read_by_ocr", "params": {"pages": 2, "confidence": 85},
        "extractor": "pdf/2+tesseract/5:spa", "documents": 1, "characters": 9, "pages": 3, "pages_needing_ocr": 1,
        "languages": {"es": 10}, "licences": [{"id": "cc0-1.0"}],
    }  # fmt: skip
    assert amended(LINE, None, [], "tesseract/5:spa") == {
        "reason": "ocr_found_nothing",
        "params": {"pages": 3},
    }
    assert amended(LINE | {"documents": 1}, None, [], "tesseract/5:spa") == {}
