"""Pdfium's plain C calls that are made for several lines of every page, where wrappers would cost more than the answers."""

import ctypes
import struct
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

Sides = tuple[
    float, float, float, float
]  # left, top, right, bottom, in points from the page's lower left corner
Columns = tuple[list[float], list[float], list[float], list[float]]  # the same of many

_ASKED_AT_ONCE = 256  # characters: of most pages the first of every line
RECTANGLE = struct.Struct("=4f")  # sides: read at once, as fields of FS_RECTF they take four times as long


def _unchecked(function: Any, answer: Any = ctypes.c_int) -> Callable[..., Any]:
    """The same call without ctypes' look at the type of every argument, which takes three times as long as pdfium's answer.

    The interpreter's lock is kept meanwhile: giving it back and taking it again takes as long as some of the answers.
    """
    return ctypes.PYFUNCTYPE(answer)(ctypes.cast(function, ctypes.c_void_p).value or 0)


# Asked for several lines of every page, the first for all of them.
write_text = _unchecked(pdfium.FPDFText_GetText)
code_of = _unchecked(pdfium.FPDFText_GetUnicode)
count_pieces = _unchecked(pdfium.FPDFText_CountRects)
piece_of = _unchecked(pdfium.FPDFText_GetRect)
angle_of = _unchecked(
    pdfium.FPDFText_GetCharAngle, ctypes.c_float
)  # clockwise, in radians, -1 for no character
_place_of = _unchecked(pdfium.FPDFText_GetLooseCharBox)
_object_of = _unchecked(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)


def is_drawn(textpage: pdfium.FPDF_TEXTPAGE, place: int) -> bool:
    """Whether a character is drawn on the page; pdfium puts spaces in between, and ends of lines."""
    return not pdfium.FPDFText_IsGenerated(textpage, place)


def sides_of(textpage: pdfium.FPDF_TEXTPAGE, place: int) -> Sides:
    """The sides of one character."""
    box = pdfium.FS_RECTF()
    _place_of(textpage, place, ctypes.byref(box))
    left, top, right, bottom = RECTANGLE.unpack(box)
    return left, top, right, bottom


def sides_at(textpage: pdfium.FPDF_TEXTPAGE, places: Sequence[int]) -> Columns:
    """The sides of characters, a column of each: many asked for in a row, then read together, is much quicker than one by one."""
    references, numbers = _room()
    told: list[float] = []
    for start in range(0, len(places), _ASKED_AT_ONCE):
        asked = map(_place_of, repeat(textpage), places[start : start + _ASKED_AT_ONCE], references)
        told += numbers[: 4 * len(list(asked))].tolist()
    return told[0::4], told[1::4], told[2::4], told[3::4]


@cache
def _room() -> tuple[list[Any], "memoryview[float]"]:
    """Where pdfium writes them, made once: references to each, and all of it as numbers."""
    boxes = (pdfium.FS_RECTF * _ASKED_AT_ONCE)()
    return [ctypes.byref(box) for box in boxes], memoryview(boxes).cast("B").cast("f")


def drawn_by(textpage: pdfium.FPDF_TEXTPAGE, places: Iterable[int]) -> list[int | None]:
    """Which object of the page drew each character; None for those that pdfium put in between."""
    return list(map(_object_of, repeat(textpage), places))
