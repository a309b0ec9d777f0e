"""A page of one column is told from top to bottom, whenever its titles and the signs of its lists were drawn."""

from collections.abc import Sequence
from math import inf

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingestion.extractors.pdf_downwards import from_top_to_bottom, goes_back
from ingestion.extractors.pdf_layout import Boxes
from ingestion.text.lines import Lines
from tests.extractors.papers import pdf_of
from tests.extractors.reading import read

Drawn = tuple[str, float, float]  # what, how far from the left and from below
FIRST = [
    ("En la acequia grande el agua bajó turbia todo el mes", 72, 700),
    ("de enero, y nadie la bebió.", 72, 684),
]
SECOND = [("Los regidores la limpiaron con las palas nuevas y", 72, 630), ("volvió a correr clara.", 72, 614)]
TITLES = [("Cartilla del agua", 72, 740), ("La limpieza", 72, 655)]


def _text(drawn: Sequence[Drawn]) -> str:
    def page(canvas: Canvas) -> None:
        for text, left, height in drawn:
            canvas.drawString(left, height, text)

    (document,) = read(pdf_of([page]), "application/pdf")
    return document.text


def _down(*drawn: Drawn) -> str:
    return "\n".join(text for text, _, _ in sorted(drawn, key=lambda one: -one[2]))


@pytest.mark.parametrize(
    "drawn",
    [
        [*FIRST, *SECOND, *TITLES],
        [*FIRST, *SECOND, *reversed(TITLES)],
        [*SECOND, *FIRST, *TITLES],
        [*TITLES[1:], *FIRST, *SECOND],
    ],
    ids=["titles last", "backwards", "parts the wrong way round", "one title first"],
)
def test_what_was_drawn_late_is_told_where_it_stands(drawn: list[Drawn]) -> None:
    assert _text(drawn) == _down(*drawn)


@pytest.mark.parametrize("sign", ["•", "{n}.", "{n})", "({n})", "–"])
def test_signs_of_a_list_stand_before_their_items(sign: str) -> None:
    items = [(f"Artículo de la lista número {n}", 90.0, 700.0 - 40 * n) for n in range(1, 5)]
    goes_on = [("y lo que sigue en el renglón de abajo", 90.0, 684.0 - 40 * n) for n in range(1, 5)]
    both = [line for pair in zip(items, goes_on, strict=True) for line in pair]
    signs = [(sign.replace("{n}", str(n)), 70.0, 700.0 - 40 * n) for n in range(1, 5)]
    told = _text([*both, *signs]).split("\n")
    assert told == [
        line
        for n, (item, rest) in enumerate(zip(items, goes_on, strict=True), start=1)
        for line in (f"{sign.replace('{n}', str(n))} {item[0]}", rest[0])
    ]


def test_a_caption_does_not_part_a_sentence() -> None:
    drawn = [FIRST[0], ("de enero, y nadie la bebió.", 72.0, 600.0), ("Lámina 1. La acequia", 72.0, 650.0)]
    assert _text(drawn) == "\n".join(text for text, _, _ in drawn)


@pytest.mark.parametrize("beside", [300.0, 420.0])
def test_where_lines_stand_beside_others_nothing_moves(beside: float) -> None:
    left = [(f"Renglón {n} de aquí.", 72.0, 700.0 - 16 * n) for n in range(4)]
    right = [(f"Renglón {n} de allá.", beside, 708.0 - 16 * n) for n in range(4)]
    drawn = [*left, *right, ("El título", 72.0, 760.0)]
    assert _text(drawn) == "\n".join(text for text, _, _ in drawn)


def _placed(*drawn: Drawn) -> tuple[Lines, Boxes]:
    rows = [
        (left, low + 10, left + 8 * len(text), low, 100 * n, len(text))
        for n, (text, left, low) in enumerate(drawn)
    ]
    heights: list[float | None] = [low / 1000 for _, _, low in drawn]
    return Lines([text for text, _, _ in drawn], heights), Boxes._make(
        [list(c) for c in zip(*rows, strict=True)]
    )


