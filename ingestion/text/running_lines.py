"""Finds running headers, footers and page numbers: lines that come again at the same height of page after page."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import sub
from statistics import median
from typing import NamedTuple, Self

_LEAST_PAGES = 3
_LEAST_SHARE = 0.3
_EDGE = 0.12  # of the page's height, at the top and at the bottom
_UPPER_EDGE = 1 - _EDGE
_BEYOND = 0.2  # of it: as far from the edge as the outermost line of a page may run, if it stands well apart
_LEAST_APART = 0.015
_WELL_APART = 1.5  # times the usual distance of lines
_LEAST_SHARE_BEYOND = 0.6  # of the pages, or of the odd or even ones, say the same there
_SAME_HEIGHT_BEYOND = 0.004
_LINES_AT_EDGE = 3
_SAME_HEIGHT = 0.02
_LEAST_NUMBERS = 2
_LEAST_IN_SLOT = 5  # pages
_MOST_OF_THEM = 0.6
_SAME_LINE = 0.002  # parts of one line, set apart by their height no more than this
_LEAST_GAPS = 4  # before a page says how far apart its lines stand
_WIDER = 1.3  # than the usual distance, and a line stands apart

_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivxlcdm]+")
_ORNAMENTS = " -–—·•.,[](){}|/*~_"  # what printers put around a page's number
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:p|pg|p[aáà]g|p[aá]x|p[aáà]gina|p[aá]xina|page|hoja|full|folla|folio|orria?)\W*)?#(?:\W*(?:de|of|/)?\W*#)?\W*"
)
# What browsers print above a page, close to what is on it: "27/11/26, 20:38 El título".
_PRINTED = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d{2}\b")
# What may be a title, one for each page: "Lección 5".
_NUMBERED_WORD = re.compile(r"\W*[^\W\d_]+\W*#\W*")


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


class _Candidate(NamedTuple):
    page: int
    place: int  # among the page's lines
    height: float
    text: str


def running_lines(pages: Sequence[Lines], *, keeps_first: bool = True) -> list[set[int]]:
    """For each page the indices of its running lines.

    A line runs if, digits apart, it stands at the same height at the edge of at least 3 pages and 30 % of all pages, or of all odd
    or all even ones; if it counts the pages; or if its height is where most pages have a line that comes again, as the names
    of sections do. Where two pages in a row have the very same line there, which are too few to say why, the second loses it, and the
    first where not `keeps_first`. Beyond the edges the outermost line runs too where it stands well apart, and says the very same on
    most pages or counts them. The order of lines does not matter: many PDFs write the footer first.
    """
    found: list[set[int]] = [set() for _ in pages]
    groups: dict[tuple[bool, str], list[_Candidate]] = defaultdict(list)
    masked = cache(_masked)  # of what comes again on every page
    beyond: dict[bool, list[_Candidate]] = {True: [], False: []}
    for number, lines in enumerate(pages):
        upwards = sorted([height for height in lines.heights if height is not None])
        for at_top, index, height in _at_edges(lines, upwards):
            text = lines.texts[index]
            groups[at_top, masked(text)].append(_Candidate(number, index, height, text))
        for at_top, height in _well_apart(upwards):
            index = lines.heights.index(height)
            beyond[at_top].append(_Candidate(number, index, height, lines.texts[index]))
    running = [one for group in groups.values() for one in _running(group, len(pages))]
    counting = [one for (_, line), group in groups.items() for one in _counting(line, group, len(pages))]
    for lines_beyond in beyond.values():
        same, counting_too = _beyond_edges([(one, masked(one.text)) for one in lines_beyond], len(pages))
        running += same
        counting += counting_too
    running += counting
    known = {offset for one in counting for offset in _offsets(one)}
    running += [one for one in groups[False, "#"] + groups[True, "#"] if _offsets(one) & known]
    running += _in_slots(groups, len(pages))
    for first, second in (pair for group in groups.values() for pair in _said_again(group)):
        running += [second] if keeps_first else [first, second]
    for candidate in running:
        found[candidate.page].add(candidate.place)
    return found


def _at_edges(lines: Lines, upwards: Sequence[float]) -> Iterator[tuple[bool, int, float]]:
    """(whether at the top, index, height) of the lines that stand apart at the upper and the lower edge, three at most."""
    low, high = bisect_left(upwards, _EDGE), len(upwards) - bisect_right(upwards, _UPPER_EDGE)
    if not low and not high:
        return
    wide = _wide_gap(upwards)
    if low:
        for place, height in _first_at(upwards[: min(low, _apart(upwards, wide))], lines.heights):
            yield False, place, height
    if high:
        downwards = upwards[::-1]
        from_above = [1 - height for height in downwards[: _LINES_AT_EDGE + 1]]
        chosen = downwards[: min(high, _apart(from_above, wide))]
        if not chosen and _PRINTED.match(lines.texts[lines.heights.index(downwards[0])]):
            chosen = downwards[:1]
        for place, height in _first_at(chosen, lines.heights[::-1]):
            yield True, len(lines.heights) - 1 - place, height


def _well_apart(upwards: Sequence[float]) -> Iterator[tuple[bool, float]]:
    """(whether at the top, height) of the outermost lines that stand well apart beyond the edges, as LaTeX sets them."""
    if len(upwards) <= _LEAST_GAPS:
        return
    for is_at_top in (False, True):
        first, second = upwards[:-3:-1] if is_at_top else upwards[:2]
        gap = abs(second - first)
        is_beyond = _EDGE <= (1 - first if is_at_top else first) < _BEYOND
        if is_beyond and gap > _LEAST_APART and gap > _WELL_APART * (_pitch(upwards) or 1):
            yield is_at_top, first


def _first_at(chosen: Iterable[float], heights: Sequence[float | None]) -> Iterator[tuple[int, float]]:
    """Where among all heights those chosen stand, of which equal ones come in a row, and each of them."""
    place, before = -1, None
    for height in chosen:
        place = heights.index(height, place + 1 if height == before else 0)
        before = height
        yield place, height


def _wide_gap(upwards: Sequence[float]) -> float | None:
    """More than the distance at which the lines of a page stand; None where that cannot be told."""
    pitch = _pitch(upwards)
    return pitch and pitch * _WIDER


def _pitch(upwards: Sequence[float]) -> float | None:
    """The distance at which the lines of a page stand; None where that cannot be told."""
    gaps = sorted(map(sub, upwards[1:], upwards))
    del gaps[: bisect_right(gaps, _SAME_LINE)]
    return None if len(gaps) < _LEAST_GAPS else median(gaps)


def _apart(heights: Sequence[float], wide: float | None) -> int:
    """How many of the first lines, three at most, stand apart from what follows; all of them where no pitch can be told.

    Without this a table or a list whose lines differ only in their figures would lose its first and last lines.
    """
    if wide is None:
        return min(_LINES_AT_EDGE, len(heights))
    for count in range(min(_LINES_AT_EDGE, len(heights) - 1), 0, -1):
        if heights[count] - heights[count - 1] > wide:
            return count
    return 0


def _masked(text: str) -> str:
    """The line without what changes from page to page: digits, or a page number in Roman figures."""
    if text.isdecimal():  # as most page numbers, each of which is met but once
        return "#"
    text = " ".join(text.casefold().split())
    return "#" if _ROMAN.fullmatch(text.strip(_ORNAMENTS)) else _DIGITS.sub("#", text)


def _running(group: list[_Candidate], page_count: int) -> list[_Candidate]:
    if len(group) < _LEAST_PAGES:
        return []
    usual = median([candidate.height for candidate in group])
    level = [candidate for candidate in group if abs(candidate.height - usual) <= _SAME_HEIGHT]
    if _is_enough(level, page_count):
        return level
    odd = [candidate for candidate in level if candidate.page % 2 == 0]  # pages are counted from 0
    even = [candidate for candidate in level if candidate.page % 2]
    kept = odd if _is_enough(odd, (page_count + 1) // 2) else []
    return kept + (even if _is_enough(even, page_count // 2) else [])


def _said_again(group: list[_Candidate]) -> Iterator[tuple[_Candidate, _Candidate]]:
    """What the page before has too, letter by letter and exactly there: nothing is lost with it but a repetition."""
    before: dict[str, _Candidate] = {}
    for one in group:  # by page
        other = before.get(one.text)
        if other and other.page == one.page - 1 and abs(other.height - one.height) <= _SAME_LINE:
            yield other, one
        before[one.text] = one


def _counting(masked: str, group: list[_Candidate], page_count: int) -> list[_Candidate]:
    """Numbers of pages, which go up by one from page to page; two pages are enough if there are no more than a few."""
    if "#" not in masked or not _PAGE_NUMBER.fullmatch(masked):
        return []
    by_offset: dict[int, list[_Candidate]] = defaultdict(list)
    for candidate in group:
        if numbers := _DIGITS.findall(candidate.text):
            by_offset[int(numbers[0][:9]) - candidate.page].append(candidate)
    return [
        one
        for level in by_offset.values()
        if len(level) >= max(_LEAST_NUMBERS, _LEAST_SHARE * page_count)
        for one in level
    ]


def _in_slots(groups: dict[tuple[bool, str], list[_Candidate]], page_count: int) -> Iterator[_Candidate]:
    """Lines at a height where most pages have one, most of which come on more than one page: names of sections, of parts."""
    for at_top in (True, False):
        lines = [(one, masked) for (top, masked), group in groups.items() if top is at_top for one in group]
        for slot in _levels(lines, _SAME_LINE):
            pages_of: dict[str, set[int]] = defaultdict(set)
            for one, masked in slot:
                pages_of[masked].add(one.page)
            again = sum(len(pages_of[masked]) > 1 for _, masked in slot)
            filled = len({one.page for one, _ in slot})
            is_full = filled >= max(_LEAST_IN_SLOT, _MOST_OF_THEM * page_count)
            if is_full and again >= _MOST_OF_THEM * len(slot):
                yield from (one for one, _ in slot)


def _levels(lines: list[tuple[_Candidate, str]], apart: float) -> Iterator[list[tuple[_Candidate, str]]]:
    """Lines of the same height, which those of a slot share exactly, and what they say without figures."""
    ordered = sorted(lines, key=lambda line: line[0].height)
    level: list[tuple[_Candidate, str]] = []
    for line in ordered:
        if level and line[0].height - level[0][0].height > apart:
            yield level
            level = []
        level.append(line)
    if level:
        yield level


def _beyond_edges(
    lines: list[tuple[_Candidate, str]], page_count: int
) -> tuple[list[_Candidate], list[_Candidate]]:
    """Of the outermost lines beyond the edges those that say the same on most pages, and those that count the pages.

    Nothing else tells them from the text there: a title that every page has is one too, so words with a number stay.
    """
    same, counting = list[_Candidate](), list[_Candidate]()
    for level in _levels(lines, _SAME_HEIGHT_BEYOND):
        by_words: dict[str, list[_Candidate]] = defaultdict(list)
        by_offset: dict[int, list[_Candidate]] = defaultdict(list)
        for one, masked in level:
            is_title = _NUMBERED_WORD.fullmatch(masked) and not _PAGE_NUMBER.fullmatch(masked)
            by_words[" ".join(one.text.split())].append(one)
            for offset in () if is_title else _offsets(one):
                by_offset[offset].append(one)
        same += [one for group in by_words.values() for one in _often(group, page_count)]
        counting += [one for group in by_offset.values() if _is_enough(group, page_count) for one in group]
    return same, counting


def _often(group: list[_Candidate], page_count: int) -> list[_Candidate]:
    """The group where most pages, or most odd or even ones, have it."""
    odd = sum(one.page % 2 for one in group)
    of_pages = page_count if 0 < odd < len(group) else page_count // 2
    is_often = len(group) >= max(_LEAST_PAGES, _LEAST_SHARE_BEYOND * of_pages)
    return group if is_often else []


def _offsets(one: _Candidate) -> set[int]:
    """How far the numbers that a line begins and ends with are from the page's own."""
    numbers = _DIGITS.findall(one.text)
    outer = {number for number in numbers[:1] if one.text.lstrip(_ORNAMENTS).startswith(number)}
    outer |= {number for number in numbers[-1:] if one.text.rstrip(_ORNAMENTS).endswith(number)}
    return {int(number[:9]) - one.page for number in outer}


def _is_enough(group: list[_Candidate], page_count: int) -> bool:
    pages = len({candidate.page for candidate in group})
    return pages >= _LEAST_PAGES and pages >= _LEAST_SHARE * page_count
