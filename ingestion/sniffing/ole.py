"""Tells which of Microsoft's old formats an OLE container holds, by the streams in its root."""

import struct
from collections.abc import Iterator
from typing import BinaryIO

from ingestion.sniffing.heads import read_at

OLE = "application/x-ole-storage"
_KINDS = (
    ("EncryptedPackage", OLE),
    ("WordDocument", "application/msword"),
    ("Workbook", "application/vnd.ms-excel"),
    ("Book", "application/vnd.ms-excel"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("PP40", "application/vnd.ms-powerpoint"),
    ("__properties_version1.0", "application/vnd.ms-outlook"),
    ("VisioDocument", "application/vnd.visio"),
    ("Quill", "application/vnd.ms-publisher"),
)
_SECTOR_SHIFT_AT, _DIRECTORY_AT, _TABLE_AT = 30, 48, 76
_TABLE_SECTORS = 109
_ENTRY_BYTES, _NAME_BYTES = 128, 64
_NOBODY = 0xFFFFFFFA  # numbers from here on mean free, end of chain, or nobody
_MOST_SECTORS, _MOST_ENTRIES = (
    10_000,
    40_000,
)  # a letter to a thousand people has as many storages, and more streams


def kind_of_ole(data: bytes, stream: BinaryIO | None) -> str:
    """Name the kind of a file that begins like an OLE container; where only its head is known, by the names in it."""
    names = _root_names(_Sectors(data, stream)) if stream is not None else set()
    if not names:
        names = {name for name, _ in _KINDS if name.encode("utf-16-le") in data}
    upper = {name.upper() for name in names}  # Excel itself does not mind
    return next((kind for name, kind in _KINDS if name.upper() in upper), OLE)


class _Sectors:
    """Reads sectors, and follows their chains through the allocation table."""

    def __init__(self, data: bytes, stream: BinaryIO | None) -> None:
        self._stream = stream
        shift = data[_SECTOR_SHIFT_AT] if len(data) > _SECTOR_SHIFT_AT else 0
        self._size = 1 << min(max(shift, 7), 16)
        self.directory = _number(data, _DIRECTORY_AT)
        self._table = [_number(data, _TABLE_AT + 4 * place) for place in range(_TABLE_SECTORS)]

    def read(self, sector: int) -> bytes:
        if self._stream is None or sector >= _NOBODY:
            return b""
        return read_at(self._stream, (sector + 1) * self._size, self._size)

    def after(self, sector: int) -> int:
        place, within = divmod(sector, self._size // 4)
        return _number(self.read(self._table[place]), within * 4) if place < _TABLE_SECTORS else _NOBODY


def _directory(sectors: _Sectors) -> Iterator[bytes]:
    sector = sectors.directory
    for _ in range(_MOST_SECTORS):
        if sector >= _NOBODY:
            break
        yield sectors.read(sector)
        sector = sectors.after(sector)


def _root_names(sectors: _Sectors) -> set[str]:
    entries = b"".join(_directory(sectors))
    # The root's children hang in a tree: brothers left and right of the one the root names.
    names: set[str] = set()
    seen: set[int] = set()
    waiting = [_number(entries, 76)]
    while waiting and len(seen) < _MOST_ENTRIES:
        number = waiting.pop()
        if number in seen or (number + 1) * _ENTRY_BYTES > len(entries):
            continue
        seen.add(number)
        entry = entries[number * _ENTRY_BYTES : (number + 1) * _ENTRY_BYTES]
        length = min(struct.unpack_from("<H", entry, _NAME_BYTES)[0], _NAME_BYTES)
        names.add(entry[: max(0, length - 2)].decode("utf-16-le", "replace"))
        waiting += [_number(entry, 68), _number(entry, 72)]
    return names


def _number(data: bytes, place: int) -> int:
    return int(struct.unpack_from("<I", data, place)[0]) if place + 4 <= len(data) else _NOBODY
