"""The head and the foot of two pages go where the text tells that they are such; titles, refrains and rows stay."""

import pytest

from ingestion.text.lines import Line, Lines
from ingestion.text.running_lines import running_lines

_PROSE = "los jóvenes grabaron a la tejedora durante muchas tardes y de aquellas cintas"
_ENDS = "así salieron los cuentos que hoy se leen en las aulas de San Pedro de Atitlán."


def _pages(head: str, foot: str, *, last: str = _PROSE, body: str = _PROSE) -> list[Lines]:
    """Two pages, the first full, the second half so; {n} is the page's number."""
    full: list[Line] = [(body, 0.88 - 0.015 * line) for line in range(50)]
    pages = [[*full, (last, 0.13)], [(body, 0.895), *full[:20]]]
    around = [[(head.format(n=n), 0.93), (foot.format(n=n), 0.07)] for n in (1, 2)]
    return [Lines.of([*edges[:1], *page, *edges[1:]]) for edges, page in zip(around, pages, strict=True)]


_FIRST, _BOTH = {52}, {0, 52}
_SECOND, _BOTH_AGAIN = {22}, {0, 22}


@pytest.mark.parametrize(
    "foot", ["Calle Sucre 14, La Paz — {n}", "{n} | Escuela de Warisata", "La Paz · {n}"]
)
@pytest.mark.parametrize("last", [_PROSE, _ENDS])
def test_a_foot_that_sets_its_pages_number_apart_goes(foot: str, last: str) -> None:
    assert running_lines(_pages("Carta primera a {n} hermanas", foot, last=last)) == [_FIRST, _SECOND]


def test_what_stands_within_a_sentence_is_no_text() -> None:
    assert running_lines(_pages("Escuela de Warisata", "Calle Sucre 14")) == [_BOTH, _BOTH_AGAIN]
    assert running_lines(_pages("Revista de Oruro {n}", "La Paz, hoja {n}")) == [_BOTH, _BOTH_AGAIN]
    divided = _pages("Escuela de Warisata", "Calle Sucre 14", last="visitó la comi\x02", body=_PROSE)
    assert running_lines(divided) == [_BOTH, _BOTH_AGAIN]
    columns = _pages("Escuela de Warisata", "Acta {n}")
    assert running_lines(columns) == [{0}, {0}], "the foot is not the text's last line"


@pytest.mark.parametrize(
    ("last", "body"),
    [
        (_ENDS, _PROSE),  # the first page's text is over
        (_PROSE, _PROSE.capitalize()),  # it is, without a stop: "a los 12 días del mes de noviembre de 2026"
        ("ay, los cuentos del agua", _PROSE),  # a verse, perhaps
        (_PROSE.title(), _PROSE.title()),  # rows of a table
    ],
)
def test_else_a_head_is_told_first_and_a_foot_last(last: str, body: str) -> None:
    pages = _pages("El cóndor", "Ay, río de mi niñez", last=last, body=body)
    assert running_lines(pages) == [_FIRST, {0}]
    assert running_lines(pages, keeps_one=False) == [_BOTH, _BOTH_AGAIN]


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("Ficha n.º {n}", "Testigo n.º {n}"),
        ("Carta a la luna — {n}", "Acta {n}"),
        ("Carta de las {n}1 hermanas", "Quedan {n}7 casas"),
        ("Carta de una hermana {n}", "Registro QCH-{n}"),
        ("Carta de otra hermana {n}", "{n} - Escriba aquí su respuesta"),
        ("Carta de la última {n}", "Testimonio recogido en la casilla 7/{n}"),
    ],
)
def test_what_numbers_itself_stays_where_the_first_pages_text_is_over(head: str, foot: str) -> None:
    assert running_lines(_pages(head, foot, last=_ENDS)) == [set(), set()]


def test_what_stands_elsewhere_or_close_to_the_text_stays() -> None:
    first, second = _pages("Escuela de Warisata", "Calle Sucre 14 — {n}")
    lower = [height and height - 0.005 for height in second.heights]
    assert running_lines([first, Lines(second.texts, lower)]) == [set(), set()]
    assert running_lines([first, Lines([], [])]) == [set(), set()]


def test_a_date_at_the_foot_of_both_stays_once() -> None:
    assert running_lines(_pages("Acta {n}", "Tarabuco, 28/11/2026", last=_ENDS)) == [_FIRST, set()]


def test_what_is_the_same_on_both_and_no_number_of_theirs_stays_once() -> None:
    assert running_lines(_pages("Acta {n}", "Radio Pachamama · 14", last=_ENDS)) == [_FIRST, set()]


def test_a_title_stays_where_the_second_page_begins_anew() -> None:
    """As of two notices: "Es dado en Tarabuco, a los 12 días del mes de noviembre de 2026" ends without a stop."""
    first, second = _pages("Comunicado a la comunidad", "Calle Sucre 14")
    anew = Lines([second.texts[0], _PROSE.capitalize(), *second.texts[2:]], second.heights)
    assert running_lines([first, anew]) == [_FIRST, {0}]
