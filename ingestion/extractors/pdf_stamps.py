"""Takes out what is stamped on page after page beside or across the text: codes of signed documents up the margin, watermarks."""

import math
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from ingestion.extractors.pdf_accents import DROPPED
from ingestion.extractors.pdf_calls import Sides, angle_of, sides_of
from ingestion.extractors.pdf_pages import Page, with_marked_hyphen
from ingestion.extractors.pdf_text import text_of
from ingestion.text.lines import Lines

_LEAST_PAGES = 3
_MOST_OF_THEM = 0.6
_LOWEST, _HIGHEST = 0.12, 0.85  # beyond are heads and feet, which are looked for elsewhere
_LEAST_LETTERS = 4
_BEGIN = 12  # characters
_SAME_PLACE = 0.02
_STRAIGHT = 0.1  # of a quarter turn
_LONG = 20  # characters; what is shorter may be the heading of a table's rows
_MARGIN = 0.1  # of the page's width
_LARGE_LEANING, _LARGE = 2, 3  # times what letters measure on the page
_LEAST_COVERED = 2  # lines

_DIGITS = re.compile(r"\d+")


class _Line(NamedTuple):
    masked: str
    turn: float  # in quarters
    first: Sides
    last: Sides

    @property
    def left(self) -> float:
        return min(self.first[0], self.last[0])

    @property
    def right(self) -> float:
        return max(self.first[2], self.last[2])

    @property
    def size(self) -> float:
        left, top, right, bottom = self.first
        return max(right - left, top - bottom)

    @property
    def is_upright(self) -> bool:
        return self.is_straight and round(self.turn) % 4 == 0

    @property
    def is_straight(self) -> bool:
        return abs(self.turn - round(self.turn)) <= _STRAIGHT


def take_out_stamps(data: bytes, pages: Sequence[Page]) -> bool:
    """Tell whether anything was; the middle page says how what most pages share stands there, and pdfium is asked for no other."""
    read = [page for page in pages if not page.needs_ocr and page.is_written]
    if len(read) < _LEAST_PAGES or not (shared := _shared(read)):
        return False
    stamps = set(_stamps(data, read[len(read) // 2].number, shared))
    places = [_places_of(stamps & shared.keys(), shared, page) for page in read]
    least = max(_LEAST_PAGES, _MOST_OF_THEM * len(read))
    if not stamps or sum(map(bool, places)) < least:
        return False
    for page, found in zip(read, places, strict=True):
        page.lines = _without(page.lines, found)
    return True


def _shared(pages: Sequence[Page]) -> dict[str, float]:
    """Lines that three pages far from one another share, digits apart, and how high they stand; not their heads and feet."""
    middle, *others = (pages[len(pages) * quarter // 4].lines for quarter in (2, 1, 3))
    begins = {text[:_BEGIN] for text in middle.texts}
    for lines in others:  # of most documents nothing is left, and none of their lines is masked
        begins &= {text[:_BEGIN] for text in lines.texts}
    heights = {line: height for line, height in _masked(middle, begins) if len(line) >= _LEAST_LETTERS}
    for lines in others if heights else ():
        known = {line for line, _ in _masked(lines, begins)}
        heights = {line: height for line, height in heights.items() if line in known}
    return heights


def _masked(lines: Lines, begins: Collection[str]) -> Iterator[tuple[str, float]]:
    """Of the lines that begin so and are neither first nor last, nor at the page's edges, what they say without figures, and how high."""
    chosen = [place for place, text in enumerate(lines.texts) if text[:_BEGIN] in begins] if begins else []
    known = [height for height in lines.heights if height is not None] if chosen else []
    lowest, highest = max(_LOWEST, min(known, default=0)), min(_HIGHEST, max(known, default=0))
    for place in chosen:
        if (height := lines.heights[place]) is not None and lowest < height < highest:
            yield _DIGITS.sub("#", lines.texts[place]), height


def _stamps(data: bytes, number: int, shared: Collection[str]) -> Iterator[str]:
    """Those of the lines that stand on a page as stamps do; none where pdfium cannot say, and another engine read it."""
    try:
        lines, width = _looked_at(data, number)
    except pypdfium2.PdfiumError:
        return
    others = [line for line in lines if line.is_upright and line.masked not in shared]
    if others:
        yield from (line.masked for line in lines if line.masked in shared and _is_stamp(line, others, width))


def _looked_at(data: bytes, number: int) -> tuple[list[_Line], float]:
    """The lines of a page and how wide it is; none of a page that is shown turned."""
    with closing(pypdfium2.PdfDocument(data)) as document, closing(document[number]) as page:
        if page.get_rotation():
            return [], 0.0
        with closing(page.get_textpage()) as textpage:
            return list(_lines(textpage.raw)), page.get_width()


def _lines(textpage: pdfium.FPDF_TEXTPAGE) -> Iterator[_Line]:
    place = 0
    for text in text_of(textpage).split("\r\n"):
        if text.strip():
            first, last = place + len(text) - len(text.lstrip()), place + len(text.rstrip()) - 1
            angle = angle_of(textpage, first)
            turn = angle / (math.pi / 2) if angle >= 0 else 0.0  # as of what has none, or no number (NaN)
            masked = _DIGITS.sub("#", text.replace(DROPPED, ""))
            yield _Line(masked, turn, sides_of(textpage, first), sides_of(textpage, last))
        place += len(text) + 2


def _is_stamp(line: _Line, others: Sequence[_Line], width: float) -> bool:
    usual = sorted(other.size for other in others)[len(others) // 2]
    if not line.is_straight:
        return line.size >= _LARGE_LEANING * usual
    if round(line.turn) % 2:
        return len(line.masked) >= _LONG and _is_beside(line, others, width)
    return line.size >= _LARGE * usual and _covers(line, others)


def _is_beside(line: _Line, others: Sequence[_Line], width: float) -> bool:
    """Whether it runs up or down a margin that no other line reaches."""
    if line.right <= _MARGIN * width:
        return line.right <= min(other.left for other in others)
    return line.left >= (1 - _MARGIN) * width and line.left >= max(other.right for other in others)


def _covers(line: _Line, others: Sequence[_Line]) -> bool:
    """Whether others are written beneath it."""
    _, top, _, bottom = line.first
    beneath = [
        other
        for other in others
        if bottom < (other.first[1] + other.first[3]) / 2 < top
        and min(other.right, line.right) - max(other.left, line.left) > line.size
    ]
    return len(beneath) >= _LEAST_COVERED


def _places_of(stamps: Collection[str], heights: dict[str, float], page: Page) -> list[int]:
    return [
        index
        for index, (text, height) in enumerate(zip(*page.lines, strict=True))
        if height is not None
        and (line := _DIGITS.sub("#", text)) in stamps
        and abs(height - heights[line]) <= _SAME_PLACE
    ]


def _without(lines: Lines, places: Sequence[int]) -> Lines:
    """Leave lines out; a word that they divided goes on."""
    texts, heights = list(lines.texts), list(lines.heights)
    for place in reversed(places):
        del texts[place], heights[place]
        if 0 < place < len(texts) and texts[place][:1].islower():
            texts[place - 1] = with_marked_hyphen(texts[place - 1])
    return Lines(texts, heights)
