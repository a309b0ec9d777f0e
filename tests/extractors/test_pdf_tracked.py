"""Letters that are set apart are words; letters written with spaces between them are letters."""

from collections.abc import Callable

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingestion.extractors.pdf_tracked import with_words_put_together
from tests.extractors.papers import pdf_of
from tests.extractors.reading import read

BODY = "La comisión recomendó ampliar el plazo hasta la cosecha."
SIZE = 20.0


def _set_apart(
    text: str, *, by: float, space: float = 0.28, font: str = "Helvetica"
) -> Callable[[Canvas], None]:
    """Draw each letter by itself, so much of the size apart; spaces are room and nothing else."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, SIZE)
        at = 72.0
        for sign in text:
            if sign != " ":
                canvas.drawString(at, 700, sign)
            at += (stringWidth(sign, font, SIZE) if sign != " " else space * SIZE) + by * SIZE

    return draw


def _first_line(draw: Callable[[Canvas], None]) -> str:
    def page(canvas: Canvas) -> None:
        draw(canvas)
        canvas.setFont("Helvetica", 12)
        canvas.drawString(72, 600, BODY)

    (document,) = read(pdf_of([page]), "application/pdf")
    title, body = document.text.split("\n")
    assert body == BODY
    return title


@pytest.mark.parametrize("by", [0.12, 0.2, 0.28])
@pytest.mark.parametrize(
    "title", ["LA VOZ DEL AYLLU", "Crónica de la sequía grande", "Yo y tú", "NO. 7 DEL AYLLU"]
)
def test_words_of_letters_set_apart_are_words(title: str, by: float) -> None:
    assert _first_line(_set_apart(title, by=by)) == title


def test_one_word_is_told_where_its_letters_are_close() -> None:
    assert _first_line(_set_apart("INFORME", by=0.15)) == "INFORME"
    assert _first_line(_set_apart("ABCDEFG", by=0.3)) == "A B C D E F G"


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("p t k b d g", 0),  # of sounds, in one font without a sign for the space
        ("ptk  bdg  mnñ", 0.5),
        ("1 2 3 4 5 6 7", 0.1),
        ("2 + 1 = 3 + 0", 0.1),
        ("12 34 56 78", 0.2),
    ],
)
def test_lists_of_letters_and_figures_stay_apart(text: str, by: float) -> None:
    told = _first_line(_set_apart(text, by=by))
    assert all(len(word) == 1 for word in told.split())


@pytest.mark.parametrize("text", ["      ", "     a"])
def test_a_line_of_nothing_stays(text: str) -> None:
    told = with_words_put_together([text], [0], lambda _: (0, 1, 1, 0), lambda _: False)
    assert told == [text]


@pytest.mark.parametrize("text", ["p t k   b d g   m n", "a e i o u", "Y a mí, o a ti"])
def test_spaces_that_are_written_are_spaces(text: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", SIZE)
        canvas.drawString(72, 700, text)

    assert _first_line(draw).split() == text.split()
