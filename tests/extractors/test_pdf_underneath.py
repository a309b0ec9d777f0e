"""Bars and dots that stand under letters are marks of those; bars and dots beside them are what they were."""

from math import nan
from unicodedata import normalize

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingestion.extractors.pdf_accents import DROPPED, Box
from ingestion.extractors.pdf_underneath import with_marks_underneath
from tests.extractors.papers import pdf_of
from tests.extractors.reading import read

PDF = "application/pdf"
_MARKS = {"\u0331": "¯", "\u0323": "."}


@pytest.mark.parametrize(
    "said",
    [
        "küpay fey pu kal\u0331u, wen\u0331u mew t\u0331oki; lafken\u0331",
        "n\u0331uke l\u0331 y pel\u0331 e",
        "h\u0323at\u0323e yos\u0323 ha. Fin.",
    ],
)
def test_what_is_drawn_under_letters_is_theirs(said: str) -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(2):
            _like_tex(canvas, 700 - 30 * number, said)

    (document,) = read(pdf_of([draw]), PDF)
    assert document.text == "\n".join([normalize("NFC", said)] * 2)


@pytest.mark.parametrize(
    "text",
    [
        "Dijo etc. y a.m. o S.A. en www.ejemplo.org. Fin. no",
        "una raya\r\n¯\r\nsola",
        "\r\n¯\r\n¯",
        "Índice\r\n.\r\n.",
        ". . .",
        "",
    ],
)
def test_what_stands_beside_letters_stays(text: str) -> None:
    assert with_marks_underneath(text, lambda place: (place, 9.0, place + 1.0, 0.0)) == text
    assert with_marks_underneath(text, lambda place: (nan, nan, nan, nan)) == text


@pytest.mark.parametrize(
    ("text", "mark", "meant"),
    [
        ("h.a", (0.3, 3.0, 0.7, -2.0), "h\u0323a"),
        ("h .a", (0.3, 3.0, 0.7, -2.0), "h \u0323a"),
        ("h.a", (0.3, 3.0, 0.7, 0.0), "h.a"),  # not lower
        ("h.a", (1.0, 3.0, 1.4, -2.0), "h.a"),  # beside it
        ("7\r\n¯\r\na", (0.3, 3.0, 0.7, -2.0), "7\r\n¯\r\na"),
    ],
)
def test_only_what_is_lower_and_within_the_sides_of_a_letter_is_under_it(
    text: str, mark: Box, meant: str
) -> None:
    def box_of(place: int) -> Box:
        return mark if text[place] in "¯." else (place, 9.0, place + 1.0, 0.0)

    assert with_marks_underneath(text, box_of) == meant


def test_places_in_a_text_stay() -> None:
    text = "kal\r\n¯\r\nu ¶"

    def box_of(place: int) -> Box:
        left = {5: 2.3, 8: 3.0}.get(place, float(place))
        return (left, 9.0, left + 1, 0.0) if place != 5 else (left, 6.0, left + 0.5, -4.0)

    told = with_marks_underneath(text, box_of)
    assert (len(told), told.index("¶"), told.replace(DROPPED, "")) == (
        len(text),
        text.index("¶"),
        "kal\u0331u ¶",
    )


def _like_tex(canvas: Canvas, height: float, said: str) -> None:
    """Draw letters one by one, with bars and dots lowered under them."""
    left, before = 72.0, 72.0
    canvas.setFont("Times-Roman", 12)
    for sign in said:
        if sign in _MARKS:
            drawn = _MARKS[sign]
            middle = (before + left) / 2
            lowered = 9 if drawn == "¯" else 2
            canvas.drawString(middle - stringWidth(drawn, "Times-Roman", 12) / 2, height - lowered, drawn)
        else:
            canvas.drawString(left, height, sign)
            before, left = left, left + stringWidth(sign, "Times-Roman", 12)


@pytest.mark.parametrize("text", ["sede.example", "a.b", "un fin.", "1a.2"])
def test_in_a_line_that_goes_down_the_margin_a_dot_is_a_dot(text: str) -> None:
    def box_of(place: int) -> Box:
        return (40.0, 700.0 - 6 * place, 48.0, 694.5 - 6 * place)

    assert with_marks_underneath(text, box_of) == text


def test_beside_letters_with_dots_such_a_line_ends_with_a_full_stop() -> None:
    boxes: dict[int, Box] = {0: (10, 700, 16, 690), 1: (12, 689, 14, 687), 2: (16, 700, 22, 690)}
    boxes |= {place: (40.0, 700.0 - 6 * place, 48.0, 694.5 - 6 * place) for place in range(5, 9)}
    assert with_marks_underneath("h.a\r\nfin.", boxes.__getitem__) == "h\u0323a\r\nfin."
