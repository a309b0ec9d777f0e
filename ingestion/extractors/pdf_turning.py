"""Turns a page so that what is written on it stands upright: of lines that stand sideways pdfium tells no order that makes sense.

Such pages were scanned or photographed with a text layer, turned by hand, or have a table across them.
"""

import math
import re

import pypdfium2.raw as pdfium

from ingestion.extractors.pdf_calls import angle_of

_LOOKED_AT = 5  # letters, far from one another
_UPRIGHT = 0.1  # of a quarter turn: what leans more was drawn to lean
_LETTER = re.compile(r"[^\W_]")


def is_turned_upright(page: pdfium.FPDF_PAGE, textpage: pdfium.FPDF_TEXTPAGE, text: str) -> bool:
    """Tell whether the page had to be turned, after which its text is to be asked for anew."""
    turns = {_turn_at(textpage, text, len(text) * part // _LOOKED_AT) for part in range(_LOOKED_AT)} - {None}
    if len(turns) != 1 or (turn := turns.pop()) == pdfium.FPDFPage_GetRotation(page):
        return False
    pdfium.FPDFPage_SetRotation(page, turn)
    return True


def _turn_at(textpage: pdfium.FPDF_TEXTPAGE, text: str, place: int) -> int | None:
    """How many quarter turns clockwise set the first letter from a place on upright; None where it leans, or there is none."""
    letter = _LETTER.search(text, place)
    angle = angle_of(textpage, letter.start()) if letter else -1.0
    quarters = angle / (math.pi / 2)
    if angle < 0 or math.isnan(angle) or abs(quarters - round(quarters)) > _UPRIGHT:
        return None
    return -round(quarters) % 4
