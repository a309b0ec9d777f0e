"""Puts what people typed into a PDF's form beside its label: in the label's line, or under the line above."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from ingestion.extractors.pdf_calls import Sides
from ingestion.extractors.pdf_layout import Boxes
from ingestion.extractors.pdf_pages import LINE_END_HYPHEN
from ingestion.text.lines import Lines

_LONGEST_LABEL = 400
_ALIGNED = 12.0  # points, as all below
_NEAR_ABOVE = 10.0
_OVERLAP = 3.0
_FAR_BESIDE = 40.0
_MOST_LOOKS = 500_000  # of values for lines, on one page
_FIRST = -1  # before all lines


class Typed(NamedTuple):
    """The lines of a value, and the sides of its field."""

    lines: list[str]
    sides: Sides


LetterAt = Callable[[int], Sides]


def with_typed(lines: Lines, boxes: Boxes | None, typed: Sequence[Typed], letter_at: LetterAt) -> Lines:
    """Return the lines of a page with the values in their places; behind all lines where those of the lines are not known.

    A line with a value has no height: whatever stands at the same place of other pages, it is no running head.
    """
    written = [number for number, text in enumerate(lines.texts) if text.strip()]
    if boxes is None or len(written) != len(boxes.lefts) or len(written) * len(typed) > _MOST_LOOKS:
        return _put(lines, {}, {len(lines.texts) - 1: [line for one in typed for line in one.lines]})
    beside: dict[int, list[tuple[int, list[str]]]] = defaultdict(list)
    under: dict[int, list[str]] = defaultdict(list)
    for one in sorted(typed, key=lambda one: (-one.sides[1], one.sides[0])):
        label, above = _beside(boxes, one.sides), _above(boxes, one.sides)
        is_open = label is None or lines.texts[written[label]].endswith(LINE_END_HYPHEN)
        if label is None or is_open or _is_under(one.sides, boxes, above, label, letter_at):
            under[_FIRST if above is None else _behind_word(lines, written[above])] += one.lines
        else:
            place = _place_in(lines.texts[written[label]], boxes, label, one.sides, letter_at)
            beside[written[label]].append((place, one.lines))
    return _put(lines, beside, under)


def _beside(boxes: Boxes, sides: Sides) -> int | None:
    """The nearest line that begins to the left of a field, at its height."""
    left, top, _, bottom = sides
    rows = zip(boxes.lefts, boxes.tops, boxes.bottoms, strict=True)
    found = [
        (start, high, number)
        for number, (start, high, low) in enumerate(rows)
        if bottom < (high + low) / 2 < top and start < left
    ]
    return max(found)[2] if found else None


def _above(boxes: Boxes, sides: Sides) -> int | None:
    """The nearest line above a field that begins before its end."""
    left, top, right, _ = sides
    rows = zip(boxes.lefts, boxes.bottoms, strict=True)
    found = [
        (low - top + abs(start - left) / 2, number)
        for number, (start, low) in enumerate(rows)
        if low > top - _OVERLAP and start < right
    ]
    return min(found)[1] if found else None


def _is_under(sides: Sides, boxes: Boxes, above: int | None, label: int, letter_at: LetterAt) -> bool:
    """Whether a field rather belongs to the line right above it, with which it is aligned, than to one far to its left."""
    if above is None:
        return False
    left, top, *_ = sides
    is_aligned = abs(boxes.lefts[above] - left) < _ALIGNED and boxes.bottoms[above] - top < _NEAR_ABOVE
    begin, length = boxes.begins[label], min(boxes.letters[label], _LONGEST_LABEL)
    before = (letter_at(begin + number)[2] for number in range(length))
    return is_aligned and left - max((end for end in before if end < left), default=left) > _FAR_BESIDE


def _place_in(text: str, boxes: Boxes, label: int, sides: Sides, letter_at: LetterAt) -> int:
    """Where in the label's line the value stands: before what is to the right of the field's beginning."""
    begin = boxes.begins[label]
    if len(text) != boxes.letters[label]:
        return len(text)
    places = range(1, min(len(text), _LONGEST_LABEL))
    behind = (n for n in places if not text[n].isspace() and letter_at(begin + n)[0] >= sides[0] - 1)
    return next(behind, len(text))


def _behind_word(lines: Lines, number: int) -> int:
    while number + 1 < len(lines.texts) and lines.texts[number].endswith(LINE_END_HYPHEN):
        number += 1
    return number


def _put(
    lines: Lines, beside: Mapping[int, list[tuple[int, list[str]]]], under: Mapping[int, list[str]]
) -> Lines:
    texts = list(under.get(_FIRST, ()))
    heights: list[float | None] = [None] * len(texts)
    for number, (text, height) in enumerate(zip(*lines, strict=True)):
        more = under.get(number, [])
        told = _filled(text, beside[number]) if number in beside else [text]
        texts += told + more
        heights += [None] * len(told + more) if number in beside else [height, *[None] * len(more)]
    return Lines(texts, heights)


def _filled(text: str, values: list[tuple[int, list[str]]]) -> list[str]:
    """A label's line with its values, in several lines if one has several."""
    filled, done = [""], 0
    for place, lines in sorted(values, key=lambda value: value[0]):
        filled[-1] = _spaced(filled[-1], text[done:place].strip(), lines[0])
        filled += lines[1:]
        done = place
    filled[-1] = _spaced(filled[-1], text[done:].strip())
    return filled


def _spaced(*parts: str) -> str:
    return " ".join(filter(None, parts))
