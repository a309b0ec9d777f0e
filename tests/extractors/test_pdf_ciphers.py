"""Numbers of glyphs are no text and have to be read by eye; what is written in few vowels, in capitals or in figures is text."""

import pytest

from ingestion.extractors.pdf_ciphers import is_ciphered
from ingestion.types import Outcome
from tests.extractors.papers import raw_page
from tests.extractors.reading import read, refusal

PDF = "application/pdf"
SAID = "La casa de mi abuela estaba al final del camino de tierra, junto a una acequia"


def _by_29(said: str) -> str:
    return "".join(chr(ord(sign) - 29) if sign != " " else " " for sign in said)


def _in_order_of_use(said: str) -> str:
    return "".join(chr(1 + list(dict.fromkeys(said)).index(sign)) for sign in said)


@pytest.mark.parametrize(
    "ciphered", [_by_29(SAID), _in_order_of_use(SAID), _by_29("Mitã'i oñemoarandu hag̃ua " * 9)]
)
def test_numbers_of_glyphs_are_no_text(ciphered: str) -> None:
    assert is_ciphered(ciphered)


@pytest.mark.parametrize(
    "text",
    [
        SAID,
        SAID.upper(),
        "EL REY DE LOS REYES, DOÑA XIMENA DEL RÍO LARGO, LOS HIDALGOS",
        "XII, XIII, XIV, XXX, XL, L, LX, DXL, MDXL, XXXIX, CDXLIV, DLXV",
        "L 120 R 15 D 80 H 300 L 240 R 30 D 160 H 600 X 15 R 18 L 100",
        "hłp̓x̣ʷłtłpłłskʷc̓, clhp'xwlhtlhplhhskwts', sxs, kxlhtlhk, lhtkw",  # Nuxalk, with hardly a vowel
        "Он пришёл домой поздно вечером и сразу лёг спать, потому что устал",
        "El fin\x13 de\x14 los perros que vienen de noche, del rey y del río",
        "LXR DHL",
        "ma\x13na\x13a\x14 la\x13 pa\x14" * 3,
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24",
        "",
    ],
)
def test_what_is_written_is_text(text: str) -> None:
    assert not is_ciphered(text)


def test_a_document_of_numbers_of_glyphs_is_read_by_eye() -> None:
    for ciphered in (_by_29(SAID), _in_order_of_use(SAID)):
        drawn = raw_page(b"<%s> Tj" % ciphered.encode("latin-1").hex().encode())
        assert refusal(drawn, PDF) == (Outcome.NEEDS_OCR, "scanned_pages")
    (document,) = read(raw_page(b"(%s) Tj" % SAID.encode("latin-1")), PDF)
    assert document.text == SAID


def test_a_head_in_another_font_does_not_hide_them() -> None:
    assert is_ciphered("Anales de la Academia\r\n" + _by_29(SAID) * 9)
