"""Numbers of pages farther from the edge than most are known by those of other pages; what only looks like one stays."""

import pytest

from ingestion.text.lines import Line, Lines
from ingestion.text.running_lines import running_lines

_HEAD, _FOOT = 0.869, 0.163


def _page(*edges: Line, count: int = 30) -> Lines:
    """A page as LaTeX sets it, its text between 0.833 and 0.2; first what stands at its edges."""
    body = [(f"renglón {chr(97 + line)}", 0.833 - 0.0172 * line) for line in range(count)]
    return Lines.of([*edges, *body])


def _stays(*pages: Lines) -> bool:
    return not any(running_lines(pages))


@pytest.mark.parametrize(
    ("first", "second"), [("1", "2"), ("– 14 –", "– 15 –"), ("Página 1 de 2", "Página 2 de 2")]
)
@pytest.mark.parametrize("count", [30, 3, 0])
def test_two_pages_tell_their_numbers_though_the_second_be_short(first: str, second: str, count: int) -> None:
    pages = [_page((first, _FOOT)), _page((second, _FOOT), count=count)]
    assert running_lines(pages) == [{0}, {0}]


def test_two_numbers_are_enough_where_the_first_page_is_a_title() -> None:
    pages = [_page(count=5), _page(("2", _FOOT)), _page(("3", _FOOT))]
    assert running_lines(pages) == [set(), {0}, {0}]
    assert _stays(*pages, *[_page()] * 4)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("1", _FOOT), ("2", 0.17)),
        (("1", _FOOT), ("3", _FOOT)),
        (("1", _HEAD), ("2", _HEAD)),  # two poems, and what they are called
        (("1998", _FOOT), ("1999", _FOOT)),  # below two pictures
        (("Acta 1", _FOOT), ("Acta 2", _FOOT)),
        (("1 casa", _FOOT), ("2 casas", _FOOT)),
        (("1", 0.25), ("2", 0.25)),  # far from the edge
    ],
)
def test_what_two_pages_do_not_tell_for_certain_stays(first: Line, second: Line) -> None:
    assert _stays(_page(first), _page(second))


def test_numbers_close_to_the_text_of_both_pages_stay() -> None:
    low = 0.833 - 0.0172 * 38  # where the line after the last one stands
    assert _stays(_page(("1", low), count=38), _page(("2", low), count=38))


def _book() -> list[Lines]:
    return [_page((f"{number} CAPÍTULO {number % 3}. {chr(96 + number)}", _HEAD)) for number in range(1, 10)]


def test_a_chapters_first_page_has_its_number_at_the_foot() -> None:
    pages = _book()
    pages[0], pages[6] = _page(("1", _FOOT)), _page(("7", _FOOT))
    assert running_lines(pages) == [{0}] * 9


@pytest.mark.parametrize(
    ("at", "edges"),
    [
        (6, [("8", _FOOT)]),  # not the page's own
        (6, [("7", 0.83)]),  # the seventh poem, on page seven
        (6, [("7 casas", _FOOT)]),
        (6, [("Lección 7", _HEAD)]),
        (6, [("7 casas", _HEAD - 0.01)]),  # not where the heads are
    ],
)
def test_what_is_not_told_by_the_numbers_of_other_pages_stays(at: int, edges: list[Line]) -> None:
    pages = _book()
    pages[at] = _page(*edges)
    assert running_lines(pages) == [set() if number == at else {0} for number in range(9)]


def test_a_page_has_one_number() -> None:
    pages = _book()
    pages[3] = _page(("4 CAPÍTULO 1. d", _HEAD), ("4", _FOOT))
    assert running_lines(pages) == [{0}] * 9


def test_heads_at_the_height_of_the_others_run_though_they_stand_alone_or_close() -> None:
    pages = _book()
    pages[4] = _page(("5 CAPÍTULO 1. e", _HEAD), count=0)
    pages[5] = _page(("6 CAPÍTULO 1. f", _HEAD), ("una línea más alta", _HEAD - 0.0172))
    assert running_lines(pages) == [{0}] * 9


def test_how_many_pages_there_are_is_no_pages_number() -> None:
    pages = [_page((f"Página {number} de 10", 0.04)) for number in range(1, 11)]
    pages[3] = _page(("9", _FOOT))
    assert running_lines(pages) == [set() if number == 3 else {0} for number in range(10)]


def test_three_heads_with_their_numbers_at_the_outer_edges_run() -> None:
    heads = ["", "2 ROSA PAUCAR", "LOS TELARES DEL SUR 3", "4 ROSA PAUCAR"]
    assert running_lines([_page((head, 0.948)) for head in heads]) == [set(), {0}, {0}, {0}]
    heads[2] = "3 LOS TELARES DEL SUR"  # titles of units, one a page
    assert not any(running_lines([_page((head, 0.948)) for head in heads]))
    heads = ["", "2 ROSA", "EL SUR 3", "5 LUIS", "6 ANA"]
    assert not any(running_lines([_page((head, 0.948)) for head in heads]))
