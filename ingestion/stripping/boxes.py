"""Reads the boxes of HEIF files (AVIF, HEIC): which items there are, what each is, and where its bytes lie."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingestion.stripping.found import NotUnderstood

_MOST_ITEMS = 10_000
_HERE, _IN_IDAT = 0, 1  # where the bytes of an item are counted from

Range = tuple[int, int]  # from, up to


@dataclass(frozen=True, slots=True)
class Box:
    """A box: its type, where it begins, where its content does, where it ends."""

    kind: bytes
    start: int
    content: int
    end: int


@dataclass(slots=True)
class Item:
    """One item: its type, of `mime` its content type too, and the ranges of the file that are its bytes."""

    kind: bytes = b""
    says: bytes = b""
    ranges: list[Range] = field(default_factory=list)


def boxes_in(data: bytes, start: int, end: int) -> Iterator[Box]:
    """Yield the boxes one after the other. Raises NotUnderstood where one is larger than what holds it."""
    while start < end:
        if end - start < 8:
            raise NotUnderstood(f"no box at {start}")
        (size,), kind, content = struct.unpack_from(">I", data, start), data[start + 4 : start + 8], start + 8
        if size == 1:
            size, content = int.from_bytes(data[start + 8 : start + 16], "big"), start + 16
        stop = end if size == 0 else start + size
        if stop < content or stop > end:
            raise NotUnderstood(f"no box at {start}")
        yield Box(kind, start, content, stop)
        start = stop


def items_of(data: bytes, meta: dict[bytes, Box]) -> dict[int, Item]:
    """Return the items by their numbers. `meta` has its boxes by type. Raises NotUnderstood."""
    try:
        items = dict(_described(data, meta[b"iinf"]))
        for number, ranges in _located(data, meta[b"iloc"], meta.get(b"idat")):
            items.setdefault(number, Item()).ranges = ranges
    except (struct.error, KeyError, IndexError) as error:
        raise NotUnderstood("the items are not described as they should be") from error
    return items


def _described(data: bytes, box: Box) -> Iterator[tuple[int, Item]]:
    """Yield (number, item) of what `iinf` tells."""
    start = box.content + (6 if data[box.content] == 0 else 8)
    for entry in boxes_in(data, start, box.end):
        version = data[entry.content]
        if entry.kind != b"infe" or version not in {2, 3}:
            raise NotUnderstood("an item of an unknown kind")
        at = entry.content + 4
        (number,) = struct.unpack_from(">H" if version == 2 else ">I", data, at)
        at += 4 if version == 2 else 6
        kind, texts = data[at : at + 4], data[at + 4 : entry.end].split(b"\0")
        yield number, Item(kind, texts[1] if kind == b"mime" and len(texts) > 1 else b"")


def _located(data: bytes, box: Box, idat: Box | None) -> Iterator[tuple[int, list[Range]]]:
    """Yield (number, ranges) of what `iloc` tells."""
    version, reader = data[box.content], _Reader(data, box.content + 4, box.end)
    if version > 2:
        raise NotUnderstood("an unknown table of places")
    sizes = reader.number(2)
    offset, length, base, index = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    wide = 4 if version == 2 else 2
    count = reader.number(wide)
    if count > _MOST_ITEMS:
        raise NotUnderstood("too many items")
    for _ in range(count):
        number = reader.number(wide)
        method = reader.number(2) & 15 if version else _HERE
        is_elsewhere = reader.number(2) != 0
        start = reader.number(base)
        extents = []
        for _ in range(min(reader.number(2), _MOST_ITEMS)):
            reader.number(index if version else 0)
            extents.append((start + reader.number(offset), reader.number(length)))
        if is_elsewhere or method not in {_HERE, _IN_IDAT} or (method == _IN_IDAT and idat is None):
            raise NotUnderstood("an item that lies elsewhere")
        yield number, [_range(data, extent, idat if method == _IN_IDAT else None) for extent in extents]


def _range(data: bytes, extent: tuple[int, int], idat: Box | None) -> Range:
    """Return where an extent lies in the file; one without a length goes up to the end."""
    first, last = (idat.content, idat.end) if idat else (0, len(data))
    start, length = extent[0] + first, extent[1]
    stop = start + length if length else last
    if start > last or stop > last:
        raise NotUnderstood("an item beyond the end")
    return start, stop


class _Reader:
    """Takes numbers of so many bytes one after the other."""

    def __init__(self, data: bytes, at: int, end: int) -> None:
        self._data, self._at, self._end = data, at, end

    def number(self, size: int) -> int:
        if self._at + size > self._end or size not in {0, 2, 4, 8}:
            raise NotUnderstood("a table that is cut")
        self._at += size
        return int.from_bytes(self._data[self._at - size : self._at], "big")
