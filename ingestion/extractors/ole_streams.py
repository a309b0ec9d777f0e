"""Looks into OLE containers (Office 97 to 2003, Outlook) for locks, before a library reads them."""

import struct
from typing import BinaryIO

import olefile

_FILEPASS, _MOST_RECORDS = 0x2F, 40
_WORD_LOCKED, _WORD_FLAGS_AT = 0x0100, 10
_DRM = "\tDRMContent", "DataSpaces", "\x06DataSpaces"
_PPT_LOCKED = 0xF3D1C4DF
BROKEN = (OSError, ValueError, IndexError, TypeError, struct.error, AttributeError, OverflowError)


def open_container(stream: BinaryIO) -> "olefile.OleFileIO | None":
    """Open a container; None where it is broken beyond reading."""
    stream.seek(0)
    try:
        return olefile.OleFileIO(stream)
    except BROKEN:
        return None


def is_locked_workbook(stream: BinaryIO) -> bool:
    """Say whether the first records of an old Excel workbook say that the rest is encrypted."""
    container = open_container(stream)
    if container is None:
        return False
    for name in ("Workbook", "Book"):
        if container.exists(name):
            return _has_filepass(head_of(container, name, 16_384))
    return False


def head_of(container: "olefile.OleFileIO", name: str, size: int) -> bytes:
    """Read the beginning of a stream; nothing where it is missing or broken."""
    try:
        return bytes(container.openstream(name).read(size))
    except BROKEN:
        return b""


def _has_filepass(data: bytes) -> bool:
    place = 0
    for _ in range(_MOST_RECORDS):
        if place + 4 > len(data):
            return False
        kind, length = struct.unpack_from("<HH", data, place)
        if kind == _FILEPASS:
            return True
        place += 4 + length
    return False
