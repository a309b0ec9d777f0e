"""Sees the spaces beside letters with marks: a mark may be broader than its letter, and pdfium takes the room behind it for none.

Until the places of characters are no longer needed, a character with a space behind it stands as one of its own, out of plane 15.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from languages.normalise import in_latin_1

Box = tuple[float, float, float, float]  # left, top, right, bottom of a character
_GAP = 0.12  # of the height of letters, between two words
_GAP_OF_BLACK = 0.45  # of the width of a letter, where nothing of the room around it is told
_BMP = 0x10000  # characters beyond it are taken as they are
_PLANE = 0xF0000
_SPACED = re.compile("[\U000f0000-\U000fffff]")
_WITHIN_WORDS = frozenset("'’ʼꞌʔ-")


def with_spaces(text: str) -> str:
    """Return a text with a space behind every character that stands for itself and one."""
    if text.isascii() or in_latin_1(text) is not None:  # as most, and the quickest to say so
        return text
    return _SPACED.sub(lambda found: f"{chr(ord(found[0]) - _PLANE)} ", text)


def spaced(signs: str) -> str:
    """Return characters with a space behind the last of them, no longer than they were."""
    last = ord(signs[-1])
    return f"{signs[:-1]}{chr(_PLANE + last)}" if last < _BMP else signs


def gaps(
    line: str, seen: Iterable[int], marks: Mapping[int, Sequence[int]], box_of: Callable[[int], Box]
) -> Iterator[int]:
    """Yield the places of characters behind which there is room for a space that is not told.

    `seen` are the places of characters that are drawn by themselves, `marks` those of the marks of each letter that has some.
    """
    for before, after in pairwise(seen):
        is_beside = before in marks or after in marks or after > before + 1
        if is_beside and not _goes_on(line[before], line[after]):
            own, following = (_whole(box_of(at), map(box_of, marks.get(at, ()))) for at in (before, after))
            if (
                following.box[0] - own.box[2] > max(own.room, following.room) > 0
            ):  # where pdfium cannot tell (NaN), no
                yield before


def _goes_on(before: str, after: str) -> bool:
    return before == " " or after == " " or before in _WITHIN_WORDS or after in _WITHIN_WORDS


class _Whole(NamedTuple):
    """Where a letter lies, and how far from the next one it ends a word."""

    box: Box
    room: float


def _whole(letter: Box, marks: Iterable[Box]) -> _Whole:
    """A letter with its marks. One that is drawn together with its mark is told in two halves, which are no larger than it is black."""
    left, top, right, low = letter
    ends = max([right, *(mark[2] for mark in marks if mark[0] >= right)])
    room = _GAP * (top - low) if ends == right else _GAP_OF_BLACK * (ends - left)
    return _Whole((left, top, ends, low), room)
