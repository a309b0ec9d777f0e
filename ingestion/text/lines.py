"""The lines of a page: what each says, and how high it stands."""

from collections.abc import Iterable
from typing import NamedTuple, Self

Line = tuple[str, float | None]  # what it says, and its place


class Lines(NamedTuple):
    """The lines of a page: what each says, and its place from 0 (bottom) to 1 (top), None where that is not known or it says nothing.

    Two columns, for it is one or the other that is asked of all the lines of a book.
    """

    texts: list[str]
    heights: list[float | None]

    @classmethod
    def of(cls, lines: Iterable[Line]) -> Self:
        """Return lines that were found one by one."""
        found = list(lines)
        return cls([text for text, _ in found], [height if text.strip() else None for text, height in found])
