"""A notice in a line of its own begins and ends with it, whatever stands in the lines around; wrapped prose runs on."""

import pytest

from licensing.evidence import find
from licensing.evidence.lines import is_broken_off, line_breaks
from licensing.folding import fold
from licensing.vocabulary import Role

EXAM = """Carrera: Tecnicatura en Redes
Examen final de la comisión 2
Versión: marzo de 2022
Esta obra está bajo una Licencia Creative Commons Atribución-NoComercial-CompartirIgual 4.0 Internacional.
CRITERIOS DE EVALUACIÓN QUE SE TIENEN EN CUENTA PARA APROBAR"""
COMMENT = """<?php
/**
 * Formulario de entrada
 * @category Portada
 * @package  tienda/vistas/
 * @author   Marisol Quispe <marisol@ejemplo.pe>
 * @license  http://creativecommons.org/licenses/by-nc-nd/3.0/
 * @link     https://ejemplo.pe/tienda
 */"""
RECORD = """Palabra clave:
Facturación electrónica con un nombre largo que ocupa una línea entera del registro
Derechos
openAccess
Licencia
Atribución-NoComercial 4.0 Internacional
id ejemplo2_c0b2"""


@pytest.mark.parametrize(
    ("text", "licence"),
    [(EXAM, "cc-by-nc-sa-4.0"), (COMMENT, "cc-by-nc-nd-3.0"), (RECORD, "cc-by-nc-4.0")],
)
def test_a_line_of_its_own_gives_its_licence(text: str, licence: str) -> None:
    assert [hit.id for hit in find(text) if hit.role is Role.GRANT] == [licence]


def test_what_only_its_own_line_gives_is_not_certain_unless_it_names_this_work() -> None:
    assert [hit.concludes for hit in find(EXAM)] == [True]
    assert [hit.concludes for hit in find(RECORD)] == [False]


def test_a_name_alone_in_a_line_is_no_notice() -> None:
    sheet = "Género de programa, con todo lo que eso quiere decir\nSistema Multiplataforma\nLicencia GNU GPL\nEn español"
    assert [hit for hit in find(sheet) if hit.role is Role.GRANT] == []


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Esta obra se publica bajo la licencia", "Creative Commons Atribución 4.0"),  # no line ends so
        ("Puede copiarse y difundirse libremente,", "Siempre que se cite a la autora"),
        ("Esta obra está sujeta a la", "licencia Creative Commons"),
        ("Un renglón tan largo que la palabra siguiente ya no cabe", "Internacionalmente"),
    ],
)
def test_running_text_goes_on(above: str, below: str) -> None:
    assert not is_broken_off(above, below, width=70)


@pytest.mark.parametrize(
    ("above", "below", "width"),
    [
        ("Versión: marzo de 2022", "Esta obra está bajo una licencia", 90),
        (" * @author Marisol", " * @license http://ejemplo.pe", 30),
        ("Licencia", "MIT", 20),
    ],
)
def test_a_line_that_had_room_was_broken_off_on_purpose(above: str, below: str, width: int) -> None:
    assert is_broken_off(above, below, width)


def test_breaks_are_places_of_the_folded_text() -> None:
    folded = fold(EXAM)
    places = line_breaks(folded, 0, len(folded.text))
    assert [folded.text[at : at + 4] for at in places] == ["exam", "vers", "esta"]
