"""Tells numbers of pages among the lines at their edges, however they are written."""

import re
from collections import defaultdict

from ingestion.text.page_edges import Candidate
from ingestion.text.slots import LEAST_SHARE

_LEAST_NUMBERS = 2
_LONGEST = 160  # a longer line is no head

_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:p|pg|p[aáà]g|p[aá]x|p[aáà]gina|p[aá]xina|page|hoja|full|folla|folio|orria?)\W*)?#(?:\W*(?:de|of|/)?\W*#)?\W*"
)
# What may be a title, one for each page: "Lección 5".
_NUMBERED_WORD = re.compile(r"\W*[^\W\d_]+\W*#\W*")

_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivxlcdm]+")
_ORNAMENTS = " -–—·•.,[](){}|/*~_"  # what printers put around a page's number


Words = tuple[str, ...]


def masked(text: str) -> str:
    """Return the line without what changes from page to page: digits, or a page number in Roman figures."""
    if text.isdecimal():  # as most page numbers, each of which is met but once
        return "#"
    text = " ".join(text.casefold().split())
    return "#" if _ROMAN.fullmatch(text.strip(_ORNAMENTS)) else _DIGITS.sub("#", text)


def counting_pages(line: str, group: list[Candidate], page_count: int) -> list[Candidate]:
    """Return numbers of pages, which go up by one from page to page; two pages are enough if there are no more than a few."""
    if not is_number(line):
        return []
    by_offset: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in group:
        if numbers := _DIGITS.findall(candidate.text):
            by_offset[int(numbers[0][:9]) - candidate.page].append(candidate)
    return [
        one
        for level in by_offset.values()
        if len(level) >= max(_LEAST_NUMBERS, LEAST_SHARE * page_count)
        for one in level
    ]


def is_number(line: str) -> bool:
    """Whether it is nothing but a page's number, in figures or not."""
    return "#" in line and _PAGE_NUMBER.fullmatch(line) is not None


def is_numbered_word(masked: str) -> bool:
    """Whether it may be a title that each page has: a word, which is not that for a page, and a number."""
    return _NUMBERED_WORD.fullmatch(masked) is not None and not _PAGE_NUMBER.fullmatch(masked)


def offsets(one: Candidate) -> set[int]:
    """Return how far the numbers that a line begins and ends with are from the page's own; of "Página 3 de 10" only the first."""
    numbers = _DIGITS.findall(one.text)
    if numbers and is_number(masked(one.text)):
        return {int(numbers[0][:9]) - one.page}
    outer = {number for number in numbers[:1] if one.text.lstrip(_ORNAMENTS).startswith(number)}
    outer |= {number for number in numbers[-1:] if one.text.rstrip(_ORNAMENTS).endswith(number)}
    return {int(number[:9]) - one.page for number in outer}


def words_of(text: str) -> Words:
    """Return the words of a line as they are compared, without the marks around them."""
    return tuple(filter(None, (word.strip(_ORNAMENTS) for word in text.casefold().split())))


def first_word(text: str) -> str:
    """Return the first of the words of a line: asked of every line of a book, where all its words would take ten times as long."""
    begins = text.split(None, 1)
    word = begins[0].strip(_ORNAMENTS).casefold() if begins else ""
    return word or next(iter(words_of(text)), "")


def last_word(text: str) -> str:
    """Return the last of the words of a line, as quickly."""
    ends = text.rsplit(None, 1)
    word = ends[-1].strip(_ORNAMENTS).casefold() if ends else ""
    return word or next(iter(words_of(text)[-1:]), "")


def unnumbered(one: Candidate, known: set[int]) -> Words:
    """Return the words of a line without its page's number; `known` is how far numbers are from the pages counted."""
    words = words_of(one.text[:_LONGEST])
    if not (counted := offsets(one) & known):
        return words
    number = str(one.page + min(counted))
    return words[1:] if words[:1] == (number,) else words[:-1] if words[-1:] == (number,) else words
