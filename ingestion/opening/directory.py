"""Reads a ZIP's central directory: where every member lies, without an object per member being kept."""

import struct
from array import array
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from ingestion.opening.names import extra_fields
from ingestion.types import Outcome, Unreadable

LOCAL_HEADER_BYTES = 30
# What nobody asks for is skipped: versions and times, and of the end the counts and the comment.
_ENTRY = struct.Struct("<4s4x2H4x3I3H4x2I")
_LENGTHS, _LENGTHS_AT = struct.Struct("<3H"), 28  # of the name, the extra fields and the comment
_EXTENT = struct.Struct("<4s16xII3H8xI")  # of an entry, only what tells where its member lies
_END = struct.Struct("<4xH6xII2x")
_END_64 = struct.Struct("<4s36xQQ")
_LOCATOR_64 = struct.Struct("<4s12xI")
_ENTRY_MARK, _END_MARK, _END_64_MARK, _LOCATOR_MARK = (
    b"PK\x01\x02",
    b"PK\x05\x06",
    b"PK\x06\x06",
    b"PK\x06\x07",
)
_MOST_COMMENT = 0xFFFF
_SEE_64, _ZIP64 = 0xFFFFFFFF, 0x0001
_MOST_OFFSET = 1 << 60
_MOST_BYTES = 512 << 20  # some five million members; a directory beyond it is refused unread


class Entry(NamedTuple):
    """One line of the directory, the `place`-th. `offset` is that of the local header in the stream."""

    place: int
    raw_name: bytes
    extra: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    attributes: int
    offset: int


