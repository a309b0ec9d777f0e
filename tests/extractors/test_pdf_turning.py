"""Pages are read in the order of their lines however they were turned, and however their text was drawn."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingestion.extractors import pdf_turning
from tests.extractors.papers import WIDTH, lines, pdf_of
from tests.extractors.reading import read

TEXTS = [f"{number}. línea que se lee en su orden" for number in range(1, 20)]


@pytest.mark.parametrize("shown", [0, 90, 180, 270])
@pytest.mark.parametrize("drawn", [0, 90, 180, 270])
def test_lines_come_in_the_order_in_which_they_are_read(drawn: int, shown: int) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setPageRotation(shown)
        canvas.translate(WIDTH / 2, WIDTH / 2)
        canvas.rotate(drawn)
        canvas.translate(-WIDTH / 2, -WIDTH / 2)
        lines(*TEXTS, top=500)(canvas)

    (document,) = read(pdf_of([page, page]), "application/pdf")
    assert [line for line in document.text.split("\n") if line] == TEXTS * 2


def test_letters_that_lean_turn_no_page() -> None:
    def leaning(canvas: Canvas) -> None:
        lines(*TEXTS)(canvas)
        canvas.translate(300, 200)
        canvas.rotate(30)
        canvas.drawString(0, 0, "BORRADOR " * 3)

    (document,) = read(pdf_of([leaning]), "application/pdf")
    assert document.text.split("\n")[: len(TEXTS)] == TEXTS


@pytest.mark.parametrize("angle", [float("nan"), -1.0])
def test_a_page_whose_letters_have_no_angle_is_read_as_it_lies(
    monkeypatch: pytest.MonkeyPatch, angle: float
) -> None:
    monkeypatch.setattr(pdf_turning, "angle_of", lambda *_: angle)
    (document,) = read(pdf_of([lines(*TEXTS)]), "application/pdf")
    assert document.text.split("\n") == TEXTS
