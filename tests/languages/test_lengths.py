"""How long texts are in UTF-8 is told without encoding most of them, and always what encoding would tell."""

import random

import pytest

from languages.lengths import utf8_length, utf8_lengths

LETTERS = {"ascii": "abc ", "Latin-1": "añó¿ÿ ", "beyond": "a—ñ’", "far": "a𐐷ñ", "halves": "a\ud800ñ"}


def _text(letters: str, length: int) -> str:
    return "".join(random.Random(length).choices(letters, k=length))  # noqa: S311  # any text will do


def _encoded(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("length", [0, 1, 2_048, 2_049, 9_000, 65_537])
@pytest.mark.parametrize("letters", LETTERS.values(), ids=LETTERS)
def test_lengths_are_those_of_what_is_encoded(letters: str, length: int) -> None:
    text = _text(letters, length)
    assert utf8_length(text) == _encoded(text)
    assert utf8_lengths(text, 4_096) == [
        _encoded(text[begin : begin + 4_096]) for begin in range(0, length, 4_096)
    ]
