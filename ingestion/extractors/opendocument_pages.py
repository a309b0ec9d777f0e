"""Puts the shapes on an OpenDocument slide or drawing in the order in which people read them: its title, then as they stand, then its notes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from ingestion.extractors.slide_order import Box, reading_order

_LENGTH = re.compile(r"(-?\d{1,9}(?:\.\d{1,9})?)(cm|mm|in|pt|pc|px)?")
_MILLIMETRES: Mapping[str, float] = {
    "cm": 10, "mm": 1, "in": 25.4, "pt": 25.4 / 72, "pc": 25.4 / 6, "px": 25.4 / 96, "": 1,
}  # fmt: skip
_FIRST, _LAST = 0, 2
_ON_PAGE = 2  # the depth of the shapes themselves


@dataclass(slots=True)
class _Shape:
    line: int  # which line of the text it begins with
    rank: int
    box: Box | None


class PageOrder:
    """What the page that is being read holds, told element by element."""

    def __init__(self) -> None:
        self._depth = 0
        self._shapes: list[_Shape] = []

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """Take note of an element, before which there are `line` lines."""
        if not self._depth:
            self._depth = int(name == "page")
            return
        self._depth += 1
        if self._depth == _ON_PAGE:
            given = _given(attributes)
            rank = _LAST if name == "notes" else _FIRST if given.get("class") == "title" else 1
            self._shapes.append(_Shape(line, rank, _box(given)))
        elif self._shapes and self._shapes[-1].box is None:
            self._shapes[-1].box = _box(_given(attributes))  # of a group that which comes first in it

    def end(self, lines: list[str]) -> None:
        """Take note that an element ends; put the lines of a page that does in order."""
        self._depth -= bool(self._depth)
        if self._depth or not self._shapes:
            return
        begins = [*(shape.line for shape in self._shapes), len(lines)]
        texts = [lines[begin:end] for begin, end in pairwise(begins)]
        said = [
            (shape, text)
            for shape, text in zip(self._shapes, texts, strict=True)
            if any(map(str.strip, text))
        ]
        ordered: list[str] = []
        for rank in range(_FIRST, _LAST + 1):
            ranked = [(shape, text) for shape, text in said if shape.rank == rank]
            for place in reading_order([shape.box for shape, _ in ranked]):
                ordered += ranked[place][1]
        lines[begins[0] :] = ordered
        self._shapes = []


def _given(attributes: Mapping[str, str]) -> dict[str, str]:
    return {key.rpartition("}")[2]: value for key, value in attributes.items()}


def _box(given: Mapping[str, str]) -> Box | None:
    found = [_length(given.get(name, "")) for name in ("x", "y", "width", "height")]
    left, top, width, height = found
    if left is None or top is None:
        return None
    return Box(left, top, width or 0, height or 0)


def _length(written: str) -> float | None:
    length = _LENGTH.fullmatch(written)
    return float(length[1]) * _MILLIMETRES[length[2] or ""] if length else None
