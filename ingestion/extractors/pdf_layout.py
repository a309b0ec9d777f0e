"""Judges whether the lines of a PDF page come in the order in which a person reads them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

_MOST_JUMPS = 8  # upwards, in a page of columns, tables and notes that is in order
_MOST_JUMPING = 0.25  # of the lines
_LEAST_LETTERS = 3  # of a line, on the average
_LEAST_BLOCK = 4  # lines: less is a heading, a caption or a note
_LEAST_GUTTER = 6.0  # points
_LEAST_WIDTH = 8  # times the height: some sixteen letters
_MOST_SOLID = 2  # lines without the gap: a heading, a line that happens to end early


class Box(NamedTuple):
    """Where a line lies, in points from the page's lower left corner, and which of the page's characters are its own."""

    left: float
    bottom: float
    right: float
    top: float
    begin: int = 0
    letters: int = 0

    def is_outside(self, frame: "Box") -> bool:
        """Tell whether nobody sees it, with `frame` the part of the page that is seen: printers' marks and forgotten things lie beside the page."""
        beside = self.right < frame.left or self.left > frame.right
        return beside or self.top < frame.bottom or self.bottom > frame.top

    def height_in(self, frame: "Box", rotation: int) -> float:
        """Give its place from 0 (the lower edge) to 1 for a page shown with so many quarter turns clockwise."""
        if rotation == 0:
            return (self.bottom - frame.bottom) / max(1.0, frame.top - frame.bottom)
        if rotation == 2:
            return (frame.top - self.top) / max(1.0, frame.top - frame.bottom)
        beside = frame.right - self.right if rotation == 1 else self.left - frame.left
        return beside / max(1.0, frame.right - frame.left)


def falls_apart(boxes: Sequence[Box]) -> bool:
    """Tell whether most lines are a letter or two: the engine took a page of few words, set letter by letter, for one written downwards."""
    return len(boxes) > 1 and sum(box.letters for box in boxes) < _LEAST_LETTERS * len(boxes)


def goes_up(boxes: Sequence[Box]) -> bool:
    """Tell whether there is anything to ask about the order: lines that jump about, or one block that begins above another's end."""
    blocks = list(_blocks(boxes))
    return len(blocks) - 1 > _MOST_JUMPS or sum(len(block) >= _LEAST_BLOCK for block in blocks) > 1


def is_scrambled(boxes: Sequence[Box]) -> bool:
    """Tell whether lines jump about the page, or whole blocks come before what stands above or to the left of them."""
    blocks = list(_blocks(boxes))
    if len(blocks) - 1 > max(_MOST_JUMPS, _MOST_JUMPING * len(boxes)):
        return True
    large = [_around(block) for block in blocks if len(block) >= _LEAST_BLOCK]
    return any(_comes_too_late(before, after) for before, after in pairwise(large))


def stands_in_columns(lines: Iterable[Sequence[tuple[float, float]]], height: float) -> bool:
    """Tell whether almost all lines, each given as the (from, to) of its pieces, have a gap at the same place in the middle.

    Between gaps the lines must be long for their `height`: short ones are cells of a table, which is read by its rows. Asks
    for no more lines than it needs: of ordinary prose three.
    """
    gaps: list[list[tuple[float, float]]] = []
    solid, widths = 0, []
    for line in lines:
        runs = list(_runs(line))
        widths += [end - begin for begin, end in runs]
        gaps.append(list(_middle_gaps(runs)))
        solid += not gaps[-1]
        if solid > _MOST_SOLID:
            return False
    if not widths or median(widths) < _LEAST_WIDTH * height:
        return False
    return any(
        sum(any(_meet(gap, other) for other in line) for line in gaps) >= len(gaps) - _MOST_SOLID
        for gap in (gap for line in gaps[: _MOST_SOLID + 1] for gap in line)
    )


def _blocks(boxes: Sequence[Box]) -> Iterator[Sequence[Box]]:
    """Cut where the next line stands clearly above the one before."""
    begin = 0
    for number, (before, after) in enumerate(pairwise(boxes), start=1):
        if after.bottom > before.bottom and after.bottom > before.bottom + 1.5 * (before.top - before.bottom):
            yield boxes[begin:number]
            begin = number
    yield boxes[begin:]


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


def _meet(gap: tuple[float, float], other: tuple[float, float]) -> bool:
    return min(gap[1], other[1]) - max(gap[0], other[0]) >= _LEAST_GUTTER
