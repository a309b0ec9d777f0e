"""Measures how much of a PDF page is covered by pictures, by pdfium's plain C calls."""

import ctypes
from collections.abc import Callable, Iterator

import pypdfium2.raw as pdfium

_MOST_DEPTH = 3  # of forms within forms
_MOST_OBJECTS = 2_000


def image_coverage(page: pdfium.FPDF_PAGE) -> float:
    """Which share of the page its pictures cover, 1 at most, looking at no more than the first 2,000 objects.

    Many scanners cut a page into strips, so the pictures count together. A form that holds a picture counts by its own bounds,
    as those of what is in it are in its own measure.
    """
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    pictures = (one for one in _objects(page) if _is_picture(one, 0))
    covered: float = sum(_area(one) for one in pictures)
    return min(1.0, covered / max(1.0, float(width * height)))


def _objects(page: pdfium.FPDF_PAGE) -> Iterator[pdfium.FPDF_PAGEOBJECT]:
    return _first(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject)


def _first(
    holder: object, count: Callable[[object], int], get: Callable[[object, int], pdfium.FPDF_PAGEOBJECT]
) -> Iterator[pdfium.FPDF_PAGEOBJECT]:
    for index in range(min(count(holder), _MOST_OBJECTS)):
        if one := get(holder, index):
            yield one


def _is_picture(one: pdfium.FPDF_PAGEOBJECT, depth: int) -> bool:
    kind = pdfium.FPDFPageObj_GetType(one)
    if kind != pdfium.FPDF_PAGEOBJ_FORM or depth >= _MOST_DEPTH:
        return bool(kind == pdfium.FPDF_PAGEOBJ_IMAGE)
    inner = _first(one, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject)
    return any(_is_picture(part, depth + 1) for part in inner)


def _area(one: pdfium.FPDF_PAGEOBJECT) -> float:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    found = pdfium.FPDFPageObj_GetBounds(
        one, ctypes.byref(left), ctypes.byref(bottom), ctypes.byref(right), ctypes.byref(top)
    )
    return max(0.0, right.value - left.value) * max(0.0, top.value - bottom.value) if found else 0.0
