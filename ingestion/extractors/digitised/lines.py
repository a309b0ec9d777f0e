"""Joins the lines of digitised pages to the text of regions, and the pages to one document."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from ingestion.extractors.whole import whole_document
from ingestion.text.hyphens import with_own_hyphens
from ingestion.text.paging import Leaf, numbered
from ingestion.types import Document

Region = list[str]  # its lines, each of them one text without a line's end

_DIVIDED = "\x02"  # a hyphen that the word may have of its own: the other words of the document tell
_OWN_OR_NOT = "-\u2010"
_NEVER_OWN = "¬⸗\xad"  # transcribers write them for a divided word and for nothing else
# A letter, with its accents written apart or a glottal stop behind it.
_DIVIDES = re.compile(rf"[^\W\d_][\u0300-\u036f'’]{{0,4}}[{_OWN_OR_NOT}{_NEVER_OWN}]\Z")
_LONGEST_END = 6


@dataclass(slots=True)
class Page:
    """The regions of one page in reading order. What is `aside`, running titles and page numbers, counts only without a `body`."""

    body: list[Region] = field(default_factory=list)
    aside: list[Region] = field(default_factory=list)


def one_line(text: str) -> str:
    """Return a text with one space for every stretch of spaces and line ends, and none around it."""
    return " ".join(text.split())


def ends_divided(line: str) -> bool:
    """Whether a line ends with a sign that may divide a word."""
    return line.endswith((*_OWN_OR_NOT, *_NEVER_OWN))


def document(pages: Sequence[Page], marks: Iterable[tuple[str, str]], notes: tuple[str, ...]) -> Document:
    """Make one document of the pages, which are counted from 1. Raises Unreadable EMPTY where none has text."""
    divided = list(map(_text, pages))
    whole = [text.replace(_DIVIDED, "") for text in with_own_hyphens(divided, _DIVIDED)]
    text, paging = numbered(whole, "\n\n", leaf=Leaf.PAGE)
    made = whole_document(text, marks=tuple(dict.fromkeys(marks)), notes=notes, paging=paging)
    made.pages = len(pages)
    return made


def _text(page: Page) -> str:
    """The text of a page: regions apart by an empty line, a mark in divided words."""
    shown = page.body if any(chain.from_iterable(page.body)) else page.aside
    return "\n\n".join(filter(None, ("".join(_joined(region)) for region in shown)))


def _joined(lines: Region) -> Iterator[str]:
    """Yield the lines with their ends; the rest of a divided word moves up to the line where it begins."""
    last = ""
    for line in filter(None, lines):
        if not _goes_on(last, line):
            yield last
            yield "\n" if last else ""
            last = line
            continue
        yield last[:-1]
        yield _DIVIDED if last[-1] in _OWN_OR_NOT else ""
        rest_of_word, _, rest = line.partition(" ")
        if rest:
            yield rest_of_word
            yield "\n"
        last = rest or rest_of_word
    yield last


def _goes_on(line: str, following: str) -> bool:
    if not _DIVIDES.search(line[-_LONGEST_END:]):
        return False
    return line[-1] in _NEVER_OWN or following[0].islower()
