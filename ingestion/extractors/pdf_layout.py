"""Judges whether the lines of a PDF page come in the order in which a person reads them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

_MOST_JUMPS = 8  # upwards, in a page of columns, tables and notes that is in order
_MOST_JUMPING = 0.25  # of the lines
_LEAST_LETTERS = 3  # of a line, on the average
_MOST_PIECES = 200  # lines that a page of few words falls into; more are signs, as of music
_LEAST_BLOCK = 4  # lines: less is a heading, a caption or a note
_LEAST_GUTTER = 6.0  # points
_LEAST_WIDTH = 8  # times the height: some sixteen letters
_MOST_SOLID = 2  # lines without the gap: a heading, a line that happens to end early …
_MOST_SOLID_SHARE = 1 / 6  # … of many lines
_LEAST_WIDE = 0.8  # of the lines of columns; rows of a table go on in one of its columns


class Box(NamedTuple):
    """Where a line lies, in points from the page's lower left corner, and which of the page's characters are its own."""

    left: float
    bottom: float
    right: float
    top: float
    begin: int = 0
    letters: int = 0


def falls_apart(letters: Sequence[int]) -> bool:
    """Tell of how many letters each line has whether most are one or two: the engine took a page of few words, set letter by letter, for one written downwards."""
    return 1 < len(letters) <= _MOST_PIECES and sum(letters) < _LEAST_LETTERS * len(letters)


def goes_up(bottoms: Sequence[float], tops: Sequence[float]) -> bool:
    """Tell whether there is anything to ask about the order: lines that jump about, or one block that begins above another's end.

    Asked of every page, so of the lines' edges alone.
    """
    begins = _begins(bottoms, tops)
    large = sum(end - begin >= _LEAST_BLOCK for begin, end in pairwise([0, *begins, len(bottoms)]))
    return len(begins) > _MOST_JUMPS or large > 1


def is_scrambled(boxes: Sequence[Box]) -> bool:
    """Tell whether lines jump about the page, or whole blocks come before what stands above or to the left of them."""
    blocks = list(_blocks(boxes))
    if len(blocks) - 1 > max(_MOST_JUMPS, _MOST_JUMPING * len(boxes)):
        return True
    large = [_around(block) for block in blocks if len(block) >= _LEAST_BLOCK]
    return any(_comes_too_late(before, after) for before, after in pairwise(large))


def are_apart(wide: Sequence[Box], boxes: Sequence[Box]) -> bool:
    """Tell whether between the first and the last of the `wide` lines many of the page's `boxes` are not: rows of a table, whose cells have several lines."""
    between = boxes.index(wide[-1]) - boxes.index(wide[0]) + 1
    return len(wide) < _LEAST_WIDE * between


def stands_in_columns(lines: Iterable[Sequence[tuple[float, float]]], height: float, of: int) -> bool:
    """Tell whether almost all `of` lines, each given as the (from, to) of its pieces, have a gap at the same place in the middle.

    Between gaps the lines must be long for their `height`: short ones are cells of a table, which is read by its rows. Asks
    for no more lines than it needs: of ordinary prose three.
    """
    gaps: list[list[tuple[float, float]]] = []
    most_solid, solid, widths = max(_MOST_SOLID, int(_MOST_SOLID_SHARE * of)), 0, []
    for line in lines:
        runs = list(_runs(line))
        widths += [end - begin for begin, end in runs]
        gaps.append(list(_middle_gaps(runs)))
        solid += not gaps[-1]
        if solid > most_solid:
            return False
    if not widths or median(widths) < _LEAST_WIDTH * height:
        return False
    with_gaps = [line for line in gaps if line]
    return any(
        _lines_sharing(gap, gaps) >= len(gaps) - most_solid
        for line in with_gaps[: _MOST_SOLID + 1]
        for gap in line
    )


def _blocks(boxes: Sequence[Box]) -> Iterator[Sequence[Box]]:
    begins = _begins([box.bottom for box in boxes], [box.top for box in boxes])
    for begin, end in pairwise([0, *begins, len(boxes)]):
        yield boxes[begin:end]


def _begins(bottoms: Sequence[float], tops: Sequence[float]) -> list[int]:
    """Where blocks begin, but the first: at lines that stand clearly above the one before."""
    rising = [number for number, (before, after) in enumerate(pairwise(bottoms)) if after > before]
    return [
        number + 1
        for number in rising
        if bottoms[number + 1] > bottoms[number] + 1.5 * (tops[number] - bottoms[number])
    ]


def _around(block: Sequence[Box]) -> Box:
    return Box(
        min(box.left for box in block), min(box.bottom for box in block),
        max(box.right for box in block), max(box.top for box in block),
    )  # fmt: skip


def _comes_too_late(before: Box, after: Box) -> bool:
    """The block after is the left neighbour of the one before, or stands over it."""
    is_left_neighbour = after.right <= before.left and min(before.top, after.top) > max(
        before.bottom, after.bottom
    )
    shared = min(before.right, after.right) - max(before.left, after.left)
    narrower = min(before.right - before.left, after.right - after.left)
    return is_left_neighbour or (after.bottom >= before.top and shared > 0.5 * narrower)


def _runs(pieces: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Pieces that touch, or almost, are one run."""
    ordered = sorted(pieces)
    if not ordered:
        return
    begin, reached = ordered[0]
    for left, right in ordered[1:]:
        if left - reached >= _LEAST_GUTTER:
            yield begin, reached
            begin = left
        reached = max(reached, right)
    yield begin, reached


def _middle_gaps(runs: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """What lies between the runs of a line, in the middle half of it."""
    left, right = (runs[0][0], runs[-1][1]) if runs else (0.0, 0.0)
    quarter = (right - left) / 4
    for (_, before), (after, _) in pairwise(runs):
        if after > left + quarter and before < right - quarter:
            yield before, after


def _lines_sharing(gap: tuple[float, float], lines: Sequence[Sequence[tuple[float, float]]]) -> int:
    """How many lines have this gap, which is no wider than the narrowest of theirs: a header's, beside its page number, is all the line."""
    shared = 0
    for line in lines:
        met = next((other for other in line if _meet(gap, other)), None)
        if met is not None:
            gap = max(gap[0], met[0]), min(gap[1], met[1])
            shared += 1
    return shared


def _meet(gap: tuple[float, float], other: tuple[float, float]) -> bool:
    return min(gap[1], other[1]) - max(gap[0], other[0]) >= _LEAST_GUTTER
