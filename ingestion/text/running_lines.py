"""Finds running headers, footers and page numbers: lines that come again at the same height of page after page."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

_LEAST_PAGES = 3
_LEAST_SHARE = 0.3
_EDGE = 0.12  # of the page's height, at the top and at the bottom
_LINES_AT_EDGE = 3
_SAME_HEIGHT = 0.02
_SAME_LINE = 0.002  # parts of one line, set apart by their height no more than this
_LEAST_GAPS = 4  # before a page says how far apart its lines stand
_WIDER = 1.3  # than the usual distance, and a line stands apart

_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivxlcdm]+")
_SPACE = re.compile(r"\s+")


class Line(NamedTuple):
    """A line of a page; `height` is its place from 0 (bottom) to 1 (top), None where that is not known."""

    text: str
    height: float | None


class _Candidate(NamedTuple):
    page: int
    place: int  # among the page's lines
    height: float


def running_lines(pages: Sequence[Sequence[Line]]) -> list[set[int]]:
    """For each page the indices of its running lines.

    A line runs if, digits apart, it stands at the same height at the edge of at least 3 pages and 30 % of all pages, or of all odd
    or all even ones. The order of lines does not matter: many PDFs write the footer first.
    """
    found: list[set[int]] = [set() for _ in pages]
    groups: dict[tuple[bool, str], list[_Candidate]] = defaultdict(list)
    for number, lines in enumerate(pages):
        for at_top, index, height in _at_edges(lines):
            groups[at_top, _masked(lines[index].text)].append(_Candidate(number, index, height))
    for group in groups.values():
        for candidate in _running(group, len(pages)):
            found[candidate.page].add(candidate.place)
    return found


def _at_edges(lines: Sequence[Line]) -> Iterator[tuple[bool, int, float]]:
    """(whether at the top, index, height) of the lines that stand apart at the upper and the lower edge, three at most."""
    placed = sorted(
        (line.height, index)
        for index, line in enumerate(lines)
        if line.height is not None and line.text.strip()
    )
    heights = [height for height, _ in placed]
    for height, index in placed[: _apart(heights)]:
        if height < _EDGE:
            yield False, index, height
    for height, index in placed[len(placed) - _apart([1 - height for height in reversed(heights)]) :]:
        if height > 1 - _EDGE:
            yield True, index, height


def _apart(heights: Sequence[float]) -> int:
    """How many of the first lines, three at most, stand apart from what follows; all of them where no pitch can be told.

    Without this a table or a list whose lines differ only in their figures would lose its first and last lines.
    """
    gaps = [after - before for before, after in pairwise(heights) if after - before > _SAME_LINE]
    if len(gaps) < _LEAST_GAPS:
        return min(_LINES_AT_EDGE, len(heights))
    wide = median(gaps) * _WIDER
    splits = (
        count
        for count in range(_LINES_AT_EDGE, 0, -1)
        if count < len(heights) and heights[count] - heights[count - 1] > wide
    )
    return next(splits, 0)


def _masked(text: str) -> str:
    """The line without what changes from page to page: digits, or a page number in Roman figures."""
    text = _SPACE.sub(" ", text.strip().casefold())
    return "#" if _ROMAN.fullmatch(text) else _DIGITS.sub("#", text)


def _running(group: list[_Candidate], page_count: int) -> list[_Candidate]:
    usual = median(candidate.height for candidate in group)
    level = [candidate for candidate in group if abs(candidate.height - usual) <= _SAME_HEIGHT]
    if _is_enough(level, page_count):
        return level
    odd = [candidate for candidate in level if candidate.page % 2 == 0]  # pages are counted from 0
    even = [candidate for candidate in level if candidate.page % 2]
    kept = odd if _is_enough(odd, (page_count + 1) // 2) else []
    return kept + (even if _is_enough(even, page_count // 2) else [])


def _is_enough(group: list[_Candidate], page_count: int) -> bool:
    pages = len({candidate.page for candidate in group})
    return pages >= _LEAST_PAGES and pages >= _LEAST_SHARE * page_count
