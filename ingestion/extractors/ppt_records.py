"""Finds the living records of a PowerPoint 97 to 2003 stream: old ones stay in the file beside those that replaced them."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from ingestion.types import Outcome, Unreadable

_LOCKED, _EDIT, _DIRECTORY = 0xF3D1C4DF, 4085, 6002
_CONTAINER = 15
_MOST_EDITS, _DEEPEST = 10_000, 40


@dataclass(frozen=True, slots=True)
class Record:
    """A record of `data`: its type and instance, and where what it holds begins and ends."""

    data: bytes
    kind: int
    instance: int
    begin: int
    end: int
    holds_records: bool

    def inside(self) -> Iterator["Record"]:
        """Yield the records that it holds."""
        return records(self.data, self.begin, self.end) if self.holds_records else iter(())

    def all_inside(self, depth: int = 0) -> Iterator["Record"]:
        """Yield every record below it, in order."""
        for record in self.inside():
            yield record
            if depth < _DEEPEST:
                yield from record.all_inside(depth + 1)

    def number(self, place: int) -> int:
        """Read a number of 32 bits at a place of its contents; 0 beyond them."""
        at = self.begin + place
        return int(struct.unpack_from("<I", self.data, at)[0]) if at + 4 <= self.end else 0

    def bytes(self) -> bytes:
        """Give its contents."""
        return self.data[self.begin : self.end]


def records(data: bytes, begin: int, end: int) -> Iterator[Record]:
    """Yield the records that follow one another from `begin`; one that claims to be longer than there is room is cut."""
    while begin + 8 <= end:
        head, kind, length = struct.unpack_from("<HHI", data, begin)
        stop = min(begin + 8 + length, end)
        yield Record(data, kind, head >> 4, begin + 8, stop, head & 15 == _CONTAINER)
        begin = stop


class Living:
    """The objects that the last edit of a presentation left, by their numbers."""

    def __init__(self, data: bytes, current_user: bytes) -> None:
        """Follow the edits back from the last. Raises Unreadable ENCRYPTED."""
        token, place = struct.unpack_from("<II", current_user.ljust(20, b"\0"), 12)
        if token == _LOCKED:
            raise Unreadable(Outcome.ENCRYPTED, "needs_password")
        self._data = data
        self._places: dict[int, int] = {}
        self.document = 0
        self._follow(place)

    def record(self, number: int) -> Record | None:
        """Give an object; None where there is none."""
        place = self._places.get(number)
        return None if place is None else next(records(self._data, place, len(self._data)), None)

    def _follow(self, place: int) -> None:
        seen: set[int] = set()
        while place not in seen and len(seen) < _MOST_EDITS:
            seen.add(place)
            edit = next(records(self._data, place, len(self._data)), None)
            if edit is None or edit.kind != _EDIT:
                return
            self.document = self.document or edit.number(16)
            self._add(edit.number(12))
            place = edit.number(8)
            if not place:
                return

    def _add(self, place: int) -> None:
        directory = next(records(self._data, place, len(self._data)), None)
        if directory is None or directory.kind != _DIRECTORY:
            return
        numbers = struct.unpack(
            f"<{(directory.end - directory.begin) // 4}I",
            directory.bytes()[: (directory.end - directory.begin) // 4 * 4],
        )
        at = 0
        while at < len(numbers):
            first, count = numbers[at] & 0xFFFFF, numbers[at] >> 20
            for number, offset in enumerate(numbers[at + 1 : at + 1 + count], first):
                self._places.setdefault(number, offset)
            at += 1 + count
