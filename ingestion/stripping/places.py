"""Tells whether a file of any other kind carries the place it was made at: a TIFF's directories, or marks that phones leave."""

import re
from typing import BinaryIO

from ingestion.stripping import exif

_PIECE = 4 << 20
_LARGEST_TIFF = 256 << 20
_TIFF = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_EXIF = b"Exif\0\0"
_BLOCK = 64 << 10
# XMP; what films of phones have: a box with a place as ISO 6709 writes it.
_MARKS = re.compile(rb"GPSLatitude|com\.apple\.quicktime\.location|\xa9xyz.{4}[+-][0-9]", re.DOTALL)
_OVERLAP = 64


def tells_place(stream: BinaryIO) -> bool:
    """Read it through, a piece at a time."""
    piece = stream.read(_PIECE)
    if piece.startswith(_TIFF):
        return exif.read(piece + stream.read(_LARGEST_TIFF)).place
    held = b""
    while piece:
        held += piece
        if _MARKS.search(held) or _in_exif(held):
            return True
        held, piece = held[-_OVERLAP - _BLOCK :], stream.read(_PIECE)
    return False


def _in_exif(held: bytes) -> bool:
    """Look at each EXIF block that lies in these bytes, as in HEIC and AVIF."""
    at = held.find(_EXIF)
    while at >= 0:
        start = at + len(_EXIF)
        if held.startswith(_TIFF, start) and exif.read(held[start : start + _BLOCK]).place:
            return True
        at = held.find(_EXIF, at + 1)
    return False
