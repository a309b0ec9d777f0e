"""What runs along page after page is found by its place, and nothing else is."""

from collections.abc import Sequence

import pytest

from ingestion.text.lines import Line, Lines
from ingestion.text.running_lines import running_lines


def _runs(pages: Sequence[Sequence[Line]]) -> list[set[int]]:
    return running_lines([Lines.of(page) for page in pages])


def _pages(count: int, *, header: str = "Cuentos de la sierra, {n}", foot: str = "{n}") -> list[list[Line]]:
    body = [("el mismo verso", 0.5), ("otra cosa", 0.4)]
    return [[(foot.format(n=n), 0.04), *body, (header.format(n=n), 0.96)] for n in range(1, count + 1)]


def test_header_and_number_run_but_repeated_body_does_not() -> None:
    assert _runs(_pages(6)) == [{0, 3}] * 6


@pytest.mark.parametrize("count", [0, 1])
def test_too_few_pages_tell_nothing(count: int) -> None:
    assert _runs(_pages(count)) == [set()] * count


def test_two_pages_tell_their_numbers_and_nothing_else() -> None:
    assert _runs(_pages(2)) == [{0}, {0}]
    assert _runs(_pages(2, foot="Página {n} de 2")) == [{0}, {0}]
    assert _runs(_pages(2, foot="Acta {n}")) == [set(), set()]


def test_what_two_pages_in_a_row_say_in_the_same_place_is_kept_once() -> None:
    pages = _pages(2, header="Radio Ñemity")
    assert _runs(pages) == [{0}, {0, 3}]
    assert running_lines([Lines.of(page) for page in pages], keeps_one=False) == [{0, 3}, {0, 3}]
    lower = [pages[0], [*pages[1][:3], ("Radio Ñemity", 0.95)]]
    assert _runs(lower) == [{0}, {0}]
    assert _runs([pages[0], _pages(1, header="otra cosa")[0], pages[1]])[2] == {0}, "not in a row"


def test_numbers_that_do_not_count_the_pages_stay() -> None:
    pages = [[("cuerpo", 0.5), (number, 0.05)] for number in ("1987", "12", "4")]
    assert _runs(pages[:2]) == [set(), set()]


def test_names_of_sections_run_where_almost_every_page_has_one() -> None:
    names = ["Introducción"] * 2 + ["El río"] * 2 + ["La escuela"] * 2 + ["Final"] * 2 + ["Notas"] * 3
    pages = [[(name, 0.95), ("cuerpo", 0.5)] for name in names]
    assert _runs(pages) == [{0}] * 11
    titles = [[(f"poema {chr(97 + number)}", 0.95), ("cuerpo", 0.5)] for number in range(11)]
    assert not any(_runs(titles))


@pytest.mark.parametrize("number", ["– iv –", "[7]", "- 12 -", "Pág. 3", "3/10", "página 3 de 10"])
def test_ways_to_write_a_pages_number(number: str) -> None:
    pages = [[("cuerpo", 0.5), (number, 0.05)] for _ in range(4)]
    assert _runs(pages) == [{1}] * 4


def test_odd_and_even_pages_may_differ() -> None:
    pages = [[("Autora" if number % 2 else "Título", 0.95), ("cuerpo", 0.5)] for number in range(8)]
    assert _runs(pages) == [{0}] * 8
    now_and_then = [
        [("Parte" if number % 9 == 0 else f"frase única {chr(97 + number)}", 0.95)] for number in range(20)
    ]
    assert not any(_runs(now_and_then))


def test_roman_numbers_are_page_numbers() -> None:
    pages = [[("cuerpo", 0.5), (number, 0.05)] for number in ("iii", "iv", "v", "vi")]
    assert _runs(pages) == [{1}] * 4


def test_the_same_words_at_another_height_or_of_no_known_height_stay() -> None:
    pages = _pages(6)
    pages[2].append(("Cuentos de la sierra, 3", 0.87))
    pages[3].append(("Cuentos de la sierra, 4", None))
    assert _runs(pages) == [{0, 3}] * 6


def test_a_chapter_may_head_odd_pages_only() -> None:
    texts = {0: "Parte primera", 2: "Parte primera", 4: "Parte primera"}
    pages = [
        [(texts.get(number, f"frase {chr(97 + number)}"), 0.95), ("cuerpo", 0.5)] for number in range(12)
    ]
    assert _runs(pages) == [{0} if number in texts else set() for number in range(12)]


def test_lines_of_a_list_that_differ_only_in_figures_are_no_running_lines() -> None:
    pages = [[(f"Acta {page} línea {line}", 0.97 - 0.023 * line) for line in range(40)] for page in range(5)]
    assert _runs(pages) == [set()] * 5


def test_a_header_that_stands_apart_from_a_list_is_found() -> None:
    pages = [
        [
            ("Revista", 0.98),
            *((f"Acta {page} línea {line}", 0.92 - 0.023 * line) for line in range(38)),
        ]
        for page in range(5)
    ]
    assert _runs(pages) == [{0}] * 5


