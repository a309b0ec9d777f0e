"""Reads a PDF with pdfium, page by page, by its plain C calls: they are made so often that wrappers would cost more."""

import ctypes
import struct
from collections.abc import Iterator, Sequence
from contextlib import closing
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from ingestion.extractors.pdf_forms import values_on
from ingestion.extractors.pdf_images import image_coverage
from ingestion.extractors.pdf_layout import Box, falls_apart, goes_up, is_scrambled, stands_in_columns
from ingestion.extractors.pdf_pages import (
    FEW_LETTERS,
    LINE_END_HYPHEN,
    Page,
    Reading,
    count_letters,
    is_garbled,
    is_scan,
)  # fmt: skip
from ingestion.text.running_lines import Line
from ingestion.types import Outcome, Unreadable

_INFORMATION = ("Title", "Author", "Subject", "Keywords")
_LONGEST_MARK = 500
_PDFIUM_HYPHEN = "\ufffe"  # a hyphen at a line's end whose word goes on
_LOOKED_AT = 12  # of a page's lines, to see whether they run over two columns
_MOST_RECTANGLES = 64
_RECTANGLE = struct.Struct(
    "=4f"
)  # left, top, right, bottom, as in FS_RECTF: read at once, as fields they take four times as long


class CannotOpen(Exception):
    """Pdfium cannot make sense of the file; another engine may."""


def read_with_pdfium(data: bytes, reading: Reading, stop: int | None = None) -> Iterator[int]:
    """Read the document, or its pages before `stop`, into `reading`, yielding after each page how many are done.

    Raises Unreadable ENCRYPTED if it asks for a password, CannotOpen if pdfium gives up on it.
    """
    with closing(_open(data)) as document:
        reading.marks += _information(document)
        reading.of_pages = len(document)
        has_forms = bool(pdfium.FPDF_GetFormType(document.raw))
        for number in range(reading.of_pages)[:stop]:
            page = pdfium.FPDF_LoadPage(document.raw, number)
            if page:
                reading.pages.append(_read_page(page, number, has_forms=has_forms))
                pdfium.FPDF_ClosePage(page)
            else:
                reading.lost_pages += 1
            yield number + 1


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


def _read_page(page: pdfium.FPDF_PAGE, number: int, *, has_forms: bool) -> Page:
    textpage = pdfium.FPDFText_LoadPage(page)
    if not textpage:
        return Page([], number=number)
    text = _text_of(textpage)
    lines, boxes = _placed(page, textpage, text)
    is_out_of_order = _is_out_of_order(textpage, boxes)
    pdfium.FPDFText_ClosePage(textpage)
    letters = count_letters(text)
    needs_ocr = is_garbled(text)
    if letters < FEW_LETTERS:  # looking at pictures costs more than the text itself
        needs_ocr = needs_ocr or is_scan(letters, image_coverage(page))
    if has_forms:
        lines += [Line(value, None) for value in values_on(page, text)]
    return Page(lines, needs_ocr, number=number, is_out_of_order=is_out_of_order)


def _text_of(textpage: pdfium.FPDF_TEXTPAGE) -> str:
    """The page's text with one character for each that pdfium counts, so that places of text are places of characters.

    Characters beyond U+FFFF are two of them, halves of a pair. Pdfium's text within bounds loses line ends where lines stand
    close or are turned; its plain text keeps them, but where it leaves characters out they are asked for one by one.
    """
    count = pdfium.FPDFText_CountChars(textpage)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(textpage, 0, count, buffer) - 1
    if written == count:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
        if len(text) != count:
            text = "".join(map(chr, buffer[:count]))
        return text.replace(_PDFIUM_HYPHEN, LINE_END_HYPHEN)
    return "".join(_character(textpage, index) for index in range(count))


def _character(textpage: pdfium.FPDF_TEXTPAGE, index: int) -> str:
    code = pdfium.FPDFText_GetUnicode(textpage, index)
    character = chr(code) if 0 < code < 0x110000 else "\ufffd"
    return LINE_END_HYPHEN if character == _PDFIUM_HYPHEN else character


def _placed(
    page: pdfium.FPDF_PAGE, textpage: pdfium.FPDF_TEXTPAGE, text: str
) -> tuple[list[Line], list[Box]]:
    """The lines of `text` that lie on the page, with their heights as seen by a reader; and where each begins.

    A line's place is that of its first letter's loose box, which does not depend on the letter's shape.
    """
    box = pdfium.FS_RECTF()
    frame, rotation = _frame(page), pdfium.FPDFPage_GetRotation(page)
    place_of, told, sides = pdfium.FPDFText_GetLooseCharBox, ctypes.byref(box), _RECTANGLE.unpack
    has_halves = _has_halves(text)
    lines: list[Line] = []
    boxes: list[Box] = []
    index = 0
    for part in text.split("\r\n"):
        if part and not part.isspace():
            place_of(textpage, index + len(part) - len(part.lstrip()), told)  # asked for every line
            left, top, right, bottom = sides(box)
            begin = Box(left, bottom, right, top, index, len(part))
            if not begin.is_outside(frame):
                lines.append(Line(_whole(part) if has_halves else part, begin.height_in(frame, rotation)))
                boxes.append(begin)
        else:
            lines.append(Line(part, None))
        index += len(part) + 2
    return lines, boxes


def _frame(page: pdfium.FPDF_PAGE) -> Box:
    """The part of the page that is seen."""
    seen = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, seen)
    return Box(seen.left, seen.bottom, seen.right, seen.top)


def _to_the_end(textpage: pdfium.FPDF_TEXTPAGE, boxes: Sequence[Box]) -> list[Box]:
    """The boxes as far as each line's last character."""
    last = pdfium.FS_RECTF()
    place_of, told, sides = pdfium.FPDFText_GetLooseCharBox, ctypes.byref(last), _RECTANGLE.unpack
    whole = []
    for left, bottom, right, top, begin, letters in boxes:
        place_of(textpage, begin + letters - 1, told)
        begins, _, ends, _ = sides(last)
        left, right = min(left, begins), max(right, ends)
        whole.append(Box(left, bottom, right, top, begin, letters))
    return whole


def _is_out_of_order(textpage: pdfium.FPDF_TEXTPAGE, boxes: Sequence[Box]) -> bool:
    """Whether the lines fell apart, jump about, or were written right across the columns. Most pages are let go at the first questions."""
    if falls_apart(boxes):
        return True
    if len(boxes) < _LOOKED_AT:
        return False
    if goes_up(boxes) and is_scrambled(_to_the_end(textpage, boxes)):
        return True
    step = len(boxes) // _LOOKED_AT
    some = _to_the_end(textpage, boxes[::step])
    width = max(box.right for box in some) - min(box.left for box in some)
    wide = [box for box in some if box.right - box.left > 0.8 * width]
    if len(wide) < _LOOKED_AT // 2:
        return False
    height = median(box.top - box.bottom for box in wide)
    return stands_in_columns((_pieces(textpage, box) for box in wide), height)


def _has_halves(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _whole(part: str) -> str:
    """Put the halves of characters together again; a lonely half means nothing."""
    return part.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _pieces(textpage: pdfium.FPDF_TEXTPAGE, box: Box) -> list[tuple[float, float]]:
    """From where to where each piece of a line goes."""
    pieces = []
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    count = pdfium.FPDFText_CountRects(textpage, box.begin, box.letters)
    for number in range(min(count, _MOST_RECTANGLES)):
        pdfium.FPDFText_GetRect(textpage, number, left, top, right, bottom)
        pieces.append((left.value, right.value))
    return pieces
