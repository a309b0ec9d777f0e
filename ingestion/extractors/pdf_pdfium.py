"""Reads a PDF with pdfium, page by page."""

import ctypes
from collections.abc import Iterator
from contextlib import closing

import pypdfium2
import pypdfium2.raw as pdfium

from ingestion.extractors.pdf_pages import FEW_LETTERS, Page, Reading, count_letters, is_garbled, is_scan
from ingestion.text.running_lines import Line
from ingestion.types import Outcome, Unreadable

_INFORMATION = ("Title", "Author", "Subject", "Keywords")
_LONGEST_MARK = 500
_MOST_FORM_DEPTH = 3
_MOST_OBJECTS = 2_000


class CannotOpen(Exception):
    """Pdfium cannot make sense of the file; another engine may."""


def read_with_pdfium(data: bytes) -> Reading:
    """Read the whole document. Raises Unreadable ENCRYPTED if it asks for a password, CannotOpen if pdfium gives up on it."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise Unreadable(Outcome.ENCRYPTED, "needs_password") from error
        if error.err_code == pdfium.FPDF_ERR_SECURITY:
            raise Unreadable(Outcome.ENCRYPTED, "unknown_encryption") from error
        raise CannotOpen from error
    with closing(document):
        reading = Reading(marks=list(_information(document)))
        for number in range(len(document)):
            try:
                with closing(document[number]) as page:
                    reading.pages.append(_read_page(page))
            except pypdfium2.PdfiumError:
                reading.lost_pages += 1
    return reading


def _information(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, str]]:
    for key in _INFORMATION:
        value = document.get_metadata_value(key).strip()
        if value:
            yield f"pdf:{key}", value[:_LONGEST_MARK]


def _read_page(page: pypdfium2.PdfPage) -> Page:
    with closing(page.get_textpage()) as textpage:
        text = textpage.get_text_bounded()
        lines = _with_heights(page, textpage, text)
    letters = count_letters(text)
    needs_ocr = is_garbled(text)
    if letters < FEW_LETTERS:  # looking at pictures costs more than the text itself
        needs_ocr = needs_ocr or is_scan(letters, _image_coverage(page))
    return Page(lines, needs_ocr)


def _with_heights(page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage, text: str) -> list[Line]:
    """The lines of `text` and the height of each one's first character.

    Heights are found only where text and characters match one to one: not on turned pages, nor where something lies outside the page.
    """
    parts = text.split("\r\n")
    if page.get_rotation() or textpage.count_chars() != len(text):
        return [Line(part, None) for part in parts]
    _, bottom, _, top = page.get_mediabox()
    tall = max(1.0, top - bottom)
    lines, index = [], 0
    for part in parts:
        begin = index + len(part) - len(part.lstrip())
        lines.append(Line(part, (_bottom_of(textpage, begin) - bottom) / tall if part.strip() else None))
        index += len(part) + 2
    return lines


def _bottom_of(textpage: pypdfium2.PdfTextPage, index: int) -> float:
    """The baseline would be better, yet pdfium gives boxes of characters; the loose box does not depend on the letter's shape."""
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box))
    return float(box.bottom)


def _image_coverage(page: pypdfium2.PdfPage) -> float:
    """Which share of the page its largest picture covers, looking at no more than the first 2,000 objects."""
    width, height = page.get_size()
    largest = 0.0
    objects = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_MOST_FORM_DEPTH)
    for _, image in zip(range(_MOST_OBJECTS), objects, strict=False):
        left, bottom, right, top = image.get_bounds()
        largest = max(largest, float((right - left) * (top - bottom)))
    return largest / max(1.0, float(width * height))
