"""Opens ZIP archives member by member, trusting nothing they declare."""

import stat
import struct
from collections.abc import Iterator
from typing import BinaryIO

from ingestion.leftovers import is_system_file
from ingestion.opening.budget import Budget
from ingestion.opening.directory import LOCAL_HEADER_BYTES, Directory, Entry
from ingestion.opening.member import Member, Unpacked, buffered
from ingestion.opening.names import decode_name
from ingestion.opening.span import Span
from ingestion.opening.unpacking import METHODS, Unpacking
from ingestion.types import Outcome, Unreadable

_LOCAL = struct.Struct("<4s2xH18xHH")
_LOCAL_MARK = b"PK\x03\x04"
_ENCRYPTED, _UTF8 = 0x1, 0x800
_DOS_FOLDER = 0x10


class ZipOpener:
    """Opens ZIP with the decompressors of the standard library; another method is a problem of its member."""

    media_types = frozenset({"application/zip"})
    goes_forward = False

    def members(
        self, stream: BinaryIO, budget: Budget, start: int = 0, stop: int | None = None, *, name: str = ""
    ) -> Iterator[Member]:
        """Yield the members from index `start` up to `stop`, folders left out; each spends one of the budget.

        `stream` must be seekable and belongs to the members until the last is read. Raises Unreadable for the archive
        as a whole: damaged, overlapping members, more members than the budget has.
        """
        directory = Directory(stream)
        count = directory.refuse_overlaps()
        budget.require_members(min(count, count if stop is None else stop) - start)
        for entry in directory.entries(start, stop):
            budget.spend_member()
            name = _name(entry)
            if not _is_folder(entry, name):
                yield _member(stream, entry, name, budget)

    def count_members(self, stream: BinaryIO) -> int:
        """Count the entries of the directory, folders too: one more than the last member's index."""
        return sum(1 for _ in Directory(stream).extents())

    def names(self, stream: BinaryIO) -> Iterator[str]:
        """Yield what the directory calls the members, folders too. Raises Unreadable as `members` does."""
        for entry in Directory(stream):
            yield _name(entry)


def _name(entry: Entry) -> str:
    return decode_name(entry.raw_name, is_utf8=bool(entry.flags & _UTF8), extra=entry.extra)


def _member(stream: BinaryIO, entry: Entry, name: str, budget: Budget) -> Member:
    problem = _problem(entry, name)
    return Member(name, entry.place, entry.size, problem, lambda: _unpack(stream, entry, budget))


def _is_folder(entry: Entry, name: str) -> bool:
    return name.endswith("/") or bool(entry.attributes & _DOS_FOLDER and not entry.size)


def _problem(entry: Entry, name: str) -> Unreadable | None:
    kind = stat.S_IFMT(entry.attributes >> 16)
    if kind not in (0, stat.S_IFREG):
        return Unreadable(Outcome.REFUSED, "link_member")
    if is_system_file(name):
        return Unreadable(Outcome.SKIPPED, "system_file")
    if entry.flags & _ENCRYPTED:
        return Unreadable(Outcome.ENCRYPTED, "needs_password")
    if not entry.size:
        return Unreadable(Outcome.EMPTY, "empty_file")
    if entry.method not in METHODS:
        return Unreadable(Outcome.UNKNOWN, "unsupported_compression", method=entry.method)
    return None


def _unpack(stream: BinaryIO, entry: Entry, budget: Budget) -> BinaryIO:
    stream.seek(entry.offset)
    header = stream.read(LOCAL_HEADER_BYTES)
    if len(header) < LOCAL_HEADER_BYTES or not header.startswith(_LOCAL_MARK):
        raise Unreadable(Outcome.DAMAGED, "damaged_member")
    _, flags, name, extra = _LOCAL.unpack(header)
    if flags & _ENCRYPTED:
        raise Unreadable(Outcome.ENCRYPTED, "needs_password")
    packed = Span(stream, entry.offset + LOCAL_HEADER_BYTES + name + extra, entry.packed)
    # What says itself that it will burst is stopped as soon as it does, before its text is given on; others may begin with padding.
    says_so = budget.would_burst(entry.size, entry.packed)
    return buffered(
        Unpacked(Unpacking(packed, entry), lambda: packed.taken if says_so else entry.packed, budget)
    )