def test_places_move_with_their_lines() -> None:
    lines, boxes = from_top_to_bottom(
        *_placed(("Abajo.", 72, 100), ("Arriba.", 72, 300)), lambda whole: whole
    )
    assert lines == Lines(["Arriba.", "Abajo."], [0.3, 0.1])
    assert (boxes.tops, boxes.begins, boxes.letters) == ([310, 110], [100, 0], [7, 6])


@pytest.mark.parametrize(
    ("drawn", "goes"),
    [
        ([("Uno", 72, 300), ("Dos", 72, 280)], False),
        ([("Uno", 72, 280), ("Dos", 72, 284)], False),  # a little higher: as a formula's parts
        ([("Uno", 72, 280), ("Dos", 72, 300), ("Tres", 72, 260)], True),
        (
            [("7", 300, 20), ("Uno", 72, 300), ("Dos", 72, 280)],
            False,
        ),  # a foot, and a head and a foot, drawn first
        ([("Cuentos", 72, 400), ("7", 300, 20), ("Uno", 72, 300), ("Dos", 72, 280)], False),
        ([("Cuentos", 72, 290), ("7", 300, 20), ("Uno", 72, 300), ("Dos", 72, 280)], True),
        ([*(("7", 300, 20 - n) for n in range(4)), ("Uno", 72, 300), ("Dos", 72, 280)], True),
    ],
)
def test_most_pages_are_let_go_at_once(drawn: list[Drawn], goes: bool) -> None:
    assert goes_back(_placed(*drawn)[1]) is goes


def test_what_has_no_place_or_stands_everywhere_stays() -> None:
    lines, boxes = _placed(("Abajo.", 72, 100), ("Arriba.", 72, 300))
    blank = Lines(["Abajo.", "", "Arriba."], [0.1, None, 0.3])
    assert from_top_to_bottom(blank, boxes, lambda whole: whole) == (blank, boxes)
    many = _placed(*((f"Renglón {n}.", 72.0, 20.0 * n) for n in range(401)))
    assert from_top_to_bottom(*many, lambda whole: whole) == many
    flat = boxes._replace(tops=boxes.bottoms)
    assert from_top_to_bottom(lines, flat, lambda whole: whole) == (lines, flat)
    endless = boxes._replace(tops=[inf, inf])
    assert from_top_to_bottom(lines, endless, lambda whole: whole) == (lines, endless)


@pytest.mark.parametrize(
    "drawn",
    [
        [("•", 60, 300), ("Uno.", 72, 300), ("Dos.", 106, 300), ("Arriba.", 72, 340)],  # of which of the two?
        [("Arriba la acequia-\x02", 72, 300), ("Abajo", 72, 100), ("Lámina", 72, 200)],
    ],
)
def test_what_may_be_meant_otherwise_stays(drawn: list[Drawn]) -> None:
    lines, boxes = _placed(*drawn)
    assert from_top_to_bottom(lines, boxes, lambda whole: whole) == (lines, boxes)


def test_of_two_signs_before_one_item_one_is_its_own() -> None:
    drawn = [("Uno.", 72, 300), ("•", 60, 300), ("*", 50, 300), ("Arriba.", 72, 340)]
    lines, boxes = _placed(*drawn)
    assert from_top_to_bottom(lines, boxes, lambda whole: whole) == (lines, boxes)


def test_a_sign_drawn_twice_to_be_bold_is_told_once() -> None:
    lines, boxes = _placed(("Uno.", 72, 300), ("Dos.", 72, 280), ("•", 60, 300), ("•", 60.3, 300))
    assert from_top_to_bottom(lines, boxes, lambda whole: whole)[0].texts == ["• Uno.", "Dos."]


def test_a_word_that_is_carried_to_another_page_is_not_moved() -> None:
    lines, boxes = _placed(("Abajo\x03pa\x03", 72, 100), ("Arriba.", 72, 300))
    assert from_top_to_bottom(lines, boxes, lambda whole: whole) == (lines, boxes)
