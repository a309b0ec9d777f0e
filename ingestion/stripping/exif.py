"""Reads of an EXIF block which way up the image is and whether it tells a place, and writes a block that says the first alone."""

import struct
from collections.abc import Generator, Iterator
from dataclasses import dataclass

UPRIGHT = 1
_ORIENTATION, _GPS, _XMP = 0x0112, 0x8825, 700
_ORIENTATIONS = range(2, 9)
_MOST_DIRECTORIES = 2_000
_MOST_TAGS = 4_096
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Told:
    """What a block says."""

    orientation: int = UPRIGHT
    place: bool = False


def block_of(orientation: int) -> bytes:
    """Return the smallest block that says which way up, b"" where there is nothing to say."""
    if orientation not in _ORIENTATIONS:
        return b""
    return struct.pack("<2sHIHHHIHHI", b"II", 42, 8, 1, _ORIENTATION, _SHORT, 1, orientation, 0, 0)


def read(block: bytes) -> Told:
    """Read a block, or a whole TIFF file, as far as it can be read."""
    orientation, place = UPRIGHT, False
    for number, (tag, value, content) in enumerate(_tags(block)):
        if tag == _ORIENTATION and value in _ORIENTATIONS and number < _MOST_TAGS and orientation == UPRIGHT:
            orientation = value
        place |= tag == _GPS or (tag == _XMP and b"GPSLatitude" in content)
    return Told(orientation, place)


def _tags(block: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield (tag, its value where that is a small number, its bytes where they lie elsewhere) of every directory in the chain."""
    order = {b"II": "<", b"MM": ">"}.get(block[:2], "")
    try:
        big = bool(order) and {42: False, 43: True}[struct.unpack_from(f"{order}H", block, 2)[0]]
        (at,) = (
            struct.unpack_from(f"{order}Q" if big else f"{order}I", block, 8 if big else 4) if order else (0,)
        )
        seen = set[int]()
        while at and at not in seen and len(seen) < _MOST_DIRECTORIES:
            seen.add(at)
            at = yield from _directory(block, at, order, big=big)
    except (struct.error, KeyError, OverflowError):
        return


def _directory(
    block: bytes, at: int, order: str, *, big: bool
) -> Generator[tuple[int, int, bytes], None, int]:
    """Yield the tags of one directory and return where the next lies."""
    count_format, entry_format = (f"{order}Q", f"{order}HHQ8s") if big else (f"{order}H", f"{order}HHI4s")
    (count,) = struct.unpack_from(count_format, block, at)
    at += struct.calcsize(count_format)
    for _ in range(min(count, _MOST_TAGS)):
        tag, kind, size, held = struct.unpack_from(entry_format, block, at)
        number = struct.unpack_from(f"{order}H" if kind == _SHORT else f"{order}I", held)[0]
        (there,) = struct.unpack(f"{order}Q" if big else f"{order}I", held)
        yield tag, number, block[there : there + size] if tag == _XMP else b""
        at += struct.calcsize(entry_format)
    (following,) = struct.unpack_from(f"{order}Q" if big else f"{order}I", block, at)
    return int(following)
