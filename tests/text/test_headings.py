"""Headings with numbers and first lines of letters stay, though each page has one; page numbers and heads go."""

from collections.abc import Callable

import pytest

from ingestion.text.lines import Lines
from ingestion.text.running_lines import running_lines
from ingestion.text.setting import Setting

_CLOSED = "así salieron los cuentos que hoy se leen en las aulas de San Pedro de Atitlán."
_OPEN = "los jóvenes grabaron a la tejedora durante muchas tardes y de aquellas cintas"
_ROWS = 30

Page = tuple[Lines, Setting]


def _page(head: str, foot: str, *, size: float = 10, gap: float = 24, last: str = _CLOSED) -> Page:
    """A page of 1,000 points: a head, thirty lines with a paragraph of more distance, a foot."""
    body = [920 - gap - 15 * row - (9 if row > 20 else 0) for row in range(_ROWS)]
    bottoms = [920.0, *body, *([40.0] if foot else [])]
    sizes = [size, *[10.0] * _ROWS, 8][: len(bottoms)]
    tops = [bottom + tall for bottom, tall in zip(bottoms, sizes, strict=True)]
    texts = [head, *[_OPEN] * (_ROWS - 1), last, foot][: len(bottoms)]
    lines = Lines.of([(text, bottom / 1000) for text, bottom in zip(texts, bottoms, strict=True)])
    return lines, Setting(lines.heights, [60.0] * len(texts), tops, bottoms)


def _runs(page: Callable[[int], Page], count: int = 8) -> list[set[int]]:
    pages = [page(number) for number in range(1, count + 1)]
    return running_lines([lines for lines, _ in pages], [setting for _, setting in pages])


_NUMBER, _HEAD = {_ROWS + 1}, {0}


@pytest.mark.parametrize("head", ["{n}", "— {n} —", "Unidad didáctica {n}", "Página {n}"])
def test_large_numbers_stay_where_the_foot_says_the_pages(head: str) -> None:
    assert _runs(lambda n: _page(head.format(n=n), str(n + 6), size=18)) == [_NUMBER] * 8


def test_without_numbers_at_the_foot_they_may_be_the_pages_own() -> None:
    assert _runs(lambda n: _page(str(n), "", size=18)) == [_HEAD] * 8
    chapters = (1, 1, 2, 2, 3, 3, 4, 4)
    assert _runs(lambda n: _page(str(n if n % 2 else chapters[n - 1] + 90), "", size=18))[1::2] == [set()] * 4


def test_years_stay() -> None:
    assert _runs(lambda n: _page(str(1974 + n), "", size=13)) == [set()] * 8


def test_small_ones_and_heads_that_come_again_go() -> None:
    assert _runs(lambda n: _page(str(1974 + n), "")) == [_HEAD] * 8
    assert _runs(lambda n: _page(f"Capítulo {n // 3 + 1}", str(n), size=18)) == [_HEAD | _NUMBER] * 8
    named = _runs(lambda n: _page(f"Memorias de la casa del agua {n}", str(n), size=18))
    assert named == [_HEAD | _NUMBER] * 8, "as heads do that name a book and its part"


@pytest.mark.parametrize("count", [2, 3, 6, 25])
def test_first_lines_of_letters_stay(count: int) -> None:
    assert _runs(lambda _: _page("Querida hermana:", ""), count) == [set()] * count


def test_what_is_not_set_as_the_text_or_cuts_sentences_runs() -> None:
    assert _runs(lambda _: _page("Querida hermana:", "", size=8)) == [_HEAD] * 8
    assert _runs(lambda _: _page("Querida hermana:", "", gap=32)) == [_HEAD] * 8
    assert _runs(lambda _: _page("Querida hermana:", "", last=_OPEN)) == [_HEAD] * 8
    assert _runs(lambda n: _page("Querida hermana:", "", last=_OPEN if n == 4 else _CLOSED), 4) == [set()] * 4


def test_a_head_set_as_the_text_runs() -> None:
    """As word processors set it, who ask nobody; songs and lists end their pages with a line."""
    assert _runs(lambda _: _page("Cancionero de Tarabuco", "")) == [_HEAD] * 8


def test_what_says_its_pages_number_runs() -> None:
    assert _runs(lambda n: _page(f"{n} ¿El agua o las casas?", "")) == [_HEAD] * 8


def test_pages_of_which_nothing_is_told_are_as_before() -> None:
    pages = [_page("Querida hermana:", "")[0] for _ in range(6)]
    assert running_lines(pages) == running_lines(pages, [None] * 6) == [_HEAD] * 6
