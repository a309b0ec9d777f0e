"""Reads what people typed into a PDF's form and its typewriter notes: no engine counts them as text of the page."""

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from ingestion.extractors.pdf_calls import RECTANGLE, Sides
from ingestion.extractors.pdf_typed import Typed

_MOST_NOTES = 2_000
_NOT_TEXT = {"Btn", "Sig"}  # boxes to tick, buttons, signatures
_LONGEST_VALUE = 100_000  # bytes
_TOLD_ANYWHERE = 20  # letters, and the same words elsewhere on the page are the same answer
_AROUND = 2.0  # points
_WRITTEN = {
    pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX,
}  # fmt: skip
_KEYS = {pdfium.FPDF_ANNOT_WIDGET: b"V", pdfium.FPDF_ANNOT_FREETEXT: b"Contents"}


def form_of(document: pypdfium2.PdfDocument) -> pdfium.FPDF_FORMHANDLE | None:
    """The form of a document, which closes with it; None where it has none, or none that pdfium can make sense of."""
    try:
        document.init_forms()
    except pypdfium2.PdfiumError:
        return None
    return document.formenv.raw if document.formenv else None


def values_on(
    page: pdfium.FPDF_PAGE, textpage: pdfium.FPDF_TEXTPAGE, text: str, form: pdfium.FPDF_FORMHANDLE | None
) -> Iterator[Typed]:
    """Yield fields' values and typed notes that the page's own text does not have where they stand, in the order of the file.

    A field that stands at several places keeps its value apart from them, in the `form`.

    Comments that float over a page are talk about the text, not the text, and are left out.
    """
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
        note = pdfium.FPDFPage_GetAnnot(page, number)
        if not note:
            continue
        value, sides = _value(note, form), _sides(note)
        pdfium.FPDFPage_CloseAnnot(note)
        is_told = len(value) >= _TOLD_ANYWHERE and value in text
        if value and not is_told and not _is_drawn(value, textpage, sides):
            yield Typed(value.splitlines(), sides)


def _value(note: pdfium.FPDF_ANNOTATION, form: pdfium.FPDF_FORMHANDLE | None) -> str:
    key = _KEYS.get(pdfium.FPDFAnnot_GetSubtype(note))
    value = _string(note, key) if key and _string(note, b"FT") not in _NOT_TEXT else ""
    return (value or (_in_form(form, note) if form and key == b"V" else "")).strip()


def _sides(note: pdfium.FPDF_ANNOTATION) -> Sides:
    box = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(note, box)
    left, top, right, bottom = RECTANGLE.unpack(box)
    return left, top, right, bottom


def _is_drawn(value: str, textpage: pdfium.FPDF_TEXTPAGE, sides: Sides) -> bool:
    """Whether the value is written on the page too, within its field: forms are made so when nobody is to change them any more."""
    left, top, right, bottom = sides[0] - _AROUND, sides[1] + _AROUND, sides[2] + _AROUND, sides[3] - _AROUND
    size = pdfium.FPDFText_GetBoundedText(textpage, left, top, right, bottom, None, 0)
    if not 0 < size <= _LONGEST_VALUE:
        return False
    buffer = (ctypes.c_ushort * (size + 1))()
    pdfium.FPDFText_GetBoundedText(textpage, left, top, right, bottom, buffer, size)
    drawn = bytes(buffer)[: 2 * size].decode("utf-16-le", "replace")
    return "".join(value.split()) in "".join(drawn.split())


def _in_form(form: pdfium.FPDF_FORMHANDLE, note: pdfium.FPDF_ANNOTATION) -> str:
    if pdfium.FPDFAnnot_GetFormFieldType(form, note) not in _WRITTEN:
        return ""
    return _asked(lambda buffer, size: pdfium.FPDFAnnot_GetFormFieldValue(form, note, buffer, size))


def _string(note: pdfium.FPDF_ANNOTATION, key: bytes) -> str:
    return _asked(lambda buffer, size: pdfium.FPDFAnnot_GetStringValue(note, key, buffer, size))


def _asked(ask: Callable[[Any, int], int]) -> str:
    """What pdfium answers: first how many bytes, then those."""
    size = ask(None, 0)
    if not 2 < size <= _LONGEST_VALUE:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    ask(buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")
