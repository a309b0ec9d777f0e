"""Reads what people typed into a PDF's form and its typewriter notes: no engine counts them as text of the page."""

import ctypes
from collections.abc import Iterator

import pypdfium2.raw as pdfium

_MOST_NOTES = 2_000
_NOT_TEXT = {"Btn", "Sig"}  # boxes to tick, buttons, signatures
_LONGEST_VALUE = 100_000  # bytes
_KEYS = {pdfium.FPDF_ANNOT_WIDGET: b"V", pdfium.FPDF_ANNOT_FREETEXT: b"Contents"}


def values_on(page: pdfium.FPDF_PAGE, text: str) -> Iterator[str]:
    """Yield the lines of fields' values and typed notes that the page's own text does not have, in the order of the file.

    Comments that float over a page are talk about the text, not the text, and are left out.
    """
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
        note = pdfium.FPDFPage_GetAnnot(page, number)
        if not note:
            continue
        key = _KEYS.get(pdfium.FPDFAnnot_GetSubtype(note))
        value = _string(note, key) if key and _string(note, b"FT") not in _NOT_TEXT else ""
        pdfium.FPDFPage_CloseAnnot(note)
        if value.strip() and value not in text:
            yield from value.splitlines()


def _string(note: pdfium.FPDF_ANNOTATION, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(note, key, None, 0)
    if not 2 < size <= _LONGEST_VALUE:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(note, key, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")
