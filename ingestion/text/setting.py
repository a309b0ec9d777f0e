"""How the lines of a page are set, in points: where each begins, and how tall its letters are.

Asked of single lines, where what they say leaves open whether they run along the pages or are text.
"""

from collections.abc import Sequence
from itertools import pairwise
from operator import sub
from statistics import median
from typing import NamedTuple

_LARGER = 1.2  # times as tall as most letters, and it is a heading
_MOST = 0.9
_FEWEST = 3  # lines besides
_NOISE = 1.05  # some fonts tell of each letter how tall it is itself
_SAME_LEFT = 1.5  # points
_SAME_GAP = 0.12
_LINES_OF_HEAD = 3
_WIDEST = 2.3  # times the usual distance of lines


class Setting(NamedTuple):
    """Of a page: the heights of all lines, None of those on which nothing is written, and the sides of the others."""

    heights: Sequence[float | None]
    lefts: Sequence[float]
    tops: Sequence[float]
    bottoms: Sequence[float]

    def is_large(self, height: float) -> bool:
        """Tell whether the letters of the line at a height are far taller than most."""
        at, others = self._sizes(height)
        return at is not None and self._size(at) >= _LARGER * others[int(_MOST * len(others))]

    def is_as_body(self, height: float) -> bool:
        """Tell whether the first line, at that height, is set as the text is: as large, as far to the left, and as far from it as its paragraphs are."""
        at, others = self._sizes(height)
        if at is None or self.bottoms[at] < max(self.bottoms):
            return False
        is_as_large = others[0] / _NOISE <= self._size(at) <= others[-1] * _NOISE
        aligned = sum(abs(left - self.lefts[at]) <= _SAME_LEFT for left in self.lefts)
        return is_as_large and 2 * aligned > len(self.lefts) and self._begins_a_paragraph()

    def _sizes(self, height: float) -> tuple[int | None, list[float]]:
        """Which of the written lines stands there, and how tall the others are, from the smallest; None where that is not known."""
        written = [other for other in self.heights if other is not None]
        if len(written) != len(self.tops) or len(written) <= _FEWEST or height not in written:
            return None, []
        at = written.index(height)
        sizes = list(map(sub, self.tops, self.bottoms))
        del sizes[at]
        return at, sorted(sizes)

    def _size(self, at: int) -> float:
        return self.tops[at] - self.bottoms[at]

    def _begins_a_paragraph(self) -> bool:
        """Whether the first line is as far from the next as others are from theirs, and those right after it no farther, as below a head of several."""
        ordered = sorted(self.bottoms, reverse=True)
        first, *gaps = [upper - lower for upper, lower in pairwise(ordered)]
        usual, widest = median(gaps), (1 + _SAME_GAP) * first
        if first > _WIDEST * usual or max(gaps[:_LINES_OF_HEAD]) > widest:
            return False
        return any(first / (1 + _SAME_GAP) <= gap <= widest for gap in gaps)
