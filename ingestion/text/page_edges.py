"""Tells which lines stand at the edges of a page, apart from its text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import sub
from statistics import median
from typing import NamedTuple

from ingestion.text.lines import Lines

SAME_LINE = 0.002  # parts of one line, set apart by their height no more than this

_EDGE = 0.12  # of the page's height, at the top and at the bottom
_UPPER_EDGE = 1 - _EDGE
_BEYOND = 0.2  # of it: as far from the edge as the outermost line of a page may run, if it stands well apart
_LEAST_APART = 0.015
_WELL_APART = 1.5  # times the usual distance of lines
_LINES_AT_EDGE = 3
_LEAST_GAPS = 4  # before a page says how far apart its lines stand
_WIDER = 1.3  # than the usual distance, and a line stands apart

# What browsers print above a page, close to what is on it: "27/11/26, 20:38 El título".
_PRINTED = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d{2}\b")


class Candidate(NamedTuple):
    """A line at the edge of a page."""

    page: int
    place: int  # among the page's lines
    height: float
    text: str
    is_close: bool = False  # to the text, or to so little that this cannot be told


Told = tuple[Candidate, str]  # and what it says without figures


def at_edges(lines: Lines, upwards: Sequence[float]) -> Iterator[tuple[bool, int, float]]:
    """(whether at the top, index, height) of the lines that stand apart at the upper and the lower edge, three at most."""
    low, high = bisect_left(upwards, _EDGE), len(upwards) - bisect_right(upwards, _UPPER_EDGE)
    if not low and not high:
        return
    wide = _wide_gap(upwards)
    if low:
        for place, height in _first_at(upwards[: min(low, _apart(upwards, wide))], lines.heights):
            yield False, place, height
    if high:
        downwards = upwards[::-1]
        from_above = [1 - height for height in downwards[: _LINES_AT_EDGE + 1]]
        chosen = downwards[: min(high, _apart(from_above, wide))]
        if not chosen and _PRINTED.match(lines.texts[lines.heights.index(downwards[0])]):
            chosen = downwards[:1]
        for place, height in _first_at(chosen, lines.heights[::-1]):
            yield True, len(lines.heights) - 1 - place, height


def outermost(upwards: Sequence[float]) -> Iterator[tuple[bool, float, bool]]:
    """(whether at the top, height, whether well apart, as LaTeX sets them) of the outermost lines beyond the edges."""
    for is_at_top in (False, True) if upwards else ():
        first = upwards[-1] if is_at_top else upwards[0]
        if _EDGE <= (1 - first if is_at_top else first) < _BEYOND:
            yield is_at_top, first, _is_well_apart(upwards[::-1] if is_at_top else upwards, upwards)


def _is_well_apart(inwards: Sequence[float], upwards: Sequence[float]) -> bool:
    if len(inwards) <= _LEAST_GAPS:
        return False
    gap = abs(inwards[1] - inwards[0])
    return gap > _LEAST_APART and gap > _WELL_APART * (_pitch(upwards) or 1)


def _first_at(chosen: Iterable[float], heights: Sequence[float | None]) -> Iterator[tuple[int, float]]:
    """Where among all heights those chosen stand, of which equal ones come in a row, and each of them."""
    place, before = -1, None
    for height in chosen:
        place = heights.index(height, place + 1 if height == before else 0)
        before = height
        yield place, height


def _wide_gap(upwards: Sequence[float]) -> float | None:
    """More than the distance at which the lines of a page stand; None where that cannot be told."""
    pitch = _pitch(upwards)
    return pitch and pitch * _WIDER


def _pitch(upwards: Sequence[float]) -> float | None:
    """The distance at which the lines of a page stand; None where that cannot be told."""
    gaps = sorted(map(sub, upwards[1:], upwards))
    del gaps[: bisect_right(gaps, SAME_LINE)]
    return None if len(gaps) < _LEAST_GAPS else median(gaps)


def _apart(heights: Sequence[float], wide: float | None) -> int:
    """How many of the first lines, three at most, stand apart from what follows; all of them where no pitch can be told.

    Without this a table or a list whose lines differ only in their figures would lose its first and last lines.
    """
    if wide is None:
        return min(_LINES_AT_EDGE, len(heights))
    for count in range(min(_LINES_AT_EDGE, len(heights) - 1), 0, -1):
        if heights[count] - heights[count - 1] > wide:
            return count
    return 0
