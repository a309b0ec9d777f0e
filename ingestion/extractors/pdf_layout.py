"""Judges whether the lines of a PDF page come in the order in which a person reads them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, pairwise
from operator import lt
from statistics import median
from typing import NamedTuple

_MOST_JUMPS = 8  # upwards, in a page of columns, tables and notes that is in order
_MOST_JUMPING = 0.25  # of the lines
_LEAST_LETTERS = 3  # of a line, on the average
_MOST_PIECES = 200  # lines that a page of few words falls into; more are signs, as of music
_LEAST_BLOCK = 4  # lines: less is a heading, a caption or a note
LEAST_GUTTER = 6.0  # points
LEAST_WIDTH = 8  # times the height: some sixteen letters
_MOST_SOLID = 2  # lines without the gap: a heading, a line that happens to end early …
_MOST_SOLID_SHARE = 1 / 6  # … of many lines
_LEAST_WIDE = 0.8  # of the lines of columns; rows of a table go on in one of its columns
FEWEST_WIDE = 6  # lines of columns, of those looked at …
FEWEST_WITH_GAPS = FEWEST_WIDE - _MOST_SOLID  # … and those of them with the gap, where there are no more


class Boxes(NamedTuple):
    """Where lines lie, in points from the page's lower left corner, and which of the page's characters are their own.

    A column of each, not a row for each line: questions asked of every line of every page run over columns much quicker.
    """

    lefts: Sequence[float]
    tops: Sequence[float]
    rights: Sequence[float]
    bottoms: Sequence[float]
    begins: Sequence[int]
    letters: Sequence[int]

    def of(self, number: int) -> tuple[float, float, float, float]:
        """Return the sides of one line: left, top, right, bottom."""
        return self.lefts[number], self.tops[number], self.rights[number], self.bottoms[number]

    def only(self, chosen: Sequence[bool]) -> "Boxes":
        """Return the lines chosen."""
        return Boxes._make([list(compress(column, chosen)) for column in self])

    def every(self, step: int) -> "Boxes":
        """Return the first line and each so many lines after it."""
        return Boxes._make([column[::step] for column in self])


class Block(NamedTuple):
    """Where lines that come one under the other lie together."""

    left: float
    top: float
    right: float
    bottom: float


Span = tuple[float, float]  # from and to, along a line


def falls_apart(letters: Sequence[int]) -> bool:
    """Tell of how many letters each line has whether most are one or two: the engine took a page of few words, set letter by letter, for one written downwards."""
    return 1 < len(letters) <= _MOST_PIECES and sum(letters) < _LEAST_LETTERS * len(letters)


def may_be_scrambled(lines: Boxes) -> bool:
    """Tell of lines given by where they begin whether it is worth asking where they end.

    A line reaches at least as far as its first letter: what does not come too late by these alone never does.
    """
    begins = _begins(lines)
    if not begins or len(begins) > _MOST_JUMPS:
        return bool(begins)
    blocks = _blocks(lines, begins)
    return any(
        _is_left_neighbour(before, after) or after.bottom >= before.top for before, after in pairwise(blocks)
    )


def is_scrambled(lines: Boxes) -> bool:
    """Tell whether lines jump about the page, or whole blocks come before what stands above or to the left of them."""
    begins = _begins(lines)
    if len(begins) > max(_MOST_JUMPS, _MOST_JUMPING * len(lines.letters)):
        return True
    return any(_comes_too_late(before, after) for before, after in pairwise(_blocks(lines, begins)))


def are_apart(wide: Sequence[int]) -> bool:
    """Tell whether between the first and the last of these wide lines many others are not: rows of a table, whose cells have several lines."""
    return len(wide) < _LEAST_WIDE * (wide[-1] - wide[0] + 1)


def stands_in_columns(lines: Iterable[Sequence[Span]], heights: Sequence[float]) -> bool:
    """Tell whether almost all lines, each given by the spans of its pieces and its height, have a gap at the same place in the middle.

    Between gaps the lines must be long for their height: short ones are cells of a table, which is read by its rows. Asks
    for no more lines than it needs: of ordinary prose three.
    """
    gaps: list[list[Span]] = []
    solid, widths, allowed = 0, [], most_solid(len(heights))
    for line in lines:
        runs = list(runs_of(line)) if len(line) > 1 else line
        widths += [end - begin for begin, end in runs]
        gaps.append(list(_middle_gaps(runs)) if len(runs) > 1 else [])
        solid += not gaps[-1]
        if solid > allowed:
            return False
    if not widths or median(widths) < LEAST_WIDTH * median(heights):
        return False
    with_gaps = [line for line in gaps if line]
    return any(
        _lines_sharing(gap, gaps) >= len(gaps) - allowed
        for line in with_gaps[: _MOST_SOLID + 1]
        for gap in line
    )


def _begins(lines: Boxes) -> list[int]:
    """Where blocks begin, but the first: at lines that stand clearly above the one before."""
    tops, bottoms = lines.tops, lines.bottoms
    rising = compress(range(1, len(bottoms)), map(lt, bottoms, bottoms[1:]))
    return [
        number
        for number in rising
        if bottoms[number] > bottoms[number - 1] + 1.5 * (tops[number - 1] - bottoms[number - 1])
    ]


def _blocks(lines: Boxes, begins: Sequence[int]) -> list[Block]:
    """Where the larger blocks lie; none where there is but one, with no other to come after."""
    ends = [*begins, len(lines.letters)]
    large = [
        (begin, end) for begin, end in zip([0, *begins], ends, strict=True) if end - begin >= _LEAST_BLOCK
    ]
    return [
        Block(
            min(lines.lefts[begin:end]), max(lines.tops[begin:end]),
            max(lines.rights[begin:end]), min(lines.bottoms[begin:end]),
        )
        for begin, end in (large if len(large) > 1 else ())
    ]  # fmt: skip


def _comes_too_late(before: Block, after: Block) -> bool:
    """The block after is the left neighbour of the one before, or stands over it."""
    shared = min(before.right, after.right) - max(before.left, after.left)
    narrower = min(before.right - before.left, after.right - after.left)
    return _is_left_neighbour(before, after) or (after.bottom >= before.top and shared > 0.5 * narrower)


def _is_left_neighbour(before: Block, after: Block) -> bool:
    return after.right <= before.left and min(before.top, after.top) > max(before.bottom, after.bottom)


def most_solid(count: int) -> int:
    """Return how many of so many lines of columns may be without the gap."""
    return max(_MOST_SOLID, int(_MOST_SOLID_SHARE * count))


def runs_of(pieces: Sequence[Span]) -> Iterator[Span]:
    """Pieces that touch, or almost, are one run."""
    ordered = sorted(pieces)
    if not ordered:
        return
    begin, reached = ordered[0]
    for left, right in ordered[1:]:
        if left - reached >= LEAST_GUTTER:
            yield begin, reached
            begin = left
        reached = max(reached, right)
    yield begin, reached


def _middle_gaps(runs: Sequence[Span]) -> Iterator[Span]:
    """What lies between the runs of a line, in the middle half of it."""
    left, right = (runs[0][0], runs[-1][1]) if runs else (0.0, 0.0)
    quarter = (right - left) / 4
    for (_, before), (after, _) in pairwise(runs):
        if after > left + quarter and before < right - quarter:
            yield before, after


def _lines_sharing(gap: Span, lines: Sequence[Sequence[Span]]) -> int:
    """How many lines have this gap, which is no wider than the narrowest of theirs: a header's, beside its page number, is all the line."""
    shared = 0
    for line in lines:
        met = next((other for other in line if _meet(gap, other)), None)
        if met is not None:
            gap = max(gap[0], met[0]), min(gap[1], met[1])
            shared += 1
    return shared


def _meet(gap: Span, other: Span) -> bool:
    return min(gap[1], other[1]) - max(gap[0], other[0]) >= LEAST_GUTTER
