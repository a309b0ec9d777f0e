"""Finds works that stand one behind the other in one document, as papers do in a journal's issue: the numbers of pages begin anew."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ingestion.text.page_edges import Candidate, Told
from ingestion.text.page_numbers import is_number, is_numbered_word, masked, offsets, unnumbered
from ingestion.text.slots import LEAST_PAGES, SAME_HEIGHT_BEYOND

_LEAST_YEAR = 1000  # "1998", "1999", "2000" above three pages are no pages' numbers
_FARTHEST = 3  # pages from one that has a number to the next: openings, pictures
_MOST_SKIPPED = 20  # numbers, where plates were left out; what leaps farther is another work
_MOST_OF_THEM = 0.5
_LEAST_SHARE = 0.5  # of the pages: one work that has as many is the document, and was asked for with it


class _Row(NamedTuple):
    """Pages whose numbers go up by one."""

    first: int
    last: int
    offset: int

    def goes_on_in(self, other: "_Row") -> bool:
        """Whether the numbers of a later row go on from those of this one, plates and leaves that are missing apart."""
        ahead = other.first + other.offset - self.last - self.offset
        return 0 < ahead <= other.first - self.last + _MOST_SKIPPED


def works(
    counted: Mapping[int, list[Candidate]], lines: Iterable[Told], page_count: int
) -> list[tuple[int, int]]:
    """Return the pages from and up to which works go; none where the document is one.

    `counted` are the pages' numbers known so far, by how far they are from the pages counted; those of a short work are not
    known, and are looked for among the `lines` at the edges of pages without one.
    """
    rows = [row for offset, group in counted.items() for row in _rows(offset, group)]
    pages = {one.page for group in counted.values() for one in group}
    if len(pages) + LEAST_PAGES <= page_count:
        rows += _rows_among(one for one, line in lines if _may_be_number(line) and one.page not in pages)
    found = list(_spans(_joined(_apart(rows)), page_count))
    is_whole = len(found) == 1 and found[0][1] - found[0][0] >= _LEAST_SHARE * page_count
    return [] if is_whole else found


def by_offset(lines: Iterable[Candidate]) -> dict[int, list[Candidate]]:
    """Return lines by how far the numbers in them are from the pages counted."""
    groups: dict[int, list[Candidate]] = defaultdict(list)
    for one in lines:
        for offset in offsets(one):
            groups[offset].append(one)
    return groups


def _may_be_number(line: str) -> bool:
    return "#" in line and not is_numbered_word(line)


def _rows_among(lines: Iterable[Candidate]) -> Iterator[_Row]:
    for offset, group in by_offset(lines).items():
        if _may_count(group, offset):
            yield from _rows(offset, group)


def _rows(offset: int, group: Sequence[Candidate]) -> Iterator[_Row]:
    pages = sorted({one.page for one in group}) if len(group) >= LEAST_PAGES else []
    ends = [at for at, (before, after) in enumerate(pairwise(pages), 1) if after - before > _FARTHEST]
    for begin, end in zip([0, *ends], [*ends, len(pages)], strict=True):
        if end - begin >= LEAST_PAGES and pages[begin] + offset < _LEAST_YEAR:
            yield _Row(pages[begin], pages[end - 1], offset)


def _may_count(group: Sequence[Candidate], offset: int) -> bool:
    """Whether most stand at one height, and say besides their number nothing, or what others say too: "1. El pan", "2. El río" are titles."""
    if len(group) < LEAST_PAGES:
        return False
    usual = median([one.height for one in group])
    level = sum(abs(one.height - usual) <= SAME_HEIGHT_BEYOND for one in group)
    words = Counter(() if is_number(masked(one.text)) else unnumbered(one, {offset}) for one in group)
    again = sum(count for said, count in words.items() if count > 1 or not said)
    return min(level, again) >= max(LEAST_PAGES, _MOST_OF_THEM * len(group))


def _apart(rows: Collection[_Row]) -> list[_Row]:
    """The longest rows of those that share pages, by page."""
    taken: set[int] = set()
    kept = []
    for row in sorted(rows, key=lambda row: row.first - row.last):
        span = range(row.first, row.last + 1)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(row)
    return sorted(kept)


def _joined(rows: Iterable[_Row]) -> list[_Row]:
    joined: list[_Row] = []
    for row in rows:
        if joined and joined[-1].goes_on_in(row):
            joined[-1] = row._replace(first=joined[-1].first)
        else:
            joined.append(row)
    return joined


def _spans(rows: Sequence[_Row], page_count: int) -> Iterator[tuple[int, int]]:
    """From and up to which page works go, with the first pages that have no number, and the last ones."""
    ends = [row.last + 1 for row in rows]
    begins = [
        max(end, row.first - _FARTHEST, min(row.first, 1 - row.offset))
        for row, end in zip(rows, [0, *ends], strict=False)
    ]
    for begin, end, following in zip(begins, ends, [*begins[1:], page_count], strict=False):
        yield begin, min(end + _FARTHEST, following)
