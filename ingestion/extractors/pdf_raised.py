"""Joins the pieces of lines in which something stands raised or lowered, in smaller letters: pdfium begins a line at each of them.

Calls of notes, "1.er", "km²", "H₂O", and large letters at the beginning of a chapter, which stand beside its first line.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import compress
from operator import lt
from typing import NamedTuple

from ingestion.extractors.pdf_accents import DROPPED
from ingestion.extractors.pdf_calls import Sides
from ingestion.extractors.pdf_layout import Boxes

_SMALLER = 0.85  # times as high as the letters beside it
_BESIDE = 0.4  # of the smaller one's height, at the height of the other
_TOUCHING = 0.1  # of it, where one stands close to the other
_CLOSE = 0.35  # of the larger one's height, from one piece to the next
_NEAR = 1.0  # of it, where they are of two sizes …
_OVER = 0.3  # … which may begin so much before the other ends, as what leans does
_SPACE = 0.15  # of the smaller one's height, and it is another word
_LEVEL = 0.05  # of the height of letters, between lines that are one
_SPACES = f" \t\xa0{DROPPED}"
_UNLIKE = 2.5  # times as high, and it is nothing of this line, as a watermark across it
_LARGE = 1.8  # times as high: a single letter that goes over several lines …
_WORD = 0.6  # … is a word of its own only so far from them

LetterAt = Callable[[int], Sides]


class Placed(NamedTuple):
    """Lines as pdfium tells them, the place of the first letter of each among the page's characters, and where that lies."""

    texts: list[str]
    firsts: list[int]
    boxes: Boxes


def with_pieces_joined(told: Placed, letter_at: LetterAt) -> Placed:
    """Return the lines with those joined that are pieces of one; each lies where the highest of its letters do."""
    joints = list(_joints(told, letter_at))
    if not joints:
        return told
    texts, firsts, rows = list(told.texts), list(told.firsts), list(zip(*told.boxes, strict=True))
    for at, space in reversed(joints):
        texts[at : at + 2] = [f"{texts[at]}{space}{texts[at + 1]}"]
        rows[at : at + 2] = [_joined(rows[at], rows[at + 1])]
        del firsts[at + 1]
    return Placed(texts, firsts, Boxes._make([list(column) for column in zip(*rows, strict=True)]))


def _joints(told: Placed, letter_at: LetterAt) -> Iterator[tuple[int, str]]:
    """The lines that go on in the next one, and what stands between the two."""
    texts, _, boxes = told
    rising = compress(range(len(texts) - 1), map(lt, boxes.lefts, boxes.lefts[1:]))
    for at in rising:
        if boxes.tops[at + 1] <= boxes.bottoms[at] or boxes.bottoms[at + 1] >= boxes.tops[at]:
            continue  # as mostly: the next line
        length = len(texts[at].rstrip(_SPACES))
        is_written = length and texts[at + 1].strip(_SPACES)
        if (
            is_written
            and (space := _between(texts, boxes, at, letter_at(boxes.begins[at] + length - 1))) is not None
        ):
            yield at, space


def _between(texts: Sequence[str], boxes: Boxes, at: int, last: Sides) -> str | None:
    """What stands between a line, whose last letter lies there, and the next one, if that goes on with it."""
    first = boxes.of(at + 1)
    gap, smaller = first[0] - last[2], min(_height(last), _height(first))
    is_initial = len(texts[at].strip()) == 1 and _height(last) > _LARGE * _height(first)
    is_like = is_initial or max(_height(last), _height(first)) <= _UNLIKE * smaller
    is_one = is_like and (_is_beside(last, first, gap) or _is_behind_call(boxes.of(at), last, first))
    if not is_one or gap < -_OVER * smaller:
        return None
    if texts[at].endswith(" ") or texts[at + 1].startswith(" "):
        return ""
    return " " if gap > (_WORD if is_initial else _SPACE) * smaller else ""


def _is_beside(last: Sides, first: Sides, gap: float) -> bool:
    """Whether a letter stands at the height of the one before: close to it, or near where one is smaller."""
    smaller, larger = sorted((_height(last), _height(first)))
    shared = min(last[1], first[1]) - max(last[3], first[3])
    if gap <= _CLOSE * larger:
        return shared > _TOUCHING * smaller
    return gap <= _NEAR * larger and smaller <= _SMALLER * larger and shared >= _BESIDE * smaller


def _is_behind_call(line: Sides, last: Sides, first: Sides) -> bool:
    """Whether a line that ends in something small goes on, however far, at the height at which it began: in the next cell of a row."""
    height = _height(line)
    is_level = abs(line[3] - first[3]) <= _LEVEL * height and abs(line[1] - first[1]) <= _LEVEL * height
    return is_level and _height(last) <= _SMALLER * height


def _joined(row: Sequence[float], following: Sequence[float]) -> tuple[float, ...]:
    """The place of both together: where the higher letters lie, of all their characters."""
    left, *_, begin, _letters = row
    _, top, right, bottom = max(row[:4], following[:4], key=_height)
    return left, top, right, bottom, begin, following[4] + following[5] - begin


def _height(sides: Sequence[float]) -> float:
    return sides[1] - sides[3]
