"""Finds running heads of chapters and sections too short for their words to come often, by the titles that they repeat.

Nothing is lost with them: what goes stands on an earlier page as a title, or at the same place of the page before, odd or even.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ingestion.text.lines import Lines
from ingestion.text.page_edges import SAME_LINE, Candidate, Told
from ingestion.text.page_numbers import Words, first_word, last_word, offsets, unnumbered, words_of
from ingestion.text.slots import LEAST_PAGES, SAME_HEIGHT_BEYOND, levels

_LEAST_SHARE = 0.5  # of the odd pages, or of the even ones, have a head there
_MOST_OF_THEM = 0.6  # of these repeat something
_LEAST_LETTERS = 4
_LONGEST = 160  # a longer line is no head
_NUMBER = 12  # signs that the number of a title may have
_MOST_WORDS = 25
_MOST_PLACES = 50  # what is said oftener is no title
_FEW_TITLES = 2  # that many may begin on one page; one that has more of them is a table of contents


class _Head(NamedTuple):
    one: Candidate
    words: Words  # without the page's number


class _Titles:
    """Whole lines of a document that do not run, and on which pages they stand, and how high."""

    def __init__(
        self, pages: Sequence[Lines], heads: Sequence[_Head], running: Collection[tuple[int, int]]
    ) -> None:
        self._places: dict[Words, list[tuple[int, float]]] = defaultdict(list)
        longest = max(len(head.one.text) for head in heads) + _NUMBER
        wanted = _outer_words({head.words for head in heads})
        for page, (texts, heights) in enumerate(pages):
            short = [place for place, text in enumerate(texts) if len(text) <= longest]
            for place in short:
                if _may_be_said(texts[place], wanted) and (page, place) not in running:
                    self._keep(words_of(texts[place][:_LONGEST]), page, heights[place] or 0.0)

    def _keep(self, words: Words, page: int, height: float) -> None:
        unnumbered = words[1:] if words and not words[0].islower() else ()
        for said in filter(None, (words, unnumbered)):  # "1.2 El río" may be "El río" in the heads
            if len(self._places[said]) < _MOST_PLACES:
                self._places[said].append((page, height))

    def pages_before(self, head: _Head) -> set[int]:
        """Return the earlier pages that say in whole lines what a head says, at other heights."""
        reached: list[set[int]] = [set() for _ in head.words]
        for begin, end in _spans(len(head.words)):
            if not begin or reached[begin - 1]:
                having = self._having(head.words[begin:end], head.one)
                reached[end - 1] |= having & reached[begin - 1] if begin else having
        return reached[-1]

    def _having(self, words: Words, head: Candidate) -> set[int]:
        places = self._places.get(words, ())
        return {
            page
            for page, height in places
            if page < head.page and abs(height - head.height) > SAME_HEIGHT_BEYOND
        }


def chapter_heads(
    lines: list[Told], pages: Sequence[Lines], running: Collection[tuple[int, int]], known: set[int]
) -> Iterator[Candidate]:
    """Return those of the outermost lines that repeat titles where most odd or most even pages have one, mostly apart.

    `running` are the page and place of lines known to run, `known` how far the numbers on pages are from those counted.
    """
    for level in levels(lines, SAME_LINE):
        for parity in (0, 1) if len(level) >= LEAST_PAGES else ():
            found = sorted(one for one, _ in level if one.page % 2 == parity)
            if _may_be_heads(found, (len(pages) + 1 - parity) // 2, running) and _are_names(found, known):
                heads = [_Head(one, unnumbered(one, known)) for one in found]
                yield from _repeating(heads, _Titles(pages, heads, running), running)


def _may_be_heads(found: list[Candidate], page_count: int, running: Collection[tuple[int, int]]) -> bool:
    least = max(LEAST_PAGES, _LEAST_SHARE * page_count)
    if len(found) < least or sum(not one.is_close for one in found) < _MOST_OF_THEM * len(found):
        return False
    is_known = all((one.page, one.place) in running for one in found)
    return not is_known and len({one.page for one in found}) >= least


def _are_names(found: Sequence[Candidate], known: set[int]) -> bool:
    """Whether most begin as names do, or have the page's number beside them: lines of prose begin with small letters."""
    named = sum(not _begins_small(one.text) or not known.isdisjoint(offsets(one)) for one in found)
    return named >= _MOST_OF_THEM * len(found)


def _begins_small(text: str) -> bool:
    return next(filter(str.isalpha, text), "").islower()


def _repeating(
    heads: list[_Head], titles: _Titles, running: Collection[tuple[int, int]]
) -> Iterator[Candidate]:
    """The heads that say again what the one before says, or a title; none where fewer than most do or run anyway."""
    is_first = [
        one.words != before for one, before in zip(heads, ((), *(h.words for h in heads)), strict=False)
    ]
    firsts = [head for head, first in zip(heads, is_first, strict=True) if first]
    come_back = {words for words, count in Counter(head.words for head in firsts).items() if count > 1}
    titled = _titled(firsts, titles)
    again = [
        head.one
        for head, first in zip(heads, is_first, strict=True)
        if _is_name(head.words) and head.words not in come_back and (head.words in titled or not first)
    ]
    known = {(head.one.page, head.one.place) for head in heads} & set(running)
    if len(known | {(one.page, one.place) for one in again}) >= _MOST_OF_THEM * len(heads):
        yield from again


def _titled(firsts: Iterable[_Head], titles: _Titles) -> set[Words]:
    """What stands as a title on an earlier page, tables of contents left aside: what they name may have its title in its head."""
    pages_of = {head.words: titles.pages_before(head) for head in firsts if _is_name(head.words)}
    named = Counter(page for pages in pages_of.values() for page in pages)
    return {words for words, pages in pages_of.items() if any(named[page] <= _FEW_TITLES for page in pages)}


def _outer_words(heads: Iterable[Words]) -> dict[str, set[str]]:
    """{the first: the last words} of what a line may say of a head."""
    outer: dict[str, set[str]] = defaultdict(set)
    for words in filter(_is_name, heads):
        for begin, first in enumerate(words):
            outer[first].update(words[begin:])
    return outer


def _may_be_said(text: str, outer: Mapping[str, Collection[str]]) -> bool:
    """Whether a line begins and ends as some part of a head does, or begins with a number."""
    first = first_word(text)
    return not first.islower() or (first in outer and last_word(text) in outer[first])


def _is_name(words: Words) -> bool:
    letters = sum(sign.isalpha() for word in words for sign in word)
    return len(words) <= _MOST_WORDS and letters >= _LEAST_LETTERS


def _spans(count: int) -> Iterator[tuple[int, int]]:
    return ((begin, end) for begin in range(count) for end in range(begin + 1, count + 1))
