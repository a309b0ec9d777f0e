"""Finds the guide words above the pages of dictionaries: the first and the last word that is explained on that very page."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from ingestion.text.lines import Lines
from ingestion.text.page_edges import SAME_LINE, Candidate, Told
from ingestion.text.page_numbers import Words, first_word, words_of
from ingestion.text.slots import LEAST_PAGES, levels

_LEAST_SHARE = 0.6  # of the pages have such a line
_MOST_OF_THEM = 0.8  # of these lines name words of their page, and are in the alphabet's order, which differs somewhat by language
_MOST_WORDS = 8
_LONGEST = 80


def guide_words(
    lines: Sequence[Told], pages: Sequence[Lines], running: Collection[tuple[int, int]]
) -> Iterator[Candidate]:
    """Return lines apart at one height that say two words with which lines of their page begin; nothing is lost with them.

    `running` are the page and place of lines known to run.
    """
    least = max(LEAST_PAGES, _LEAST_SHARE * len(pages))
    for level in levels(lines, SAME_LINE) if len(lines) >= least else ():
        if len(level) >= least and all(len(one.text) <= _LONGEST and not one.is_close for one, _ in level):
            heads = sorted(one for one, _ in level if (one.page, one.place) not in running)
            if len(heads) >= least:
                yield from _guiding(heads, pages)


def _guiding(heads: list[Candidate], pages: Sequence[Lines]) -> list[Candidate]:
    said = [(head, _unnumbered(head.text)) for head in heads]
    if sum(map(_may_rise, (words for _, words in said))) < _MOST_OF_THEM * len(said):
        return []
    guiding = [(head, words) for head, words in said if _guides(words, head, pages[head.page])]
    rising = sum(before <= after for (_, before), (_, after) in pairwise(guiding))
    is_rising = rising >= _MOST_OF_THEM * (len(guiding) - 1)
    is_most = len(guiding) >= max(LEAST_PAGES, _MOST_OF_THEM * len(heads))
    return [head for head, _ in guiding] if is_most and is_rising else []


def _may_rise(words: Words) -> bool:
    """Whether the second half, or the last word, comes after the first word in the alphabet: of lines of prose fewer do."""
    return words[:1] <= max(words[len(words) // 2 :], words[-1:])


def _unnumbered(text: str) -> Words:
    return tuple(word for word in words_of(text) if not word.isdecimal())


def _guides(words: Words, head: Candidate, page: Lines) -> bool:
    """Whether a line of the page begins with the first of the words, and one that comes no sooner with the others."""
    if not 2 <= len(words) <= _MOST_WORDS:
        return False
    entries = [
        words_of(text[:_LONGEST])
        for place, text in enumerate(page.texts)
        if place != head.place and first_word(text) in words
    ]
    return any(_begin(words[:count], words[count:], entries) for count in range(1, len(words)))


def _begin(first: Words, last: Words, entries: Sequence[Words]) -> bool:
    firsts = (at for at, entry in enumerate(entries) if entry[: len(first)] == first)
    begin = next(firsts, None)
    return begin is not None and any(entry[: len(last)] == last for entry in entries[begin:])
