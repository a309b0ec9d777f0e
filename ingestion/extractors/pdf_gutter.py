"""Finds what parts two columns that were written line by line right across the page.

Of justified lines any space may be as wide as a gutter, but only the gutter is at the same place of almost all.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingestion.extractors.pdf_layout import LEAST_GUTTER, LEAST_WIDTH, Span, most_solid, runs_of

_ALIGNED = 3.0  # points
_MOST_ALIGNED = 0.5  # of the lines, and more than a few: so many spaces are below one another by chance
_A_FEW = 4
_ALMOST = 0.8  # of a column's width: prose leaves no more room at the end of a line than a word needs …
_MOST_SHORT = 0.2  # … but where paragraphs end


def gutter_of(lines: Sequence[Sequence[Span]], heights: Sequence[float]) -> Span | None:
    """Return the one gap that almost all of these lines share, where they are long on both sides of it; each is given by its pieces."""
    runs = [list(runs_of(line)) for line in lines]
    gaps = list(map(_gaps, runs))
    least = len(lines) - most_solid(len(lines))
    chosen = [gap for line in gaps[: len(lines) - least + 1] for gap in line]
    shared = {found for gap in chosen if (found := _shared_by(gap, gaps, least))}
    if not shared or min(end for _, end in shared) - max(begin for begin, _ in shared) < LEAST_GUTTER:
        return None  # none, or several: three columns, a table
    gutter = max(begin for begin, _ in shared), min(end for _, end in shared)
    sides = list(zip(*filter(None, (_widths(line, gutter) for line in runs)), strict=True))
    is_long = min(map(median, sides)) >= LEAST_WIDTH * median(heights)
    return gutter if is_long and all(map(_is_filled, sides)) and not _are_cells(runs, gutter) else None


def _is_filled(widths: Sequence[float]) -> bool:
    """Whether almost all lines of a column go as far as prose does: verses and cells of a table end where they end."""
    least = _ALMOST * max(widths)
    return sum(width < least for width in widths) <= _MOST_SHORT * len(widths)


def _shared_by(gap: Span, lines: Sequence[Sequence[Span]], least: int) -> Span | None:
    """What is left of a gap in all lines that share it, where they are as many."""
    missing = len(lines) - least
    for line in lines:
        met = next((both for other in line if _width(both := _both(gap, other)) >= LEAST_GUTTER), None)
        gap, missing = met or gap, missing - (met is None)
        if missing < 0:
            return None
    return gap


def _width(span: Span) -> float:
    return span[1] - span[0]


def _both(gap: Span, other: Span) -> Span:
    return max(gap[0], other[0]), min(gap[1], other[1])


def _are_cells(lines: Sequence[Sequence[Span]], gutter: Span) -> bool:
    """Whether many lines have other pieces below one another, on either side: cells of a table, where spaces of justified lines stand anywhere."""
    inner = [gap for line in lines for gap in _gaps(line) if gap[1] <= gutter[0] or gap[0] >= gutter[1]]
    edges = (Counter(round(gap[side] / _ALIGNED) for gap in inner) for side in (0, 1))
    return any(max(edge.values(), default=0) > max(_A_FEW, _MOST_ALIGNED * len(lines)) for edge in edges)


def _gaps(runs: Sequence[Span]) -> list[Span]:
    return [(before[1], after[0]) for before, after in pairwise(runs)]


def _widths(runs: Sequence[Span], gutter: Span) -> Span | None:
    """How wide the line is on the left and on the right."""
    left = [end for _, end in runs if end <= gutter[0]]
    right = [begin for begin, _ in runs if begin >= gutter[1]]
    return (max(left) - runs[0][0], runs[-1][1] - min(right)) if left and right else None
