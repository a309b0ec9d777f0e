"""What stands raised or lowered in a line is told in it, and what only lies beside it is not."""

from collections.abc import Callable

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingestion.extractors.pdf_layout import Boxes
from ingestion.extractors.pdf_raised import Placed, with_pieces_joined
from tests.extractors.papers import pdf_of
from tests.extractors.reading import read

PDF = "application/pdf"
SIZE = 12.0
Piece = tuple[str, float, float]  # what is written, in letters of which size, how much higher
BODY = "La comisión recomendó ampliar el plazo hasta la cosecha."


def _line(*pieces: Piece, left: float = 72, top: float = 700) -> Callable[[Canvas], None]:
    """Draw pieces one behind the other; "→" goes on at the next place for a cell, 120 points on, "↦" so many points further."""

    def draw(canvas: Canvas) -> None:
        at, cell = left, left
        for text, size, rise in pieces:
            if text == "→":
                at = cell = cell + 120
                continue
            if text == "↦":
                at += size
                continue
            canvas.setFont("Helvetica", size)
            canvas.drawString(at, top + rise, text)
            at += stringWidth(text, "Helvetica", size)

    return draw


def _text(*drawn: Callable[[Canvas], None]) -> str:
    def page(canvas: Canvas) -> None:
        for draw in drawn:
            draw(canvas)

    (document,) = read(pdf_of([page]), PDF)
    return document.text


@pytest.mark.parametrize(
    ("pieces", "told"),
    [
        ([("El 3.", 12, 0), ("er", 7, 5), (" trimestre", 12, 0)], "El 3.er trimestre"),
        ([("cuarenta m", 12, 0), ("3", 7, 5), (" de agua", 12, 0)], "cuarenta m3 de agua"),
        ([("de H", 12, 0), ("2", 7, -3), ("O y sal", 12, 0)], "de H2O y sal"),
        ([("lo prueba", 12, 0), ("4", 7, 5), (", según consta", 12, 0)], "lo prueba4, según consta"),
        ([("(km", 12, 0), ("2", 12, 5), (") en total", 12, 0)], "(km2) en total"),
        ([("1", 7, 5), (" Véase el acta", 12, 0)], "1 Véase el acta"),
        ([("en castellano.", 12, 0), ("12", 7, 5)], "en castellano.12"),
        ([("Uno", 12, 0), ("1", 7, 5), ("→", 0, 0), ("dos", 12, 0), ("2", 7, 5), ("→", 0, 0), ("tres", 12, 0)], "Uno1 dos2 tres"),
        ([("Las papas", 12, 0), ("↦", 7, 0), ("12", 7, 5)], "Las papas 12"),
        ([("D", 40, -26), ("esde entonces", 12, 0)], "Desde entonces"),
        ([("D", 40, -26), ("↦", 4, 0), ("esde entonces", 12, 0)], "Desde entonces"),
        ([("D.", 40, -26), ("↦", 4, 0), ("Quispe", 12, 0)], "D. Quispe"),
        ([("D", 16, 0), ("↦", 4, 6), ("Quispe", 12, 7)], "D Quispe"),
        ([("Y", 40, -26), (" ", 40, 0), ("el río bajó", 12, 0)], "Y el río bajó"),
    ],
)  # fmt: skip
def test_pieces_of_a_line_are_one_line(pieces: list[Piece], told: str) -> None:
    assert _text(_line(*pieces), _line((BODY, 12, 0), top=640)) == f"{told}\n{BODY}"


def test_so_are_those_of_many_lines_each_for_itself() -> None:
    told = [(f"Renglón {number}", f"{number}", "sigue aquí") for number in range(1, 9)]
    drawn = [
        _line((a, 12, 0), (b, 7, 5), (f" {c}", 12, 0), top=700 - 14 * n) for n, (a, b, c) in enumerate(told)
    ]
    assert _text(*drawn) == "\n".join(f"{a}{b} {c}" for a, b, c in told)


@pytest.mark.parametrize(
    ("text", "size", "left", "top"),
    [
        ("la columna de al lado", 12, 330, 709),  # which stands a little higher
        ("otra más abajo", 12, 240, 687),  # the next line, further in
        ("una nota al margen", 8, 400, 709),
        ("antes", 12, 40, 690),
    ],
)
def test_what_lies_beside_a_line_is_another(text: str, size: float, left: float, top: float) -> None:
    told = _text(_line(("El plazo de la cosecha", 12, 0)), _line((text, size, 0), left=left, top=top))
    assert set(told.split("\n")) == {"El plazo de la cosecha", text}


def test_what_nobody_sees_is_left_out_beside_pieces_of_a_line_too() -> None:
    told = _text(
        _line(("forgotten", 12, 0), left=-400, top=500),
        _line(("m", 12, 0), ("2", 7, 5)),
        _line((BODY, 12, 0), top=640),
    )
    assert told == f"m2\n{BODY}"


@pytest.mark.parametrize("call_first", [True, False])
def test_a_line_lies_where_its_highest_letters_do(call_first: bool) -> None:
    call, words = (10.0, 708.0, 14.0, 703.0, 0, 1), (14.0, 706.0, 20.0, 696.0, 3, 5)
    texts, rows = ["4", "según"], [call, words]
    if not call_first:
        texts, rows = ["según", "4"], [(14.0, 706.0, 20.0, 696.0, 0, 5), (40.0, 708.0, 44.0, 703.0, 7, 1)]
    boxes = Boxes._make([list(column) for column in zip(*rows, strict=True)])
    last = rows[0][:4] if call_first else (36.0, 706.0, 40.0, 696.0)
    told = with_pieces_joined(Placed(texts, [0, 0], boxes), lambda _place: last)
    assert (told.texts, told.firsts) == (["".join(texts)], [0])
    assert [tuple(column) for column in told.boxes] == [
        (rows[0][0],), (706.0,), (20.0,), (696.0,), (0,), (8,),
    ]  # fmt: skip


def test_a_raised_call_does_not_reach_across_columns() -> None:
    left = [_line(("Columna izquierda", 12, 0), ("1", 7, 5), top=700 - 16 * n) for n in range(9)]
    right = [_line(("Columna derecha", 12, 0), ("2", 7, 5), left=330, top=705 - 16 * n) for n in range(9)]
    assert _text(*left, *right).split("\n") == ["Columna izquierda1"] * 9 + ["Columna derecha2"] * 9