def test_empty_lines_of_known_height_are_no_lines() -> None:
    pages = [[("  ", 0.99), ("Revista", 0.96), ("cuerpo", 0.5)] for _ in range(5)]
    assert _runs(pages) == [{1}] * 5


def _book(
    count: int, head: str, *, height: float = 0.872, gap: float = 0.037, number: float = 0.0
) -> list[list[Line]]:
    """Pages as LaTeX sets them: a head beyond the upper edge, or a number beyond the lower, well apart from forty lines."""
    body = [(f"renglón {chr(97 + line)}", height - gap - 0.016 * line) for line in range(26)]
    foot = [(number - 0.016 * line, "otro renglón") for line in range(2)]
    return [
        [
            (head.format(n=n, c="La casa" if n < 4 else "El río"), height + (n % 2) * 0.001),
            *((f"{n}: {said}" if said.endswith("a") else said, place) for said, place in body),
            *((str(n) if place == number else said, place) for place, said in foot[:1] if number),
        ]
        for n in range(1, count + 1)
    ]


@pytest.mark.parametrize(
    "head", ["{n} Capítulo 1. {c}", "1.1. {c} {n}", "– {n} –", "Memorias de un pueblo", "{c} | {n}"]
)
def test_heads_beyond_the_edge_run_where_they_stand_well_apart(head: str) -> None:
    assert _runs(_book(6, head)) == [{0}] * 6


def test_numbers_of_pages_beyond_the_lower_edge_run() -> None:
    assert _runs(_book(6, "", number=0.142)) == [{27}] * 6


def test_the_number_at_the_foot_of_a_chapters_first_page_counts_with_the_heads_of_the_others() -> None:
    pages = _book(8, "{n} {c}")
    pages[3] = [*pages[3][1:], ("4", 0.11)]
    pages[5] = [*pages[5][1:], ("12", 0.11)]
    assert _runs(pages) == [{0}, {0}, {0}, {26}, {0}, set(), {0}, {0}]


@pytest.mark.parametrize(
    ("head", "height", "gap"),
    [
        ("Lección {n}", 0.872, 0.037),  # a title of each page
        ("{n}. {c}", 0.872, 0.016),  # a line as any other
        ("{n} {c}", 0.79, 0.037),  # too far from the edge
        ("Tiene {n} casas", 0.872, 0.037),
        ("Tiene 1{n}1 casas", 0.872, 0.037),  # figures within a sentence
    ],
)
def test_what_may_be_text_beyond_the_edge_stays(head: str, height: float, gap: float) -> None:
    assert _runs(_book(6, head, height=height, gap=gap))[1:] == [set()] * 5


def test_lines_beyond_the_edge_that_some_pages_have_or_that_stand_anywhere_stay() -> None:
    some = [page if n in (1, 4, 6, 9) else page[1:] for n, page in enumerate(_book(10, "Ejercicios"))]
    assert _runs(some) == [set()] * 10
    elsewhere = [
        [(text, place and place - 0.006 * n) for text, place in page]
        for n, page in enumerate(_book(6, "{n} {c}"))
    ]
    assert _runs(elsewhere) == [set()] * 6
    years = [
        [(f"{year} {text}", place) for text, place in page[:1]] + page[1:]
        for year, page in zip((1810, 1821, 1836, 1847, 1858, 1861), _book(6, "{c}"), strict=True)
    ]
    assert _runs(years) == [set()] * 6


@pytest.mark.parametrize(
    ("head", "runs"),
    [
        ("11/27/26, 8:38 PM", True),
        ("27/11/2026, 20:38 El río", True),
        ("El río a las 20:38", False),
        ("12/3 de harina", False),
    ],
)
def test_what_browsers_print_above_a_page_runs_though_it_stands_close(head: str, runs: bool) -> None:
    pages = [
        [*((f"renglón {page} {chr(97 + line)}", 0.9457 - 0.019 * line) for line in range(26)), (head, 0.9677)]
        for page in range(3)
    ]
    assert _runs(pages) == [{26} if runs else set()] * 3


@pytest.mark.parametrize("word", ["Lección", "Capítulo", "Ficha", "«Canto"])
def test_what_heads_another_page_each_time_is_its_heading(word: str) -> None:
    assert _runs(_pages(8, header=f"{word} {{n}}")) == [{0}] * 8


def test_the_head_of_a_chapter_that_comes_again_runs() -> None:
    pages = [[*page[:-1], (f"Capítulo {number // 3 + 1}", 0.96)] for number, page in enumerate(_pages(9))]
    assert _runs(pages) == [{0, 3}] * 9


def test_pages_that_are_called_so_run_however_the_word_is_written() -> None:
    assert _runs(_pages(8, foot="Página {n}", header="Cuentos de la sierra")) == [{0, 3}] * 8
