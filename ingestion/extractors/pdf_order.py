"""Asks pdfium whether the lines of a page come in the order in which a person reads them."""

from collections.abc import Iterable, Iterator, Sequence
from ctypes import byref, c_double
from operator import sub
from typing import NamedTuple

import pypdfium2.raw as pdfium

from ingestion.extractors.pdf_calls import count_pieces, drawn_by, piece_of, sides_at
from ingestion.extractors.pdf_gutter import gutter_of
from ingestion.extractors.pdf_layout import (
    FEWEST_WIDE,
    FEWEST_WITH_GAPS,
    Boxes,
    Span,
    are_apart,
    falls_apart,
    is_scrambled,
    may_be_scrambled,
    most_solid,
    runs_of,
    stands_in_columns,
)

_LOOKED_AT = 12  # of a page's lines, to see whether they run over two columns …
_LOOKED_AT_AGAIN = 100  # … where they seem to
_WIDE = 0.8  # of the page's lines: such a line may run over all columns
_LEAST_LETTERS = 3  # of a line whose place says something of the order: notes of music and parts of formulas stand anywhere
_LEAST_LINES = 0.5  # of all there is on a page, else it is a picture: music, a map
_MOST_RECTANGLES = 64
_FEWEST_AT_FIRST = 3  # wide lines of the few: one column may be shorter


class Order(NamedTuple):
    """Whether lines come out of order; where they may be cut to be in order if they only go right across two columns."""

    is_out: bool
    gutter: Span | None = None


IN_ORDER = Order(is_out=False)


def order_of(textpage: pdfium.FPDF_TEXTPAGE, lines: Boxes) -> Order:
    """Tell whether the lines fell apart, jump about, or were written right across the columns. Most pages are let go at the first questions."""
    count = len(lines.letters)
    if falls_apart(lines.letters):
        return Order(is_out=True)
    if count < _LOOKED_AT:
        return IN_ORDER
    longer = lines
    if min(lines.letters) < _LEAST_LETTERS:
        longer = lines.only(list(map(_LEAST_LETTERS.__le__, lines.letters)))
    if len(longer.letters) < _LEAST_LINES * count:
        return IN_ORDER
    if may_be_scrambled(longer) and is_scrambled(to_the_end(textpage, longer)):
        return Order(is_out=True)
    # A few lines tell that most pages have no columns; what looks like some may be a table, which more of them tell.
    if not (few := _wide_lines(textpage, lines, _LOOKED_AT, _FEWEST_AT_FIRST)):
        return IN_ORDER
    if not (found := _wide_lines(textpage, lines, _LOOKED_AT_AGAIN, FEWEST_WIDE)):
        return IN_ORDER
    is_out = len(few[0]) >= FEWEST_WIDE and stands_in_columns(*few) and stands_in_columns(*found)
    return Order(is_out, gutter_of(*found))


def _wide_lines(
    textpage: pdfium.FPDF_TEXTPAGE, lines: Boxes, looked_at: int, fewest: int
) -> tuple[list[list[Span]], list[float]] | None:
    """The pieces of some of the lines that may run over all columns, and how high they are; None where they do not."""
    step = max(1, len(lines.letters) // looked_at)
    if not _has_gaps(textpage, lines.begins[::step], lines.letters[::step]):
        return None
    lines = to_the_end(textpage, lines.every(step))
    least = _WIDE * (max(lines.rights) - min(lines.lefts))
    wide = [number for number, width in enumerate(map(sub, lines.rights, lines.lefts)) if width > least]
    if len(wide) < fewest or are_apart(wide):
        return None
    heights = [lines.tops[number] - lines.bottoms[number] for number in wide]
    pieces = _unless_solid(textpage, [(lines.begins[number], lines.letters[number]) for number in wide])
    return (pieces, heights) if pieces else None


def _unless_solid(textpage: pdfium.FPDF_TEXTPAGE, lines: Sequence[tuple[int, int]]) -> list[list[Span]]:
    """The pieces of all these lines; none as soon as more are solid than lines of columns may be."""
    told, allowed = list[list[Span]](), most_solid(len(lines))
    for pieces in _pieces(textpage, lines):
        told.append(pieces)
        allowed -= sum(1 for _ in runs_of(pieces)) < 2
        if allowed < 0:
            return []
    return told


def to_the_end(textpage: pdfium.FPDF_TEXTPAGE, lines: Boxes) -> Boxes:
    """Where lines lie, as far as their last characters."""
    begins, _, ends, _ = sides_at(
        textpage,
        [begin + letters - 1 for begin, letters in zip(lines.begins, lines.letters, strict=True)],
    )
    return lines._replace(
        lefts=list(map(min, lines.lefts, begins)), rights=list(map(max, lines.rights, ends))
    )


def _has_gaps(textpage: pdfium.FPDF_TEXTPAGE, begins: Sequence[int], letters: Sequence[int]) -> bool:
    """Whether as many lines are in several pieces as columns have at the least: of ordinary prose each is one.

    What was drawn at once is one piece; they are counted only where a line's ends were not, which takes three times as long.
    """
    firsts = drawn_by(textpage, begins)
    lasts = drawn_by(textpage, [begin + count - 1 for begin, count in zip(begins, letters, strict=True)])
    if firsts == lasts and None not in firsts:
        return False
    torn = [number for number, drawn in enumerate(firsts) if drawn != lasts[number] or drawn is None]
    counts = [count_pieces(textpage, begins[number], letters[number]) for number in torn]
    return len([count for count in counts if count > 1]) >= FEWEST_WITH_GAPS


def _pieces(textpage: pdfium.FPDF_TEXTPAGE, lines: Iterable[tuple[int, int]]) -> Iterator[list[Span]]:
    """From where to where each piece goes of lines given by where among the page's characters they begin, and their lengths."""
    left, top, right, bottom = (c_double() for _ in range(4))
    told = [byref(side) for side in (left, top, right, bottom)]
    for begin, letters in lines:
        pieces = []
        for number in range(min(count_pieces(textpage, begin, letters), _MOST_RECTANGLES)):
            piece_of(textpage, number, *told)
            pieces.append((left.value, right.value))
        yield pieces
