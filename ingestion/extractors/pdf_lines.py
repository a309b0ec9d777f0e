"""Asks pdfium for the lines of a page, where they lie, and whether they come in order."""

import ctypes
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import compress, repeat
from operator import sub
from typing import Any

import pypdfium2.raw as pdfium

from ingestion.extractors.pdf_accents import DROPPED, with_accents_in_place
from ingestion.extractors.pdf_layout import (
    FEWEST_WIDE,
    FEWEST_WITH_GAPS,
    Boxes,
    Span,
    are_apart,
    falls_apart,
    is_scrambled,
    may_be_scrambled,
    stands_in_columns,
)
from ingestion.extractors.pdf_pages import LINE_END_HYPHEN
from ingestion.text.running_lines import Lines

_PDFIUM_HYPHEN = "\ufffe"  # a hyphen at a line's end whose word goes on
Sides = tuple[
    float, float, float, float
]  # left, top, right, bottom, in points from the page's lower left corner
Columns = tuple[list[float], list[float], list[float], list[float]]  # the same of many

_LOOKED_AT = 12  # of a page's lines, to see whether they run over two columns …
_LOOKED_AT_AGAIN = 100  # … where they seem to
_WIDE = 0.8  # of the page's lines: such a line may run over all columns
_LEAST_LETTERS = 3  # of a line whose place says something of the order: notes of music and parts of formulas stand anywhere
_LEAST_LINES = 0.5  # of all there is on a page, else it is a picture: music, a map
_MOST_RECTANGLES = 64
_ASKED_AT_ONCE = 256  # characters: of most pages the first of every line
_NONE = -1  # no character's place
_RECTANGLE = struct.Struct("=4f")  # sides: read at once, as fields of FS_RECTF they take four times as long


def _unchecked(function: Any, answer: Any = ctypes.c_int) -> Callable[..., Any]:
    """The same call without ctypes' look at the type of every argument, which takes three times as long as pdfium's answer.

    The interpreter's lock is kept meanwhile: giving it back and taking it again takes as long as some of the answers.
    """
    return ctypes.PYFUNCTYPE(answer)(ctypes.cast(function, ctypes.c_void_p).value or 0)


# Asked for several lines of every page, the first for all of them.
_write_text = _unchecked(pdfium.FPDFText_GetText)
_code_of = _unchecked(pdfium.FPDFText_GetUnicode)
_place_of = _unchecked(pdfium.FPDFText_GetLooseCharBox)
_count_pieces = _unchecked(pdfium.FPDFText_CountRects)
_piece_of = _unchecked(pdfium.FPDFText_GetRect)
_object_of = _unchecked(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)


def text_of(textpage: pdfium.FPDF_TEXTPAGE) -> str:
    """The page's text with one character for each that pdfium counts, so that places of text are places of characters.

    Characters beyond U+FFFF are two of them, halves of a pair. Pdfium's text within bounds loses line ends where lines stand
    close or are turned; its plain text keeps them, but where it leaves characters out they are asked for one by one.
    """
    count = pdfium.FPDFText_CountChars(textpage)
    if count <= 0:
        return ""
    buffer = bytearray(2 * count + 2)
    begin = ctypes.c_char.from_buffer(buffer)
    written = _write_text(textpage, 0, count, ctypes.byref(begin)) - 1
    if written == count:
        text = buffer[:-2].decode("utf-16-le", "replace")
        if len(text) != count:
            text = "".join(map(chr, memoryview(buffer)[:-2].cast("H")))
        text = text.replace(_PDFIUM_HYPHEN, LINE_END_HYPHEN)
    else:
        text = "".join(_character(textpage, index) for index in range(count))
    return with_accents_in_place(text, lambda place: _sides_of(textpage, place))


def _sides_of(textpage: pdfium.FPDF_TEXTPAGE, place: int) -> Sides:
    box = pdfium.FS_RECTF()
    _place_of(textpage, place, ctypes.byref(box))
    left, top, right, bottom = _RECTANGLE.unpack(box)
    return left, top, right, bottom


def _character(textpage: pdfium.FPDF_TEXTPAGE, index: int) -> str:
    code = _code_of(textpage, index)
    character = chr(code) if 0 < code < 0x110000 else "\ufffd"
    return LINE_END_HYPHEN if character == _PDFIUM_HYPHEN else character


