"""Reads what people typed into a PDF's form and its typewriter notes: no engine counts them as text of the page."""

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

_MOST_NOTES = 2_000
_NOT_TEXT = {"Btn", "Sig"}  # boxes to tick, buttons, signatures
_LONGEST_VALUE = 100_000  # bytes
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


def values_on(page: pdfium.FPDF_PAGE, text: str, form: pdfium.FPDF_FORMHANDLE | None) -> Iterator[str]:
    """Yield the lines of fields' values and typed notes that the page's own text does not have, in the order of the file.

    A field that stands at several places keeps its value apart from them, in the `form`.

    Comments that float over a page are talk about the text, not the text, and are left out.
    """
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
        note = pdfium.FPDFPage_GetAnnot(page, number)
        if not note:
            continue
        key = _KEYS.get(pdfium.FPDFAnnot_GetSubtype(note))
        value = _string(note, key) if key and _string(note, b"FT") not in _NOT_TEXT else ""
        value = value or (_in_form(form, note) if form and key == b"V" else "")
        pdfium.FPDFPage_CloseAnnot(note)
        if value.strip() and value not in text:
            yield from value.splitlines()


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
