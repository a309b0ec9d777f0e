"""Cuts the lines of two columns that were written right across the page, and tells the left column before the right.

The engine that looks at the layout takes the spaces of justified lines for gutters, and often tells the shorter column first.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ingestion.extractors.pdf_layout import Boxes, Span
from ingestion.extractors.pdf_pages import with_marked_hyphen
from ingestion.text.lines import Lines

_FAR = 1.8  # times the usual distance of lines, an empty one nearly: what stands so far from those before is a head, a foot, another part
_BACK = 0.5  # of a line's height: where the next stands so much higher, they were not written right across
_TOUCHES = 1.0  # point

SidesAt = Callable[[Sequence[int]], tuple[Sequence[float], ...]]


class _Piece(NamedTuple):
    """A line, or what of it is on one side of the gutter, and its row in the boxes."""

    text: str
    height: float | None
    row: tuple[float, ...]


_Cut = tuple[_Piece | None, _Piece | None, bool]  # on the left, on the right, whether it goes right across


def with_columns_apart(
    lines: Lines, boxes: Boxes, gutter: Span, sides_at: SidesAt
) -> tuple[Lines, Boxes] | None:
    """Return the lines cut at the gutter, the left ones of each part of the page first, and where they lie; None where that cannot be done.

    `boxes` go to the lines' ends; `sides_at` gives the sides of characters of the page.
    """
    written = [
        (text, height) for text, height in zip(*lines, strict=True) if height is not None and text.strip()
    ]
    if len(written) != len(boxes.lefts) or _goes_back(boxes):
        return None
    cuts: list[_Cut] = []
    for (text, height), row in zip(written, zip(*boxes, strict=True), strict=True):
        if (cut := _cut(_Piece(text, height, row), gutter, sides_at)) is None:
            return None
        cuts.append(cut)
    return _told([piece for part in _parts(cuts, boxes) for piece in _in_order(part)])


def _goes_back(boxes: Boxes) -> bool:
    rows = zip(boxes.tops, boxes.bottoms, strict=True)
    return any(low > before + _BACK * (top - before) for (top, before), (_, low) in pairwise(rows))


def _cut(line: _Piece, gutter: Span, sides_at: SidesAt) -> _Cut | None:
    left, _, right, _, begin, letters = line.row
    if right <= gutter[1]:
        return line, None, False
    if left >= gutter[0]:
        return None, line, False
    if len(line.text) != letters:
        return None  # its characters are not known one by one
    lefts, _, rights, _ = sides_at(range(int(begin), int(begin + letters)))
    drawn = [place for place, sign in enumerate(line.text) if not sign.isspace()]
    before = [place for place in drawn if rights[place] <= gutter[0] + _TOUCHES]
    after = [place for place in drawn if lefts[place] >= gutter[1] - _TOUCHES]
    if len(before) + len(after) < len(drawn) or not before or not after:
        return line, None, True
    if before[-1] > after[0]:
        return None  # they do not come from left to right
    return *_halves(line, after[0], rights[before[-1]], lefts[after[0]]), False


def _halves(line: _Piece, at: int, end: float, begin: float) -> tuple[_Piece, _Piece]:
    left, top, right, bottom, first, letters = line.row
    told = line.text[:at].rstrip()
    return (
        _Piece(told, line.height, (left, top, end, bottom, first, len(told))),
        _Piece(line.text[at:], line.height, (begin, top, right, bottom, first + at, letters - at)),
    )


def _parts(cuts: Sequence[_Cut], boxes: Boxes) -> Iterator[list[_Cut]]:
    """Yield lines that stand in the same part of the page: each that goes right across parts it, as does wide room."""
    falls = [before - after for before, after in pairwise(boxes.bottoms)]
    far = _FAR * median([fall for fall in falls if fall > 1] or [0])
    part = [cuts[0]]
    for before, cut, fall in zip(cuts, cuts[1:], falls, strict=False):
        if before[2] or cut[2] or fall > far:
            yield part
            part = []
        part.append(cut)
    yield part


def _in_order(part: Sequence[_Cut]) -> Iterator[_Piece]:
    yield from (left for left, _, _ in part if left)
    yield from (right for _, right, _ in part if right)


def _told(pieces: Sequence[_Piece]) -> tuple[Lines, Boxes]:
    """The lines, words that were divided at the end of the left column's marked."""
    texts = [
        with_marked_hyphen(piece.text) if following[:1].islower() else piece.text
        for piece, following in zip(pieces, [*[piece.text for piece in pieces[1:]], ""], strict=True)
    ]
    boxes = Boxes._make([list(column) for column in zip(*[piece.row for piece in pieces], strict=True)])
    return Lines(texts, [piece.height for piece in pieces]), boxes
