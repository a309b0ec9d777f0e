"""Finds lines that share a height, page after page."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ingestion.text.page_edges import SAME_LINE, Candidate, Told

LEAST_PAGES = 3
LEAST_SHARE = 0.3
SAME_HEIGHT_BEYOND = 0.004

_LEAST_IN_SLOT = 5  # pages
_MOST_OF_THEM = 0.6


def in_slots(groups: dict[tuple[bool, str], list[Candidate]], page_count: int) -> Iterator[Candidate]:
    """Return lines at a height where most pages have one, most of which come on more than one page: names of sections, of parts."""
    for at_top in (True, False):
        lines = [(one, masked) for (top, masked), group in groups.items() if top is at_top for one in group]
        for slot in levels(lines, SAME_LINE):
            pages_of: dict[str, set[int]] = defaultdict(set)
            for one, masked in slot:
                pages_of[masked].add(one.page)
            again = sum(len(pages_of[masked]) > 1 for _, masked in slot)
            filled = len({one.page for one, _ in slot})
            is_full = filled >= max(_LEAST_IN_SLOT, _MOST_OF_THEM * page_count)
            if is_full and again >= _MOST_OF_THEM * len(slot):
                yield from (one for one, _ in slot)


def levels(lines: Iterable[Told], apart: float) -> Iterator[list[Told]]:
    """Return lines of the same height, which those of a slot share exactly, and what they say without figures."""
    ordered = sorted(lines, key=lambda line: line[0].height)
    level: list[Told] = []
    for line in ordered:
        if level and line[0].height - level[0][0].height > apart:
            yield level
            level = []
        level.append(line)
    if level:
        yield level


def is_enough(group: list[Candidate], page_count: int) -> bool:
    """Whether three pages and nearly a third of them have it."""
    pages = len({candidate.page for candidate in group})
    return pages >= LEAST_PAGES and pages >= LEAST_SHARE * page_count
