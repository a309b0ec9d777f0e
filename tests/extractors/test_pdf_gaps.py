"""Beside letters with marks a word ends where there is room for a space, though pdfium tells none."""

from math import nan

import pytest

from ingestion.extractors.pdf_accents import DROPPED, with_accents_on_line
from ingestion.extractors.pdf_gaps import Box, spaced, with_spaces

LETTER, SPACE = 6.0, 3.0


def _read(
    drawn: str, *, mark: tuple[float, float] = (1.0, 5.0), space: float = SPACE, halves: bool = False
) -> str:
    """What is told of letters 6 points wide and 10 high, "_" being room that pdfium does not see, and marks from and to there over them."""
    line, boxes, left = "", list[Box](), 0.0
    for sign in drawn:
        if sign == "_":
            left += space
        elif "\u0300" <= sign <= "\u036f":
            start = left - LETTER
            if halves:
                boxes[-1] = (start + 0.5, 7.0, start + 3, 1.0)
                boxes.append((start + 3, 7.0, start + 5.5, 1.0))
            else:
                boxes.append((start + mark[0], 10.0, start + mark[1], 0.0))
            line += sign
        else:
            boxes.append((left, 10.0, left + LETTER, 0.0))
            line, left = line + sign, left + LETTER
    return with_spaces(with_accents_on_line(line, boxes.__getitem__))


@pytest.mark.parametrize("halves", [False, True])
@pytest.mark.parametrize(
    ("drawn", "told"),
    [
        ("ra̱_xi̱_bi", "ra̱ xi̱ bi"),
        ("ra_i̱x", "ra i̱x"),
        ("ni̱,_ɨ̈", "ni̱, ɨ̈"),
        ("y'o̱ho̱", "y'o̱ho̱"),
        ("ka̱_'a", "ka̱'a"),  # where apostrophes are letters they often stand apart
        ("ca̱sa_de_ma̱r", "ca̱sa_de_ma̱r".replace("_", "")),  # only beside such letters
    ],
)
def test_room_beside_a_marked_letter_is_a_space(drawn: str, told: str, halves: bool) -> None:
    assert _read(drawn, halves=halves) == told


def test_a_mark_may_be_broader_than_its_letter() -> None:
    assert _read("ti̱_e", mark=(-2.0, 8.0)) == "ti̱ e"


def test_spaces_that_are_told_are_told_once() -> None:
    assert _read("ra̱ xi̱ bi") == "ra̱ xi̱ bi"


@pytest.mark.parametrize("halves", [False, True])
def test_letters_that_stand_a_little_apart_are_one_word(halves: bool) -> None:
    assert _read("a̱_n_a̱", space=1.0, halves=halves) == "a̱na̱"


def test_nothing_is_seen_where_nobody_knows_the_place() -> None:
    line = "a̱na"
    assert with_accents_on_line(line, lambda _place: (nan, nan, nan, nan)) == line


@pytest.mark.parametrize("signs", ["a", "o̱", "\uffff", "G̃"])
def test_a_letter_with_its_space_takes_no_more_places(signs: str) -> None:
    assert len(spaced(signs)) == len(signs)
    assert with_spaces(f"ñu{spaced(signs)}ka ʉ") == f"ñu{signs} ka ʉ"


def test_what_has_no_place_beside_it_stays() -> None:
    assert spaced("\U0001f33d") == "\U0001f33d"
    assert with_spaces("canción") == "canción"


def test_nor_does_a_letter_told_twice_hide_one() -> None:
    lefts = [0.0, 6.0, 7.0, 12.0, 6.0, 7.0, 21.0, 27.0]  # of the two in the middle nothing is drawn there
    boxes: list[Box] = [(left, 10.0, left + LETTER, 0.0) for left in lefts]
    told = with_accents_on_line("ki̱.i̱Xo", boxes.__getitem__)
    assert with_spaces(told).replace(DROPPED, "") == "ki̱. Xo"
