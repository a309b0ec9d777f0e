"""Pairs that stand side by side are told row by row, though their lines are as long as those of narrow columns."""

from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.extractors.papers import HEIGHT, pdf_of
from tests.extractors.reading import read

_HARAWI = (
    ("Ñuqaqa purichkani", "Yo voy caminando solo"),
    ("hatun ñanninta urqupi", "por el camino grande del cerro"),
    ("mana pipas rikuwanchu", "nadie me mira al pasar"),
    ("killalla qanchariwan", "sólo la luna me alumbra"),
    ("wayrapas takiykapuwan", "y el viento me canta al oído"),
    ("sunquypas llakichkan", "mi corazón está triste"),
)
_PHRASES = (
    ("Che sy oho yvy ngotyo ha ogueru", "Los jóvenes grabaron a la partera"),
    ("Kuehe", "Hubo música de bandolín y chicha de jora"),
    ("Peteî ára ohasa", "El año de la gran inundación"),
    ("Ore retãme", "La comisión visitó el pueblo en el verano"),
    ("Mitã ohendu oiméva", "Nadie recordaba una sequía"),
)
_THREE = (
    ("De los ocho telares", "Según contó doña Rufina", "Según contó don Crisóstomo"),
    ("El puente colgante de", "La comisión visitó Ayacucho", "Hubo música de bandolín,"),
    ("Nadie aquí recordaba", "La comisión visitó Lican", "El día de los"),
    ("Los jóvenes grabaron a", "El mes de agosto", "El puente colgante de"),
)


def _told(rows: Sequence[Sequence[str]], begins: Sequence[float], points: float) -> list[str]:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", points)
        for number, row in enumerate(rows):
            for left, cell in zip(begins, row, strict=False):
                canvas.drawString(left, HEIGHT - 60 - 1.4 * points * number, cell)

    (document,) = read(pdf_of([draw]), "application/pdf")
    assert "reading_order/1" not in document.cleaning
    return document.text.split("\n")


@pytest.mark.parametrize(
    ("rows", "begins", "points"),
    [
        (_HARAWI, (60.0, 200.0), 11.0),
        (_PHRASES, (60.0, 260.0), 11.0),
        (_THREE, (60.0, 190.0, 340.0), 11.0),
    ],
)
def test_verses_and_phrases_of_several_languages_stay_together(
    rows: Sequence[Sequence[str]], begins: Sequence[float], points: float
) -> None:
    """More verses stand below, in one language only."""
    rows = [rows[number % len(rows)] for number in range(15)]
    rows += [row[:1] for row in rows + rows]
    assert _told(rows, begins, points) == [" ".join(row) for row in rows]
