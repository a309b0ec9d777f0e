"""What people typed into a PDF's form stands beside its label."""

from collections.abc import Callable
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.extractors.reading import read

PDF = "application/pdf"
Field = tuple[str, float, float, float, float]  # value, x, y, width, height


def form(*texts: tuple[float, float, str], fields: tuple[Field, ...]) -> str:
    def draw(canvas: Canvas) -> None:
        for x, y, text in texts:
            canvas.drawString(x, y, text)
        for number, (value, x, y, width, height) in enumerate(fields):
            canvas.acroForm.textfield(
                name=f"c{number}", value=value, x=x, y=y, width=width, height=height, fieldFlags="multiline"
            )

    return _text(draw)


def _text(*pages: Callable[[Canvas], None]) -> str:
    written = BytesIO()
    canvas = Canvas(written)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    (document,) = read(written.getvalue(), PDF)
    return document.text


def test_answers_stand_beside_their_labels_or_under_them() -> None:
    beside = form(
        (50, 740, "Nombre y apellidos:"), (50, 700, "Lengua materna:"), (50, 660, "Observaciones:"), (50, 600, "Gracias por todo."),
        fields=(("Jacinta Ríos", 200, 732, 300, 20), ("Aprendió aquí.\nMás tarde.", 200, 630, 300, 42), ("quechua", 200, 692, 300, 20)),
    )  # fmt: skip
    assert beside == (
        "Nombre y apellidos: Jacinta Ríos\nLengua materna: quechua\nObservaciones: Aprendió aquí.\nMás tarde.\nGracias por todo."
    )
    under = form(
        (50, 740, "¿Cómo te llamas?"), (50, 690, "¿Qué cuentas?"),
        fields=(("Un cuento\nlargo", 50, 640, 300, 44), ("Ana", 50, 715, 300, 20)),
    )  # fmt: skip
    assert under == "¿Cómo te llamas?\nAna\n¿Qué cuentas?\nUn cuento\nlargo"


def test_a_word_right_above_a_field_does_not_take_it_from_its_label() -> None:
    found = form((50, 740, "Nombre:"), (112, 757, "(en letra clara)"), fields=(("Ana", 110, 733, 150, 20),))
    assert "Nombre: Ana" in found


def test_several_in_one_line_stand_each_behind_its_own() -> None:
    row = form(
        (50, 740, "Fecha:"), (200, 740, "Lugar:"), (400, 740, "(ciudad)"),
        fields=(("Puno", 250, 735, 100, 18), ("12", 100, 735, 20, 18), ("1999", 125, 735, 40, 18)),
    )  # fmt: skip
    assert row.replace("\n", " ") == "Fecha: 12 1999 Lugar: Puno (ciudad)"


def test_a_form_beside_a_column_of_prose_takes_nothing_to_it() -> None:
    prose = tuple((50.0, 740.0 - 14 * number, "Prosa de la otra columna.") for number in range(8))
    found = form(*prose, (350, 720, "Nombre:"), fields=(("Ana", 350, 694, 150, 20),))
    assert found.count("Prosa de la otra columna.\n") + found.endswith("columna.") == 8
    assert "Nombre:\nAna" in found


@pytest.mark.parametrize("value", ["No", "Ana"])
def test_an_answer_that_is_part_of_other_words_is_told(value: str) -> None:
    assert (
        form((50, 740, "Nombre, No y Analía:"), fields=((value, 250, 735, 100, 18),))
        == f"Nombre, No y Analía: {value}"
    )


def test_an_answer_that_is_drawn_in_its_field_is_told_once() -> None:
    assert form((50, 740, "Nombre:"), (152, 740, "Ana Paz"), fields=(("Ana Paz", 150, 735, 100, 18),)).split() == ["Nombre:", "Ana", "Paz"]  # fmt: skip


def test_what_stands_in_the_same_field_of_every_page_is_no_running_head() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(50, 800, "Nombre:")
        canvas.acroForm.textfield(
            name=f"n{canvas.getPageNumber()}", value="Ana Paz", x=150, y=795, width=100, height=18
        )
        canvas.drawString(
            50,
            700,
            f"Pregunta {['uno', 'dos', 'tres', 'cuatro', 'cinco'][canvas.getPageNumber() - 1]} de la hoja",
        )

    assert _text(*[page] * 5).count("Ana Paz") == 5


def test_fields_without_any_line_are_told_from_top_to_bottom() -> None:
    assert form(fields=(("dos", 50, 600, 100, 20), ("uno", 50, 700, 100, 20))) == "uno\ndos"


def test_on_a_turned_page_they_follow_all_lines() -> None:
    def page(canvas: Canvas) -> None:
        canvas.acroForm.textfield(name="n", value="Ana Paz", x=150, y=735, width=100, height=18)
        canvas.setPageRotation(90)
        canvas.translate(595, 0)
        canvas.rotate(90)
        for number in range(12):
            canvas.drawString(50, 500 - 20 * number, f"La pregunta {number} de esta hoja:")

    told = _text(page)
    assert told.splitlines()[:2] == ["La pregunta 0 de esta hoja:", "La pregunta 1 de esta hoja:"]
    assert told.endswith("La pregunta 11 de esta hoja:\nAna Paz")
