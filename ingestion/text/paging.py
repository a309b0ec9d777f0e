"""On which page, slide or sheet a place of a text is, and how that stays true while the text is changed."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class Leaf(StrEnum):
    """What people call the pieces that a file is made of."""

    PAGE = "page"
    SLIDE = "slide"
    SHEET = "sheet"


Edit = tuple[int, int, int]  # from, to, and how long what took its place is; in the order of the text


@dataclass(frozen=True, slots=True)
class Paging:
    """Where in a text each leaf begins: the one called `names[n]` at character `starts[n]`, up to where the next begins.

    A leaf without text begins where the next does. Names are numbers from 1 or, as sheets have them, words; "" is what is on no
    leaf. An empty name or a place before the first leaf is nowhere.
    """

    leaf: Leaf
    starts: tuple[int, ...]
    names: Sequence[int | str]

    def at(self, offset: int) -> dict[str, int | str]:
        """Return the leaf that the character at `offset` is on, as {"page": 3}; {} where it is on none."""
        index = bisect_right(self.starts, offset) - 1
        name = self.names[index] if index >= 0 else ""
        return {self.leaf.value: name} if name else {}

    def moved(self, edits: Iterable[Edit]) -> "Paging":
        """Return it as it is once these `edits` were made; a leaf that began inside of one begins behind it."""
        return self.starting(_moved(self.starts, edits))

    def starting(self, starts: Iterable[int]) -> "Paging":
        """Return the same leaves beginning elsewhere."""
        return replace(self, starts=tuple(starts))

    def stripped(self, text: str) -> "Paging":
        """Return it for `text` without the empty lines before and after it."""
        gone = len(text) - len(text.lstrip("\n"))
        return self.moved([(0, gone, 0)]) if gone else self


def numbered(texts: Sequence[str], between: str, *, leaf: Leaf, unnumbered: int = 0) -> tuple[str, Paging]:
    """Join the texts of leaves that are counted from 1, passing over empty ones; the last `unnumbered` are on no leaf."""
    starts, place = [], 0
    for text in texts:
        starts.append(place)
        place += len(text) + len(between) if text else 0
    names = (*range(1, len(texts) + 1 - unnumbered), *[""] * unnumbered)
    return between.join(filter(None, texts)), Paging(leaf, tuple(starts), names)


def _moved(starts: Iterable[int], edits: Iterable[Edit]) -> Iterable[int]:
    coming = iter(edits)
    begin, end, length = next(coming, _NO_MORE)
    shift = 0
    for start in starts:
        while end <= start:
            shift += length - (end - begin)
            begin, end, length = next(coming, _NO_MORE)
        yield (begin + length if begin < start else start) + shift


_NO_MORE: Edit = (1 << 62, 1 << 62, 0)