def placed(page: pdfium.FPDF_PAGE, textpage: pdfium.FPDF_TEXTPAGE, text: str) -> tuple[Lines, Boxes]:
    """The lines of `text` that lie on the page, with their heights as seen by a reader; and of those not empty where each begins.

    A line's place is that of its first letter's loose box, which does not depend on the letter's shape. Lines that nobody sees,
    printers' marks and forgotten things beside the page, are left out.
    """
    frame = _frame(page)
    texts = text.split("\r\n")
    begins, lengths, firsts = _measured(texts)
    sides = _sides_at(textpage, firsts)
    side, origin, extent = _upwards(frame, pdfium.FPDFPage_GetRotation(page))
    heights: list[float | None] = [(place - origin) / extent for place in sides[side]]
    if DROPPED in text or _has_halves(text):
        texts = list(map(_shown, texts))
    lines, boxes = Lines(texts, heights), Boxes(*sides, begins, lengths)
    return (
        (lines, boxes)
        if _NONE not in firsts and _are_seen(boxes, frame)
        else _seen(lines, boxes, firsts, frame)
    )


def _measured(texts: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
    """Where lines begin among the page's characters, how many they have, and where the first of them stands that is no space."""
    lengths = list(map(len, texts))
    begins: list[int] = []
    begin = 0
    for length in lengths:
        begins.append(begin)
        begin += length + 2
    written = list(map(str.lstrip, texts))
    if texts == written and all(lengths):  # as of most pages
        return begins, lengths, begins
    spaces = map(sub, lengths, map(len, written))
    firsts = [
        begin + space if text else _NONE for begin, space, text in zip(begins, spaces, written, strict=True)
    ]
    return begins, lengths, firsts


def _are_seen(boxes: Boxes, frame: Sides) -> bool:
    """Whether none of the lines lies beside what is seen of the page: with one whose place pdfium cannot tell (NaN), no."""
    leftmost, highest, rightmost, lowest = frame
    return (
        min(boxes.rights) >= leftmost
        and max(boxes.lefts) <= rightmost
        and min(boxes.tops) >= lowest
        and max(boxes.bottoms) <= highest
    )


def _seen(lines: Lines, boxes: Boxes, firsts: Sequence[int], frame: Sides) -> tuple[Lines, Boxes]:
    """Leave out the lines beside the page, and the places of those on which nothing is written."""
    leftmost, highest, rightmost, lowest = frame
    kept, placed = list[bool](), list[bool]()
    for first, left, top, right, bottom in zip(firsts, *boxes[:4], strict=True):
        is_beside = right < leftmost or left > rightmost or top < lowest or bottom > highest
        kept.append(
            first == _NONE or not is_beside
        )  # a place that pdfium cannot tell (NaN) is none beside the page
        placed.append(first != _NONE and not is_beside)
    heights = [
        None if first == _NONE else height for first, height in zip(firsts, lines.heights, strict=True)
    ]
    return Lines(list(compress(lines.texts, kept)), list(compress(heights, kept))), boxes.only(placed)


def _sides_at(textpage: pdfium.FPDF_TEXTPAGE, places: Sequence[int]) -> Columns:
    """The sides of characters, a column of each: many asked for in a row, then read together, is much quicker than one by one."""
    references, numbers = _room()
    told: list[float] = []
    for start in range(0, len(places), _ASKED_AT_ONCE):
        asked = map(_place_of, repeat(textpage), places[start : start + _ASKED_AT_ONCE], references)
        told += numbers[: 4 * len(list(asked))].tolist()
    return told[0::4], told[1::4], told[2::4], told[3::4]


@cache
def _room() -> tuple[list[Any], "memoryview[float]"]:
    """Where pdfium writes them, made once: references to each, and all of it as numbers."""
    boxes = (pdfium.FS_RECTF * _ASKED_AT_ONCE)()
    return [ctypes.byref(box) for box in boxes], memoryview(boxes).cast("B").cast("f")


def _frame(page: pdfium.FPDF_PAGE) -> Sides:
    """The part of the page that is seen."""
    seen = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, seen)
    left, top, right, bottom = _RECTANGLE.unpack(seen)
    return left, top, right, bottom


def _upwards(frame: Sides, rotation: int) -> tuple[int, float, float]:
    """How heights are told on a page of which `frame` is seen, shown with so many quarter turns clockwise.

    As (side, origin, extent): a line's place from 0 (the lower edge) to 1 is (sides[side] - origin) / extent.
    """
    left, top, right, bottom = frame
    tall, wide = max(1.0, top - bottom), max(1.0, right - left)
    return ((3, bottom, tall), (2, right, -wide), (1, top, -tall), (0, left, wide))[rotation]


