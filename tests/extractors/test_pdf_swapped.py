"""Ligatures whose bytes a program wrote the wrong way round are the letters that they are drawn as; Chinese words stay."""

import pytest

from ingestion.extractors.pdf_swapped import with_bytes_in_order
from tests.extractors.papers import raw_pdf, stream
from tests.extractors.reading import read


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("la 昀椀esta o昀椀cial del 昀氀autista", "la fiesta oficial del flautista"),
        ("su o昀昀椀ce, el a昀昀luente", "su office, el affluente"),
        ("gara琀琀o, cura琀椀va", "garatto, curativa"),
        ("吀栀eodor", "Theodor"),
    ],
)
def test_they_are_letters(told: str, meant: str) -> None:
    assert with_bytes_in_order(told) == meant


@pytest.mark.parametrize(
    "text",
    [
        "昀椀",
        "中昀椀 y",
        "y昀椀中",
        "y 昀椀中",
        "la 琀 sola",
        "昀椀 昀氀 apart",
        "fiesta",
        "中文 y español: 琀椀字",
    ],
)
def test_chinese_words_stay(text: str) -> None:
    assert with_bytes_in_order(text) == text


def test_a_page_with_one_is_read_right() -> None:
    code = b"/CIDInit /ProcSet findresource begin begincmap 1 beginbfchar <41> <66006900> endbfchar endcmap"
    data = raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        stream(b"BT /F 12 Tf 40 200 Td (la Aesta oAcial) Tj ET"),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
        stream(code),
    )
    assert read(data, "application/pdf")[0].text == "la fiesta oficial"
