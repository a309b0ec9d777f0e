"""Finds what runs beyond the edges of pages, where their text may stand too."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ingestion.text.page_edges import Candidate, Told
from ingestion.text.page_numbers import is_numbered_word, offsets
from ingestion.text.slots import LEAST_PAGES, SAME_HEIGHT_BEYOND, is_enough, levels

_LEAST_SHARE_BEYOND = 0.6  # of the pages, or of the odd or even ones, say the same there


def same_beyond(lines: Iterable[Told], page_count: int) -> Iterator[Candidate]:
    """Return of the outermost lines beyond the edges those that say the same on most pages: a title that some have is one too."""
    for level in levels(lines, SAME_HEIGHT_BEYOND):
        by_words: dict[str, list[Candidate]] = defaultdict(list)
        for one, _ in level:
            by_words[" ".join(one.text.split())].append(one)
        yield from (one for group in by_words.values() for one in _often(group, page_count))


def counting_beyond(lines: Iterable[Told], page_count: int) -> Iterator[Candidate]:
    """Return of the outermost lines beyond the edges those that count the pages; "Lección 5" may be a title that every page has."""
    for level in levels(lines, SAME_HEIGHT_BEYOND):
        by_offset: dict[int, list[Candidate]] = defaultdict(list)
        for one, line in level:
            for offset in () if is_numbered_word(line) else offsets(one):
                by_offset[offset].append(one)
        yield from (one for group in by_offset.values() if is_enough(group, page_count) for one in group)


def _often(group: list[Candidate], page_count: int) -> list[Candidate]:
    """The group where most pages, or most odd or even ones, have it."""
    odd = sum(one.page % 2 for one in group)
    of_pages = page_count if 0 < odd < len(group) else page_count // 2
    is_often = len(group) >= max(LEAST_PAGES, _LEAST_SHARE_BEYOND * of_pages)
    return group if is_often else []
