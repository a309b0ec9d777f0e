"""Asks pdfium where the lines of a page lie."""

from collections.abc import Sequence
from functools import partial
from itertools import compress
from operator import sub

import pypdfium2.raw as pdfium

from ingestion.extractors.pdf_accents import DROPPED
from ingestion.extractors.pdf_calls import RECTANGLE, Sides, is_drawn, sides_at, sides_of
from ingestion.extractors.pdf_feet import Upwards, with_feet_apart
from ingestion.extractors.pdf_gaps import with_spaces
from ingestion.extractors.pdf_layout import Boxes
from ingestion.extractors.pdf_raised import Placed, with_pieces_joined
from ingestion.extractors.pdf_tracked import with_words_put_together
from ingestion.text.lines import Lines

_NONE = -1  # no character's place


def placed(page: pdfium.FPDF_PAGE, textpage: pdfium.FPDF_TEXTPAGE, text: str) -> tuple[Lines, Boxes]:
    """The lines of `text` that lie on the page, with their heights as seen by a reader; and of those not empty where each begins.

    A line's place is that of its first letter's loose box, which does not depend on the letter's shape. Lines that nobody sees,
    printers' marks and forgotten things beside the page, are left out.
    """
    frame = _frame(page)
    texts = text.split("\r\n")
    begins, lengths, firsts = _measured(texts)
    boxes = Boxes(*sides_at(textpage, firsts), begins, lengths)
    told, texts = (
        texts,
        with_words_put_together(texts, begins, partial(sides_of, textpage), partial(is_drawn, textpage)),
    )
    has_dropped = DROPPED in text or texts != told
    rotation = pdfium.FPDFPage_GetRotation(page)
    if not rotation:  # else places are those of the page before it was turned
        texts, firsts, boxes = with_pieces_joined(Placed(texts, firsts, boxes), partial(sides_of, textpage))
    upwards = side, origin, extent = _upwards(frame, rotation)
    heights: list[float | None] = [(place - origin) / extent for place in boxes[side]]
    if with_spaces(text) is not text:
        texts = list(map(with_spaces, texts))
    if has_dropped or _has_halves(text):
        texts = list(map(_shown, texts))
    lines = Lines(texts, heights)
    if _NONE in firsts or not _are_seen(boxes, frame):
        lines, boxes = _seen(lines, boxes, firsts, frame)
    if len(lines.texts) == len(texts):
        lines = with_feet_apart(text, lines, boxes.begins, partial(sides_of, textpage), upwards)
    return lines, boxes


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


def _frame(page: pdfium.FPDF_PAGE) -> Sides:
    """The part of the page that is seen."""
    seen = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, seen)
    left, top, right, bottom = RECTANGLE.unpack(seen)
    return left, top, right, bottom


def _upwards(frame: Sides, rotation: int) -> Upwards:
    """How heights are told on a page of which `frame` is seen, shown with so many quarter turns clockwise.

    As (side, origin, extent): a line's place from 0 (the lower edge) to 1 is (sides[side] - origin) / extent.
    """
    left, top, right, bottom = frame
    tall, wide = max(1.0, top - bottom), max(1.0, right - left)
    return ((3, bottom, tall), (2, right, -wide), (1, top, -tall), (0, left, wide))[rotation]


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
