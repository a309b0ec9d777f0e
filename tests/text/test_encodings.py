"""Text in any of twelve encodings and six languages is decoded exactly, and damage is counted."""

import pytest

from ingestion.text.encodings import decode, guess, unit_of
from tests.text.sentences import TEXTS

ENCODINGS = (
    "utf-8", "utf-8-sig", "latin-1", "cp1252", "iso8859-15", "cp850", "cp437", "mac_roman", "utf-16", "utf-16-le", "utf-16-be", "utf-32",
)  # fmt: skip


def _can_be_written(text: str, encoding: str) -> bool:
    return text.encode(encoding, errors="ignore").decode(encoding) == text


CASES = [
    (language, encoding)
    for language, text in TEXTS.items()
    for encoding in ENCODINGS
    if _can_be_written(text, encoding)
]


def test_most_pairs_can_be_written() -> None:
    assert len(CASES) >= 65


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_decodes_exactly(language: str, encoding: str) -> None:
    text = TEXTS[language]
    assert len(text) >= 300
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.damaged) == (text, 0)


def test_little_accent_is_enough() -> None:
    text = "El viento del norte sopla fuerte y nadie sale de casa, salvo una niña.\n"
    for encoding in ("cp1252", "cp850", "mac_roman"):
        assert decode(text.encode(encoding)).text == text


def test_broken_utf8_stays_utf8_and_is_counted() -> None:
    data = TEXTS["es"].encode() + b" roto: \xf3 y \xe1. " + TEXTS["gl"].encode()
    decoded = decode(data)
    assert (decoded.encoding, decoded.damaged) == ("utf-8", 2)
    assert "corazón" in decoded.text
    assert "mañá seguinte" in decoded.text


def test_replacement_characters_of_the_donor_are_not_our_damage() -> None:
    assert decode("ya venía roto: \ufffd".encode()).damaged == 0
    assert decode("ya venía así: \ufffd, señora, ¿cómo está?".encode() + b" \xff").damaged == 1


def test_a_head_cut_inside_a_character_is_still_utf8() -> None:
    head = ("a" * 99 + "ñ").encode()[:100]
    assert guess(head) == "utf-8"
    assert decode(b"").text == ""


def test_stray_nul_bytes_do_not_make_it_utf16() -> None:
    assert guess(b"uno\0dos tres cuatro cinco") == "utf-8"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32-le", "cp1252", "utf-8-sig"])
def test_unit_of_tells_size_and_a_codec_without_mark(encoding: str) -> None:
    head = TEXTS["es"].encode(encoding)
    unit = unit_of(guess(head), head)
    assert unit.width == {"utf-16": 2, "utf-16-be": 2, "utf-32-le": 4}.get(encoding, 1)
    assert not "ñ".encode(unit.codec).startswith((b"\xef\xbb\xbf", b"\xff\xfe"))


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "mac_roman"])
def test_the_catalan_middle_dot_tells_the_code_page(encoding: str) -> None:
    text = "El col·legi intel·ligent va fer una novel·la."
    assert decode(text.encode(encoding)).text == text
