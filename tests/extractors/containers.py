"""Writes OLE containers (the files of Office 97 to 2003 and Outlook) with real streams and storages."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

_SECTOR, _SMALL, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_STORAGE, _STREAM, _ROOT = 1, 2, 5

type_of_tree = Mapping[str, "bytes | type_of_tree"]


@dataclass(slots=True)
class _Container:
    sectors: list[bytes] = field(default_factory=list)
    table: list[int] = field(default_factory=list)
    small: bytearray = field(default_factory=bytearray)
    small_table: list[int] = field(default_factory=list)
    entries: list[bytes] = field(default_factory=list)

    def put(self, data: bytes) -> int:
        """Store data in whole sectors; give the first."""
        if not data:
            return _END
        first, count = len(self.sectors), -(-len(data) // _SECTOR)
        self.sectors += [data[n * _SECTOR : (n + 1) * _SECTOR].ljust(_SECTOR, b"\0") for n in range(count)]
        self.table += [*range(first + 1, first + count), _END]
        return first

    def put_small(self, data: bytes) -> int:
        if not data:
            return _END
        first, count = len(self.small_table), -(-len(data) // _SMALL)
        self.small += data.ljust(count * _SMALL, b"\0")
        self.small_table += [*range(first + 1, first + count), _END]
        return first

    def add(self, tree: type_of_tree) -> int:
        """Add the entries of a storage as one chain of right brothers; give the first."""
        names = sorted(tree, key=lambda name: (len(name), name.upper()))
        places = [len(self.entries) + n for n in range(len(names))]
        self.entries += [b""] * len(names)
        for n, name in enumerate(names):
            content, right = tree[name], places[n + 1] if n + 1 < len(names) else _FREE
            if isinstance(content, bytes):
                start = (self.put if len(content) >= _CUTOFF else self.put_small)(content)
                self.entries[places[n]] = _entry(name, _STREAM, right, _FREE, start, len(content))
            else:
                child = self.add(content)
                self.entries[places[n]] = _entry(name, _STORAGE, right, child, 0, 0)
        return places[0] if places else _FREE


def container_of(tree: type_of_tree) -> bytes:
    """Write a container: names to bytes (streams) or to trees (storages)."""
    made = _Container(entries=[b""])
    child = made.add(tree)
    made.entries[0] = _entry("Root Entry", _ROOT, _FREE, child, made.put(bytes(made.small)), len(made.small))
    blank = _entry("", 0, _FREE, _FREE, 0, 0)
    made.entries += [blank] * (-len(made.entries) % 4)
    directory = made.put(b"".join(made.entries))
    small_table = made.put(_numbers(made.small_table))
    tables = -(-(len(made.table) + 2) // 128) + 1
    first = len(made.sectors)
    made.table += [_FAT] * tables
    made.sectors += [_numbers(made.table).ljust(tables * _SECTOR, b"\xff")]
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII", bytes.fromhex("d0cf11e0a1b11ae1"), 0x3E, 3, 0xFFFE, 9, 6, 0, tables, directory, 0, _CUTOFF,
        small_table, -(-len(made.small_table) // 128), _END, 0, first,
    )  # fmt: skip
    places = struct.pack(f"<{tables - 1}I", *range(first + 1, first + tables))
    return (header + places).ljust(_SECTOR, b"\xff") + b"".join(made.sectors)


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le")
    length = len(written) + 2 if name else 0
    return struct.pack("<64sHBBIII36xIQ", written, length, kind, 1, _FREE, right, child, start, size)


def _numbers(numbers: list[int]) -> bytes:
    data = struct.pack(f"<{len(numbers)}I", *numbers)
    return data + b"\xff" * (-len(data) % _SECTOR)
