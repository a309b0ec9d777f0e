"""Guesses whether an image is a page of text: light paper, and on it dark strokes in rows, whichever way it lies. No model."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter, ImageOps

from ingestion.reading.images import BROKEN, MOST_PIXELS, in_grey, opened, pages_of

FIRST_PAGES = 3  # of a file with several: the cover of a book is no page of text
SMALLEST = (400, 700)  # dots, the shorter and the longer side: of less nothing could be read
_SIDE = 1_000  # dots that are looked at
_AROUND = 20  # dots around each that tell how light the paper is there
_INK = 0.86  # of that light, and darker
_CLEAR = 0.93
_STRIPS = 12  # so narrow that rows of a page held askew still lie level in them
_MOST_GRAIN = 0.04
_INKED, _BLANK = 0.10, 0.04  # of a strip's width
_TALLEST, _LOWEST = 40, 3
_LEAST_INK, _MOST_INK, _LEAST_STROKES = 0.08, 0.6, 0.35
_FILLED = 0.6  # of what is written in a strip


@dataclass(frozen=True, slots=True)
class Kind:
    """What makes a page of one kind, at least: how much of it is clear, rows in all and as a share of what could be one, and strips with so many."""

    clear: float
    rows: int
    share: float
    strips: int
    rows_a_strip: int


# Measured on 369 rendered, scanned and photographed pages, and a thousand photographs, charts, maps, textures and windows.
_KINDS = (
    Kind(clear=0.78, rows=50, share=0.5, strips=4, rows_a_strip=4),  # a page, on whatever table it lies
    Kind(clear=0.95, rows=16, share=0.8, strips=5, rows_a_strip=2),  # a few lines on a clean sheet
)

Floats = npt.NDArray[np.float32]
Marks = npt.NDArray[np.bool_]


def looks_like_page(data: bytes) -> bool:
    """Tell whether the image, or one of its first pages, seems to be a page of text; what cannot be opened is none."""
    try:
        with opened(data) as image:
            return any(is_page(grey) for grey in _looked_at(image))
    except BROKEN:
        return False


def _looked_at(image: Image.Image) -> Iterator[Image.Image]:
    for page in islice(pages_of(image), FIRST_PAGES):
        shorter, longer = sorted(page.size)
        if shorter < SMALLEST[0] or longer < SMALLEST[1] or shorter * longer > MOST_PIXELS:
            continue
        page.draft("L", (_SIDE, _SIDE))  # of a JPEG no more is decoded than is looked at
        grey = in_grey(page)
        grey.thumbnail((_SIDE, _SIDE), Image.Resampling.BOX, reducing_gap=2)
        yield ImageOps.exif_transpose(grey)


def is_page(grey: Image.Image) -> bool:
    """Tell it of an image in grey of at most a thousand dots a side."""
    light = np.asarray(grey, dtype=np.float32)
    around = np.asarray(grey.filter(ImageFilter.BoxBlur(_AROUND)), dtype=np.float32)
    ink = light < around * _INK - 2
    clear = float((light > around * _CLEAR).mean())
    kinds = [kind for kind in _KINDS if clear > kind.clear]
    if not kinds or not _is_smooth(light, ink):
        return False
    return any(_has_rows(way, kinds) for way in (ink, np.rot90(ink)))


def _is_smooth(light: Floats, ink: Marks) -> bool:
    """Tell whether it is smooth where nothing is written."""
    clear = ~ink[:, 1:] & ~ink[:, :-1]
    steps = np.abs(light[:, 1:] - light[:, :-1])[clear]
    return bool(steps.size) and float(steps.mean()) < _MOST_GRAIN * max(8.0, float(light[~ink].mean()))


def _has_rows(ink: Marks, kinds: list[Kind]) -> bool:
    """Tell whether enough strips hold rows of letters, and hardly anything else, for one of these kinds."""
    height, wide = ink.shape[0], ink.shape[1] // _STRIPS
    strips = ink[:, : wide * _STRIPS].reshape(height, _STRIPS, wide)
    inked = strips.mean(axis=2)
    strokes = (strips[:, :, 1:] != strips[:, :, :-1]).mean(axis=2)
    found = [_rows(inked[:, strip], strokes[:, strip]) for strip in range(_STRIPS)]
    rows, bands = sum(one[0] for one in found), sum(one[1] for one in found)
    return any(
        rows >= kind.rows
        and rows > kind.share * bands
        and sum(is_filled and some >= kind.rows_a_strip for some, _, is_filled in found) >= kind.strips
        for kind in kinds
    )


def _rows(inked: npt.NDArray[np.float64], strokes: npt.NDArray[np.float64]) -> tuple[int, int, bool]:
    """Return of one strip its bands that could be lines of letters, all its bands, and whether those lines fill it."""
    tops, ends = _bands(inked)
    if not tops.size:
        return 0, 0, False
    heights = ends - tops
    ink, turns = (
        (np.append(0, mean.cumsum())[ends] - np.append(0, mean.cumsum())[tops]) / heights
        for mean in (inked, strokes)
    )
    are_rows = (heights >= _LOWEST) & (heights <= _TALLEST) & (turns > _LEAST_STROKES * ink)
    are_rows &= (ink > _LEAST_INK) & (ink < _MOST_INK)
    is_filled = heights[are_rows].sum() >= _FILLED * heights.sum()
    return int(are_rows.sum()), len(heights), bool(is_filled)


def _bands(inked: npt.NDArray[np.float64]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return where bands of ink begin and end: each from a row with much of it to the next that is blank."""
    told = np.where((inked > _INKED) | (inked < _BLANK), np.arange(inked.size), 0)
    is_band = inked[np.maximum.accumulate(told)] > _INKED
    edges = np.diff(np.concatenate(([0], is_band.astype(np.int8), [0])))
    return np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
