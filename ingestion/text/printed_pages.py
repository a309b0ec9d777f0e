"""Finds what browsers print around a page: its date and title, its address, and which page of how many it is.

One page is enough: nobody else writes the three of them on its outermost lines.
"""

import re
from collections.abc import Iterator, Sequence

from ingestion.text.lines import Lines
from ingestion.text.page_edges import SAME_LINE

_LOWEST, _HIGHEST = 0.08, 0.92  # beyond is where they print it

# "28/11/26, 3:58 p. m.", "2026-11-28, 15:58": each country has its own way.
_DATE = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?\s?m\b\.?)?"
_ADDRESS = r"(?:https?|file|ftp|about|data|blob|[a-z]{3,9}-extension):\S+"
_COUNT = r"(?:[^\W\d_]+\s)?\d{1,4}(?:/|\s[^\W\d_]{2,3}\s)\d{1,4}"  # "1/2", "1 de 2", "Page 1 of 2"
_MARKS = [re.compile(rf"{mark}(?!\S)|.*(?<!\S){mark}\Z", re.IGNORECASE) for mark in (_DATE, _ADDRESS, _COUNT)]
_COUNTS = 2  # the place of the last of them


def printed_around(lines: Lines, upwards: Sequence[float]) -> Iterator[int]:
    """Yield the places of such lines, if date, address and count begin or end the page's first and last lines; `upwards` are their heights in order."""
    if not upwards or upwards[0] >= _LOWEST or upwards[-1] <= _HIGHEST:
        return
    is_alone = len(upwards) == 1 or upwards[1] - upwards[0] > SAME_LINE
    if is_alone and ":" not in lines.texts[lines.heights.index(upwards[0])]:
        return  # as on most pages: neither an address nor the time of day
    foot = _at(upwards[0], lines)
    head = _at(upwards[-1], lines)
    above, below = (_marks([lines.texts[place] for place in row]) for row in (head, foot))
    if _COUNTS in below and above and above | below == set(range(len(_MARKS))):
        yield from (*head, *foot)


def _at(height: float, lines: Lines) -> list[int]:
    """The lines of a row: dates and titles are told apart where they stand far from one another."""
    return [
        place
        for place, other in enumerate(lines.heights)
        if other is not None and abs(other - height) <= SAME_LINE
    ]


def _marks(texts: Sequence[str]) -> set[int]:
    told = [text.strip() for text in texts]
    return {number for number, mark in enumerate(_MARKS) if any(map(mark.match, told))}
