"""Which lines of a page are seen, and where pdfium says that they lie."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import pairwise

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from ingestion.extractors.pdf_layout import Boxes
from ingestion.extractors.pdf_lines import placed
from ingestion.extractors.pdf_text import text_of
from ingestion.text.lines import Lines
from tests.extractors.papers import HEIGHT, WIDTH, lines, pdf_of


@contextmanager
def _opened(draw: Callable[[Canvas], None]) -> Iterator[tuple[pypdfium2.PdfPage, pypdfium2.PdfTextPage]]:
    with closing(pypdfium2.PdfDocument(pdf_of([draw]))) as document:
        page = document[0]
        yield page, page.get_textpage()


def _placed(draw: Callable[[Canvas], None]) -> tuple[Lines, Boxes]:
    with _opened(draw) as (page, text):
        return placed(page.raw, text.raw, text_of(text.raw))


def test_every_line_of_a_page_of_many_has_its_place() -> None:
    def small(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 2)
        lines(*(f"Renglón {n}" for n in range(300)), top=HEIGHT - 40, step=2.5)(canvas)

    found, boxes = _placed(small)
    assert found.texts == [f"Renglón {n}" for n in range(300)]
    assert {round(left) for left in boxes.lefts} == {72}
    steps = [round(above - below, 2) for above, below in pairwise(boxes.bottoms)]
    assert steps == [2.5] * 299
    assert found.heights == pytest.approx([bottom / HEIGHT for bottom in boxes.bottoms])


@pytest.mark.parametrize("place", [(72, HEIGHT + 20), (72, -30), (-90, 400), (WIDTH + 20, 400)])
def test_what_lies_beside_the_page_has_no_place(place: tuple[float, float]) -> None:
    def marked(canvas: Canvas) -> None:
        canvas.drawString(*place, "Corte aquí")
        lines("Hola a todas")(canvas)

    found, boxes = _placed(marked)
    assert found.texts == ["Hola a todas"]
    assert list(boxes.letters) == [len("Hola a todas")]


def test_a_line_without_letters_has_no_place() -> None:
    _placed(lines("Hola a todas"))  # what was told of another page is no answer
    found, boxes = _placed(lambda canvas: None)
    assert found == Lines([""], [None])
    assert not boxes.letters
