"""Finds numbers of pages beyond the edges that the numbers of other pages, or of the one beside it, tell to be such."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ingestion.text.page_edges import Candidate, Told
from ingestion.text.page_numbers import is_number, is_numbered_word, masked, offsets
from ingestion.text.slots import LEAST_SHARE, SAME_HEIGHT_BEYOND, levels

_LEAST_NUMBERS = 2
_LEAST_YEAR = 1000  # "1998" and "1999" below two pictures are no pages, "14" and "15" are


def at_feet(apart: Iterable[Told], close: Iterable[Told], page_count: int) -> Iterator[Candidate]:
    """Return lone numbers that count the pages at one height of their feet, well apart on one page at least; two are enough."""
    stands_apart = [one for one, line in apart if is_number(line)]
    places = {(one.page, one.place) for one in stands_apart}
    lines = [(one, "") for one in stands_apart] + [(one, "") for one, line in close if is_number(line)]
    for level in levels(lines, SAME_HEIGHT_BEYOND):
        for group in _by_offset(level):
            is_apart = any((one.page, one.place) in places for one in group)
            if is_apart and len(group) >= max(_LEAST_NUMBERS, LEAST_SHARE * page_count):
                yield from group


def _by_offset(level: Iterable[Told]) -> Iterable[list[Candidate]]:
    groups: dict[int, list[Candidate]] = defaultdict(list)
    for one, _ in level:
        for offset in offsets(one):
            if one.page + offset < _LEAST_YEAR:
                groups[offset].append(one)
    return groups.values()


def below_openings(feet: Iterable[Told], known: set[int], numbered: set[int]) -> Iterator[Candidate]:
    """Return lone numbers well apart at the foot that say what their page's is, where others have theirs elsewhere: chapters begin so."""
    return (
        one for one, line in feet if is_number(line) and one.page not in numbered and offsets(one) & known
    )


def beside_others(lines: Iterable[Told], counting: Sequence[Candidate]) -> Iterator[Candidate]:
    """Return what has the page's number at the very height of those found, though it may stand close to the text or alone."""
    heights = sorted({one.height for one in counting})
    known = {offset for one in counting for offset in offsets(one)}
    for one, _ in lines if heights else ():
        if _has(heights, one.height) and offsets(one) & known and not is_numbered_word(masked(one.text)):
            yield one


def _has(heights: Sequence[float], height: float) -> bool:
    at = bisect_left(heights, height - SAME_HEIGHT_BEYOND)
    return at < len(heights) and heights[at] <= height + SAME_HEIGHT_BEYOND


def at_outer_edges(apart: Iterable[Told]) -> Iterator[Candidate]:
    """Return heads with their page's number on the left of even pages and on the right of odd ones, or the other way, on three in a row.

    A title may begin with a number that happens to be its page's, and so may the next one's; it does not change sides.
    """
    numbered = [(one, "") for one, line in apart if line != "#" and "#" in (line[:1], line[-1:])]
    for level in levels(numbered, SAME_HEIGHT_BEYOND):
        for group in _by_offset(level):
            sides = {one.page: (one.page % 2 == 0) == one.text[:1].isdecimal() for one in group}
            in_a_row = any({page + 1, page + 2} <= sides.keys() for page in sides)
            if in_a_row and len(set(sides.values())) == 1:
                yield from group
