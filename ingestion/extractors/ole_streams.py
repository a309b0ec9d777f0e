"""Opens OLE containers (Office 97 to 2003, Outlook): their streams, their locks, what they say of title and author."""

import struct
from collections.abc import Iterator
from typing import BinaryIO

import olefile

from ingestion.extractors.mail_headers import text_of
from ingestion.types import Outcome, Unreadable

_FILEPASS, _MOST_RECORDS = 0x2F, 40
_LARGEST_STREAM_BYTES = 256 << 20
_LONGEST_MARK = 500
_SUMMARY = {2: "dc:title", 4: "dc:creator", 6: "dc:description"}
_NARROW, _WIDE = 0x1E, 0x1F
_MOST_PROPERTIES = 100
BROKEN = (OSError, ValueError, IndexError, TypeError, struct.error, AttributeError, OverflowError, KeyError)


class Container:
    """An open container. Streams are named by their path in it; a broken one reads as empty."""

    def __init__(self, stream: BinaryIO) -> None:
        """Open it. Raises Unreadable DAMAGED where it is broken beyond reading."""
        stream.seek(0)
        try:
            self._ole = olefile.OleFileIO(stream)
        except BROKEN as error:
            raise Unreadable(Outcome.DAMAGED, "broken_document") from error

    def has(self, *path: str) -> bool:
        """Say whether there is such a stream or storage."""
        return bool(self._ole.exists(list(path)))

    def read(self, *path: str) -> bytes:
        """Read a stream; nothing where it is missing or broken."""
        try:
            return bytes(self._ole.openstream(list(path)).read(_LARGEST_STREAM_BYTES))
        except BROKEN:
            return b""

    def inside(self, *path: str) -> list[str]:
        """Name what lies directly in a storage, the root without a path."""
        depth = len(path)
        listed = self._ole.listdir(streams=True, storages=True)
        return list(
            dict.fromkeys(one[depth] for one in listed if len(one) > depth and tuple(one[:depth]) == path)
        )

    def marks(self) -> Iterator[tuple[str, str]]:
        """Yield what the summary says, as marks for the licence check: properties are extras, broken ones none."""
        try:
            yield from _summary(self.read("\x05SummaryInformation"))
        except BROKEN:
            return


def _summary(data: bytes) -> Iterator[tuple[str, str]]:
    """Read a property set ourselves: the library believes whatever length a broken one declares, and counts for hours."""
    begin = struct.unpack_from("<I", data, 44)[0]
    count = min(struct.unpack_from("<I", data, begin + 4)[0], _MOST_PROPERTIES)
    places = dict(struct.unpack_from("<II", data, begin + 8 + 8 * number) for number in range(count))
    for number, mark in _SUMMARY.items():
        if number in places and (text := _string(data, begin + places[number])):
            yield mark, text[:_LONGEST_MARK]


def _string(data: bytes, place: int) -> str:
    kind, length = struct.unpack_from("<II", data, place)
    if kind == _WIDE:
        text = data[place + 8 : place + 8 + 2 * length].decode("utf-16-le", "replace")
    else:
        text = text_of(data[place + 8 : place + 8 + length].rstrip(b"\0"), None) if kind == _NARROW else ""
    return text.strip("\0 \r\n")


def is_locked_workbook(stream: BinaryIO) -> bool:
    """Say whether the first records of an old Excel workbook say that the rest is encrypted."""
    try:
        container = Container(stream)
    except Unreadable:
        return False
    return any(_has_filepass(container.read(name)) for name in ("Workbook", "Book") if container.has(name))


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