def _to_the_end(textpage: pdfium.FPDF_TEXTPAGE, lines: Boxes) -> Boxes:
    """Where lines lie, as far as their last characters."""
    begins, _, ends, _ = _sides_at(
        textpage,
        [begin + letters - 1 for begin, letters in zip(lines.begins, lines.letters, strict=True)],
    )
    return lines._replace(
        lefts=list(map(min, lines.lefts, begins)), rights=list(map(max, lines.rights, ends))
    )


def is_out_of_order(textpage: pdfium.FPDF_TEXTPAGE, lines: Boxes) -> bool:
    """Whether the lines fell apart, jump about, or were written right across the columns. Most pages are let go at the first questions."""
    count = len(lines.letters)
    if falls_apart(lines.letters):
        return True
    if count < _LOOKED_AT:
        return False
    longer = lines
    if min(lines.letters) < _LEAST_LETTERS:
        longer = lines.only(list(map(_LEAST_LETTERS.__le__, lines.letters)))
    if len(longer.letters) < _LEAST_LINES * count:
        return False
    if may_be_scrambled(longer) and is_scrambled(_to_the_end(textpage, longer)):
        return True
    # A few lines tell that most pages have no columns; what looks like some may be a table, which more of them tell.
    return _has_columns(textpage, lines, _LOOKED_AT) and _has_columns(textpage, lines, _LOOKED_AT_AGAIN)


def _has_columns(textpage: pdfium.FPDF_TEXTPAGE, lines: Boxes, looked_at: int) -> bool:
    step = max(1, len(lines.letters) // looked_at)
    if not _has_gaps(textpage, lines.begins[::step], lines.letters[::step]):
        return False
    lines = _to_the_end(textpage, lines.every(step))
    least = _WIDE * (max(lines.rights) - min(lines.lefts))
    wide = [number for number, width in enumerate(map(sub, lines.rights, lines.lefts)) if width > least]
    if len(wide) < FEWEST_WIDE or are_apart(wide):
        return False
    heights = [lines.tops[number] - lines.bottoms[number] for number in wide]
    return stands_in_columns(
        _pieces(textpage, [(lines.begins[number], lines.letters[number]) for number in wide]), heights
    )


def _has_gaps(textpage: pdfium.FPDF_TEXTPAGE, begins: Sequence[int], letters: Sequence[int]) -> bool:
    """Whether as many lines are in several pieces as columns have at the least: of ordinary prose each is one.

    What was drawn at once is one piece; they are counted only where a line's ends were not, which takes three times as long.
    """
    firsts = _drawn_by(textpage, begins)
    lasts = _drawn_by(textpage, [begin + count - 1 for begin, count in zip(begins, letters, strict=True)])
    if firsts == lasts and None not in firsts:
        return False
    torn = [number for number, drawn in enumerate(firsts) if drawn != lasts[number] or drawn is None]
    counts = [_count_pieces(textpage, begins[number], letters[number]) for number in torn]
    return len([count for count in counts if count > 1]) >= FEWEST_WITH_GAPS


def _drawn_by(textpage: pdfium.FPDF_TEXTPAGE, places: Iterable[int]) -> list[int | None]:
    """Which object of the page drew each character; None for those that pdfium put in between."""
    return list(map(_object_of, repeat(textpage), places))


def _has_halves(text: str) -> bool:
    """Whether halves of characters are among them, which cannot be written in any encoding; this one is the quickest to say so."""
    try:
        text.encode("utf-16-le")
    except UnicodeEncodeError:
        return True
    return False


def _shown(part: str) -> str:
    """Leave out what is no space and put the halves of characters together again; a lonely half means nothing."""
    return part.replace(DROPPED, "").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _pieces(textpage: pdfium.FPDF_TEXTPAGE, lines: Iterable[tuple[int, int]]) -> Iterator[list[Span]]:
    """From where to where each piece goes of lines given by where among the page's characters they begin, and their lengths."""
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    told = [ctypes.byref(side) for side in (left, top, right, bottom)]
    for begin, letters in lines:
        pieces = []
        for number in range(min(_count_pieces(textpage, begin, letters), _MOST_RECTANGLES)):
            _piece_of(textpage, number, *told)
            pieces.append((left.value, right.value))
        yield pieces
