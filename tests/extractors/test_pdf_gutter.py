"""What parts two columns is the one gap that almost all lines share, however wide the spaces of justified lines are."""

from collections.abc import Sequence

import pytest

from ingestion.extractors.pdf_gutter import gutter_of
from ingestion.extractors.pdf_layout import Span

Line = Sequence[Span]

_RAGGED: list[Line] = [[(60, 250 + 3 * (n % 7)), (300, 480 + 5 * (n % 9))] for n in range(12)]
_SOLID: Line = [(60, 540)]


def _gutter(lines: Sequence[Line]) -> Span | None:
    return gutter_of(lines, [10.0] * len(lines))


def _justified(n: int) -> Line:
    """Words nearly as far apart as columns, at another place of each line."""
    words = [(60.0 + 55 * at + 7 * (n % 6), 105.0 + 55 * at + 7 * (n % 6)) for at in range(4)]
    return [*words, (313 + n % 2, 350.0 + 9 * (n % 6)), (360.0 + 9 * (n % 6), 540.0)]


def test_columns_have_it_and_it_is_as_narrow_as_the_narrowest() -> None:
    assert _gutter(_RAGGED) == (268, 300)
    assert _gutter([_justified(n) for n in range(12)]) == (305, 313)


def test_a_few_lines_may_go_across() -> None:
    assert _gutter([_SOLID, *_RAGGED, _SOLID]) == (268, 300)
    assert _gutter([_SOLID, _SOLID, _SOLID, *_RAGGED]) is None


@pytest.mark.parametrize(
    "line",
    [
        _SOLID,
        [(60, 296), (300, 540)],  # too narrow
        [(60, 120), (160, 300), (340, 540)],  # three columns
        [(60, 72), (80, 270), (300, 540)],  # numbers of a list
        [(60, 400), (470, 540)],  # a table of prices
        [(60, 100), (140, 540)],  # words and what they mean
    ],
)
def test_tables_lists_and_prose_have_none(line: Line) -> None:
    assert _gutter([line] * 12) is None


def test_gaps_that_each_line_has_elsewhere_are_none() -> None:
    assert _gutter([[(60, 150 + 20 * n), (170 + 20 * n, 540)] for n in range(12)]) is None


def test_one_side_of_short_ends_is_enough_to_make_verses() -> None:
    """Their ends are where they are; lines of prose are short where a paragraph ends."""
    verses: list[Line] = [[(60, 250 - n % 3), (300, 440 + 33 * (n % 4))] for n in range(12)]
    assert _gutter(verses) is None
    assert _gutter([[(300 - end, 300 - begin) for begin, end in reversed(line)] for line in verses]) is None
    assert _gutter([[(60, 250), (300, 440 if n % 6 == 5 else 540)] for n in range(12)]) == (250, 300)


@pytest.mark.parametrize("ends", [True, False])
def test_cells_that_stand_below_one_another_make_a_table(ends: bool) -> None:
    """Though in most rows some are so long that no other gap goes all the way down."""
    rows: list[Line] = []
    for n in range(12):
        wide = 60.0 + 25 * (n % 4)
        first, second = ((60.0, wide + 20), (wide + 30, 270.0)) if ends else ((60.0, wide), (130.0, 270.0))
        rows.append([first, second, (300, 540)] if n % 4 < 3 else [(60, 270), (300, 540)])
    assert _gutter(rows) == ((270, 300) if ends else None)