class Directory:
    """A ZIP's directory, held as the bytes it is. Raises Unreadable(DAMAGED, …) where it cannot be read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._bytes, self._shift = _load(stream)

    def __iter__(self) -> Iterator[Entry]:
        return self.entries(0, None)

    def entries(self, start: int, stop: int | None) -> Iterator[Entry]:
        """Yield the lines from the `start`-th up to the `stop`-th; those before are stepped over, not read."""
        place, index = 0, 0
        while index < start and place + _ENTRY.size <= len(self._bytes):
            place += _ENTRY.size + sum(_LENGTHS.unpack_from(self._bytes, place + _LENGTHS_AT))
            index += 1
        while place < len(self._bytes) and (stop is None or index < stop):
            entry, place = self._entry(index, place)
            yield entry
            index += 1

    def refuse_overlaps(self) -> int:
        """Count the members, refusing an archive whose members share bytes: one honest file never does."""
        count, end, in_order = 0, 0, True
        for begin, stop in self.extents():
            count += 1
            in_order = in_order and begin >= end
            end = stop
        if not in_order:
            self._refuse_overlaps_in_any_order()
        return count

    def _refuse_overlaps_in_any_order(self) -> None:
        starts, ends = array("Q"), array("Q")
        for begin, stop in self.extents():
            starts.append(begin)
            ends.append(stop)
        end = 0
        for index in sorted(range(len(starts)), key=starts.__getitem__):
            if starts[index] < end:
                raise Unreadable(Outcome.REFUSED, "overlapping_members")
            end = ends[index]

    def extents(self) -> Iterator[tuple[int, int]]:
        """Yield where each member begins and ends; most entries need not be read whole for that."""
        data, shift, place = self._bytes, self._shift, 0
        last, unpack = len(data) - _ENTRY.size, _EXTENT.unpack_from
        while place <= last:
            mark, packed, size, name, extra, comment, offset = unpack(data, place)
            offset += shift
            if mark != _ENTRY_MARK or _SEE_64 in (packed, size, offset - shift) or offset < 0:
                entry, place = self._entry(0, place)
                yield entry.offset, _end_of(entry)
                continue
            place += _ENTRY.size + name + extra + comment
            yield offset, offset + LOCAL_HEADER_BYTES + name + packed
        if place < len(data):
            self._entry(0, place)

    def _entry(self, index: int, place: int) -> tuple[Entry, int]:
        if place + _ENTRY.size > len(self._bytes):
            raise Unreadable(Outcome.DAMAGED, "damaged_archive")
        fields = _ENTRY.unpack_from(self._bytes, place)
        mark, flags, method, crc, packed, size, name, extra, comment, attributes, offset = fields
        if mark != _ENTRY_MARK:
            raise Unreadable(Outcome.DAMAGED, "damaged_archive")
        name_at = place + _ENTRY.size
        extra_at = name_at + name
        raw_extra = self._bytes[extra_at : extra_at + extra]
        if _SEE_64 in (packed, size, offset):
            size, packed, offset = _wide(raw_extra, size, packed, offset)
        raw_name = self._bytes[name_at:extra_at]
        offset += self._shift
        if not 0 <= offset <= _MOST_OFFSET or packed > _MOST_OFFSET:
            raise Unreadable(Outcome.DAMAGED, "damaged_archive")
        entry = Entry(index, raw_name, raw_extra, flags, method, crc, packed, size, attributes, offset)
        return entry, extra_at + extra + comment


def _end_of(entry: Entry) -> int:
    return entry.offset + LOCAL_HEADER_BYTES + len(entry.raw_name) + entry.packed


def _wide(extra: bytes, *narrow: int) -> list[int]:
    """Take from the ZIP64 record, in its order, each number that did not fit its own field."""
    record, place, numbers = extra_fields(extra).get(_ZIP64, b""), 0, []
    for number in narrow:
        if number == _SEE_64:
            if place + 8 > len(record):
                raise Unreadable(Outcome.DAMAGED, "damaged_archive")
            number = int.from_bytes(record[place : place + 8], "little")
            place += 8
        numbers.append(number)
    return numbers


def _load(stream: BinaryIO) -> tuple[bytes, int]:
    """Give the directory's bytes, and how far everything lies behind where the archive believes it to be.

    Archives with something before them (self-extracting ones) count their offsets from their own beginning.
    """
    total = stream.seek(0, 2)
    tail_at = max(0, total - _END.size - _MOST_COMMENT)
    stream.seek(tail_at)
    tail = stream.read(_END.size + _MOST_COMMENT)
    found = tail.rfind(_END_MARK)
    if found < 0 or found + _END.size > len(tail):
        raise Unreadable(Outcome.DAMAGED, "damaged_archive")
    disk, size, offset = _END.unpack_from(tail, found)
    end = tail_at + found
    wide = _end_64(stream, end)
    if wide is not None:
        size, offset, end = wide
    elif disk:
        raise Unreadable(Outcome.DAMAGED, "split_archive")
    return _read(stream, end - size, size), end - size - offset


def _end_64(stream: BinaryIO, end: int) -> tuple[int, int, int] | None:
    if end < _LOCATOR_64.size:
        return None
    stream.seek(end - _LOCATOR_64.size)
    mark, disks = _LOCATOR_64.unpack(stream.read(_LOCATOR_64.size))
    if mark != _LOCATOR_MARK:
        return None
    if disks > 1:
        raise Unreadable(Outcome.DAMAGED, "split_archive")
    place = end - _LOCATOR_64.size - _END_64.size
    record = _read(stream, place, _END_64.size)
    mark, size, offset = _END_64.unpack(record)
    if mark != _END_64_MARK:
        raise Unreadable(Outcome.DAMAGED, "damaged_archive")
    return size, offset, place


def _read(stream: BinaryIO, place: int, size: int) -> bytes:
    if size > _MOST_BYTES:
        raise Unreadable(Outcome.REFUSED, "too_many_members", limit=_MOST_BYTES // _ENTRY.size)
    if place < 0:
        raise Unreadable(Outcome.DAMAGED, "damaged_archive")
    stream.seek(place)
    data = stream.read(size)
    if len(data) < size:
        raise Unreadable(Outcome.DAMAGED, "damaged_archive")
    return data
