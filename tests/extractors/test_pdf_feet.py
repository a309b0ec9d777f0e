"""What stands behind the hyphen of a divided word, but is not its rest, is set apart, and the word is whole."""

from collections.abc import Callable

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingestion.extractors.pdf_feet import _with_part_moved
from ingestion.extractors.pdf_pages import CARRIED
from tests.extractors.papers import HEIGHT, lines, pdf_of
from tests.extractors.reading import read

PDF = "application/pdf"
BODY = ("La expedición llegó a la montaña al atardecer.", "Nadie había dormido y el café se acabó pronto.")
NOTE = "Véase el plano de la municipalidad"


def _column(
    left: float, top: float, *texts: str, note: str = "", number: int = 7, size: int = 7
) -> Callable[[Canvas], None]:
    """Lines from `top` down, and under them a note in small letters, as close as a further line would be."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for at, text in enumerate(texts):
            canvas.drawString(left, top - 14 * at, text)
        if note:
            canvas.setFont("Helvetica", 5)
            canvas.drawString(left + 8, top - 14 * len(texts) + 1, str(number))
            canvas.setFont("Helvetica", size)
            canvas.drawString(
                left + 8 + stringWidth(str(number), "Helvetica", 5), top - 14 * len(texts), note
            )

    return draw


def _both(*drawn: Callable[[Canvas], None]) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for one in drawn:
            one(canvas)

    return draw


def _text(*pages: Callable[[Canvas], None]) -> str:
    (document,) = read(pdf_of(pages), PDF)
    return document.text


@pytest.mark.parametrize(("note", "size"), [(NOTE, 7), (NOTE, 10), (NOTE.lower(), 7)])
def test_a_word_goes_on_in_the_next_column_behind_a_note(note: str, size: int) -> None:
    page = _both(
        _column(60, 700, *BODY, "el precio de quinta-", note=note, size=size),
        _column(320, 700, "les de café que", "vendía."),
    )
    assert _text(page) == "\n".join([*BODY, "el precio de", f"7{note}", "quintales de café que", "vendía."])


def test_a_word_goes_on_on_the_next_page_behind_a_note() -> None:
    first = _column(60, 700, *BODY, "se reunió para ver en-", note=NOTE, number=86)
    told = _text(first, _column(60, 700, "cenderse el primer foco.", "Hubo"))
    assert told == "\n".join([*BODY, "se reunió para ver", f"86{NOTE}", "encenderse el primer foco.", "Hubo"])


def test_a_hyphen_before_a_note_stays_where_no_word_goes_on() -> None:
    first = _column(60, 700, *BODY, "se reunió para ver en-", note=NOTE)
    hyphened = "\n".join([*BODY, "se reunió para ver en-", f"7{NOTE}"])
    assert _text(first, _column(60, 700, "Otro capítulo.")) == f"{hyphened}\nOtro capítulo."
    assert _text(first) == hyphened
    page = _both(first, _column(320, 700, "Otra columna,", "y más."))
    assert _text(page) == f"{hyphened}\nOtra columna,\ny más."


def test_every_note_of_a_page_is_set_apart() -> None:
    page = _both(
        _column(60, 700, *BODY, "el precio de quinta-", note=NOTE),
        _column(320, 700, "les de café que ven-", note="Sic.", number=8),
    )
    told = _text(page, _column(60, 700, "dían aquí."))
    assert told == "\n".join(
        [*BODY, "el precio de", f"7{NOTE}", "quintales de café que", "8Sic.", "vendían aquí."]
    )


def test_the_number_of_the_next_line_is_no_part_of_a_word() -> None:
    def draw(canvas: Canvas) -> None:
        for at, text in enumerate(
            ("los mismos sitios. Los ingenieros sesen-", "ta y dos no le hicieron caso")
        ):
            canvas.setFont("Helvetica", 5)
            canvas.drawString(60, 700 - 20 * at, str(7 + at))
            canvas.setFont("Helvetica", 10)
            canvas.drawString(70, 700 - 20 * at, text)

    assert "Los ingenieros sesenta y dos no" in _text(draw)


def test_figures_that_a_word_goes_on_with_are_not_set_apart() -> None:
    def draw(canvas: Canvas) -> None:
        lines("Tenía el COVID-", "19 en Austria-", "Hungría, con el vitamina-B")(canvas)
        canvas.drawString(72, HEIGHT - 200, "la palabra-")
        canvas.setFont("Helvetica", 6)
        canvas.drawString(72 + stringWidth("la palabra-", "Helvetica", 12), HEIGHT - 196, "12")
        canvas.setFont("Helvetica", 12)
        canvas.drawString(72, HEIGHT - 216, "no sigue")

    assert _text(draw).split("\n") == [
        "Tenía el COVID-19 en Austria-Hungría, con el vitamina-B", "la palabra-12", "no sigue",
    ]  # fmt: skip


@pytest.mark.timeout(20)
@pytest.mark.parametrize("end", ["", "1-", "--"])
def test_a_line_of_letters_alone_is_looked_through_once(end: str) -> None:
    texts = ["a" * 100_000 + end, "nota"]
    assert _with_part_moved(texts, [10.0, 5.0], 0) is texts


@pytest.mark.parametrize(
    ("own", "before", "part"), [("uno", "", "uno"), ("1.º dos-uno", "1.º dos-", "uno"), ("3uno", "3", "uno")]
)
def test_the_part_of_a_word_is_all_its_letters(own: str, before: str, part: str) -> None:
    moved = _with_part_moved([f"{own}-", "nota"], [10.0, 5.0], 0)
    assert moved == [f"{before}{CARRIED}{part}{CARRIED}", "nota"]
