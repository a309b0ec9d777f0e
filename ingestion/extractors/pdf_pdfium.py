"""Reads a PDF with pdfium, page by page, by its plain C calls: they are made so often that wrappers would cost more."""

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial

import pypdfium2
import pypdfium2.raw as pdfium

from ingestion.extractors.pdf_attached import AttachedFiles
from ingestion.extractors.pdf_calls import sides_at, sides_of
from ingestion.extractors.pdf_downwards import from_top_to_bottom, goes_back
from ingestion.extractors.pdf_forms import form_of, values_on
from ingestion.extractors.pdf_images import image_coverage
from ingestion.extractors.pdf_layout import Boxes
from ingestion.extractors.pdf_lines import placed
from ingestion.extractors.pdf_order import IN_ORDER, order_of, to_the_end
from ingestion.extractors.pdf_pages import (
    Page,
    Reading,
    count_letters,
    draws_signs,
    has_few_letters,
    is_garbled,
    is_picture,
    is_scan,
)
from ingestion.extractors.pdf_parting import with_columns_apart
from ingestion.extractors.pdf_text import text_of
from ingestion.extractors.pdf_turning import is_turned_upright
from ingestion.extractors.pdf_typed import Typed, with_typed
from ingestion.text.lines import Lines
from ingestion.text.setting import Setting
from ingestion.types import Outcome, Unreadable

_INFORMATION = ("Title", "Author", "Subject", "Keywords")
_LONGEST_MARK = 500
Values = Callable[[pdfium.FPDF_PAGE, pdfium.FPDF_TEXTPAGE, str], Iterator[Typed]]


class CannotOpen(Exception):
    """Pdfium cannot make sense of the file; another engine may."""


def read_with_pdfium(data: bytes, reading: Reading, stop: int | None = None) -> Iterator[int]:
    """Read the document, or its pages before `stop`, into `reading`, yielding after each page how many are done.

    Raises Unreadable ENCRYPTED if it asks for a password, CannotOpen if pdfium gives up on it.
    """
    with closing(_open(data)) as document:
        reading.marks += _information(document)
        reading.of_pages = len(document)
        values = _typed_in(document)
        files = AttachedFiles(data, dares=stop is None)
        for number in range(reading.of_pages)[:stop]:
            page = pdfium.FPDF_LoadPage(document.raw, number)
            if page:
                reading.pages.append(_read_page(page, number, values))
                files.of_page(page)
                pdfium.FPDF_ClosePage(page)
            else:
                reading.lost_pages += 1
            yield number + 1
        files.of_document(document)  # after all pages: what kills the reader there leaves them
        reading.attached, reading.problem = tuple(files.taken.values()), files.problem


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise Unreadable(Outcome.ENCRYPTED, "needs_password") from error
        if error.err_code == pdfium.FPDF_ERR_SECURITY:
            raise Unreadable(Outcome.ENCRYPTED, "unknown_encryption") from error
        raise CannotOpen from error


def _information(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, str]]:
    for key in _INFORMATION:
        value = document.get_metadata_value(key).strip()
        if value:
            yield f"pdf:{key}", value[:_LONGEST_MARK]


def _typed_in(document: pypdfium2.PdfDocument) -> Values | None:
    """What gives the values typed into the form on a page; None where the document has no form."""
    has_form = bool(pdfium.FPDF_GetFormType(document.raw))
    return partial(values_on, form=form_of(document)) if has_form else None


def _read_page(page: pdfium.FPDF_PAGE, number: int, values: Values | None) -> Page:
    textpage = pdfium.FPDFText_LoadPage(page)
    if not textpage:
        return Page(Lines([], []), number=number)
    text = text_of(textpage)
    if is_turned_upright(page, textpage, text):
        pdfium.FPDFText_ClosePage(textpage)
        textpage = pdfium.FPDFText_LoadPage(page)
        text = text_of(textpage)
    lines, boxes = placed(page, textpage, text)
    is_upright = not pdfium.FPDFPage_GetRotation(
        page
    )  # else places are those of the page before it was turned
    told, is_jumbled = lines, False
    if is_upright:
        lines, boxes, is_jumbled = _as_read(textpage, lines, boxes, text)
    is_put_in_order = lines is not told
    setting = Setting(lines.heights, boxes.lefts, boxes.tops, boxes.bottoms) if is_upright else None
    if values and (typed := list(values(page, textpage, text))):
        lines = with_typed(lines, boxes if is_upright else None, typed, partial(sides_of, textpage))
    pdfium.FPDFText_ClosePage(textpage)
    needs_ocr = is_garbled(text)
    picture = False
    if not needs_ocr and has_few_letters(text):  # looking at pictures costs more than the text itself
        picture = is_picture(image_coverage(page))
        needs_ocr = picture and is_scan(count_letters(text))
    return Page(lines, needs_ocr, picture, number, is_jumbled, is_put_in_order, setting)


def _as_read(
    textpage: pdfium.FPDF_TEXTPAGE, lines: Lines, boxes: Boxes, text: str
) -> tuple[Lines, Boxes, bool]:
    """The lines of a page as a person reads them, and where they lie; whether they are not so, and this cannot be mended here."""
    ends = partial(to_the_end, textpage)
    told, its_places = from_top_to_bottom(lines, boxes, ends) if goes_back(boxes) else (lines, boxes)
    if told is not lines:
        return told, its_places, False
    order = order_of(textpage, boxes)
    if order == IN_ORDER or draws_signs(text):
        return lines, boxes, False
    gutter, sides = order.gutter, partial(sides_at, textpage)
    parted = with_columns_apart(lines, ends(boxes), gutter, sides) if gutter else None
    return (*parted, False) if parted else (lines, boxes, order.is_out)
