"""Orders the boxes on a slide as people read them: bands from top to bottom, in each its columns from left to right."""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_MOST = 300  # boxes on a slide that anybody reads
_DEEPEST = 40
_OVERLAP = 0.15  # of a box that may lie over its neighbour: people place boxes by eye


class Box(NamedTuple):
    """Where something stands, in any unit."""

    left: float
    top: float
    width: float
    height: float


def reading_order(boxes: Sequence[Box | None]) -> list[int]:
    """Give the indices of `boxes` as people read them; as they are given where one stands nowhere, or there are too many."""
    known = {place: box for place, box in enumerate(boxes) if box is not None}
    if len(known) < len(boxes) or len(boxes) > _MOST:
        return list(range(len(boxes)))
    return _ordered(list(known), known, 0)


def _ordered(places: list[int], boxes: Mapping[int, Box], depth: int) -> list[int]:
    """Cut into bands, or else into columns, again and again; what cannot be cut stays as given."""
    if len(places) < 2 or depth > _DEEPEST:
        return places
    for span in (_down, _across):
        parts = _cut({one: span(boxes[one]) for one in places})
        if len(parts) > 1:
            return [one for part in parts for one in _ordered(part, boxes, depth + 1)]
    return places


def _cut(spans: Mapping[int, tuple[float, float]]) -> list[list[int]]:
    """Part what stands where a line passes between."""
    parts: list[list[int]] = []
    reached = -math.inf
    for one in sorted(spans, key=lambda one: (spans[one], one)):
        start, end = spans[one]
        if start >= reached:
            parts.append([])
        parts[-1].append(one)
        reached = max(reached, end)
    return [sorted(part) for part in parts]


def _down(box: Box) -> tuple[float, float]:
    slack = _OVERLAP * box.height
    return box.top + slack, box.top + box.height - slack


def _across(box: Box) -> tuple[float, float]:
    slack = _OVERLAP * box.width
    return box.left + slack, box.left + box.width - slack
