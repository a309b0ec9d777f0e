"""Reads a PDF with pdfminer.six: slow, but it opens some files that pdfium does not."""

import binascii
import logging
import struct
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from math import nan

from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTFigure, LTImage, LTPage, LTTextContainer, LTTextLine
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.psexceptions import PSException

from ingestion.extractors.pdf_accents import DROPPED, Box, with_accents_on_line
from ingestion.extractors.pdf_pages import (
    Page,
    Reading,
    count_letters,
    has_few_letters,
    is_garbled,
    is_picture,
    is_scan,
    with_marked_hyphen,
)
from ingestion.text.lines import Line, Lines
from ingestion.types import Outcome, Unreadable

logging.getLogger("pdfminer").setLevel(
    logging.ERROR
)  # its warnings speak of the donor's bytes, not of our work

_MOST_PAGES = 200
_NOWHERE = (nan, nan, nan, nan)  # a space that pdfminer put in between
# What pdfminer lets through from files that are not as it expects.
_MISHAPS = (
    PSException, ValueError, KeyError, TypeError, IndexError, AttributeError, AssertionError, OverflowError, RecursionError,
    NotImplementedError, struct.error, zlib.error, binascii.Error,
)  # fmt: skip


def read_with_pdfminer(data: bytes, reading: Reading, numbers: Sequence[int] = ()) -> Iterator[int]:
    """Read up to 200 pages, or those of these `numbers`, into `reading`, yielding after each how many are done.

    Raises Unreadable: ENCRYPTED if it asks for a password, DAMAGED if this engine fails too before any text was found.
    """
    wanted = sorted(numbers)[:_MOST_PAGES]
    last = wanted[-1] + 1 if wanted else _MOST_PAGES
    try:
        pages = extract_pages(BytesIO(data), page_numbers=wanted or None, maxpages=last)
        for done, page in enumerate(pages):
            reading.pages.append(_read_page(page, wanted[done] if wanted else done))
            yield done + 1
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise Unreadable(Outcome.ENCRYPTED, "needs_password") from error
    except _MISHAPS as error:
        if not reading.has_text():
            raise Unreadable(Outcome.DAMAGED, "broken_pdf") from error
        reading.lost_pages += 1


def _read_page(page: LTPage, number: int) -> Page:
    lines = [line for box in page if isinstance(box, LTTextContainer) for line in _lines_of(box, page)]
    text = "\n".join(line for line, _ in lines)
    area = max(1.0, page.width * page.height)
    coverage = max(
        (image.width * image.height / area for image in page if isinstance(image, LTFigure | LTImage)),
        default=0.0,
    )
    picture = is_picture(coverage) and has_few_letters(text)
    needs_ocr = is_garbled(text) or (picture and is_scan(count_letters(text)))
    return Page(Lines.of(_with_hyphens(lines)), needs_ocr, picture, number=number)


def _lines_of(box: LTTextContainer[LTTextLine], page: LTPage) -> Iterator[Line]:
    for line in box:
        if isinstance(line, LTTextLine):
            yield _text_of(line), (line.y0 - page.y0) / max(1.0, page.height)
    yield "", None


def _text_of(line: LTTextLine) -> str:
    """The line's text, accents that are drawn by themselves on their letters."""
    boxes: list[Box] = []
    for drawn in line:
        box = (drawn.x0, drawn.y1, drawn.x1, drawn.y0) if isinstance(drawn, LTChar) else _NOWHERE
        boxes += [box] * len(drawn.get_text())
    return with_accents_on_line(line.get_text().rstrip("\n"), boxes.__getitem__).replace(DROPPED, "")


def _with_hyphens(lines: list[Line]) -> Iterator[Line]:
    """Mark words that go on in the next line: a hyphen after a letter, then a small letter."""
    for (text, height), (after, _) in pairwise([*lines, ("", None)]):
        yield with_marked_hyphen(text) if after[:1].islower() else text, height
