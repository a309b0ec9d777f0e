"""Reads TAR archives front to back: headers by the standard library's rules, members as they come, nothing kept."""

import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from ingestion.leftovers import is_system_file
from ingestion.opening.body import Body
from ingestion.opening.budget import Budget
from ingestion.opening.member import Member, Unpacked, buffered
from ingestion.opening.names import decode_name
from ingestion.opening.tar_marks import BLOCK
from ingestion.types import Outcome, Unreadable

_MOST_HEADER_BYTES = 1 << 20  # of a long name or a pax header: real ones have some hundred
_MOST_BYTES = 1 << 60
_MAP_GOES_ON, _MAP_GOES_ON_AGAIN = 482, 504  # where a GNU sparse header, and each block of its map, say so
_SPARSE = b"GNU.sparse."
_LINKS = frozenset({tarfile.LNKTYPE, tarfile.SYMTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE})

Packed = Callable[[], int]


@dataclass(slots=True)
class _Entry:
    """A member's header, with what longer headers before it say of it."""

    info: tarfile.TarInfo
    said: dict[bytes, bytes] = field(default_factory=dict)

    @property
    def raw_name(self) -> bytes:
        return self.said.get(b"path") or self.info.name.encode("utf-8", "surrogateescape")

    @property
    def size(self) -> int:
        size = _number(self.said[b"size"]) if b"size" in self.said else self.info.size
        if not 0 <= size <= _MOST_BYTES:
            raise Unreadable(Outcome.DAMAGED, "damaged_archive")
        return 0 if self.info.type in _LINKS or self.info.isdir() else size

    @property
    def is_sparse(self) -> bool:
        return self.info.type == tarfile.GNUTYPE_SPARSE or any(key.startswith(_SPARSE) for key in self.said)


def read_tar(
    tape: BinaryIO, budget: Budget, start: int, stop: int | None, packed: Packed | None = None
) -> Iterator[Member | None]:
    """Yield the members from index `start` up to `stop`, None now and then while much is passed over.

    `packed` tells how many packed bytes the tape has taken so far, where it comes out of a compressed stream.
    A member is to be read before the next is asked for. Raises Unreadable where the archive breaks off or makes no sense.
    """
    for index, entry in enumerate(_entries(tape)):
        if stop is not None and index >= stop:
            return
        budget.spend_member()
        body = Body(tape, entry.size)
        if index >= start and not entry.info.isdir():
            yield _member(entry, index, body, budget, packed)
        yield from body.skip()
        tape.read(-entry.size % BLOCK)


def _member(entry: _Entry, index: int, body: Body, budget: Budget, packed: Packed | None) -> Member:
    name = decode_name(entry.raw_name, is_utf8=b"path" in entry.said)
    size = entry.size

    def taken() -> int:
        # Of all that came before too: what is packed as one may hold a member twice, and say so in a few bytes.
        return packed() if packed else size

    return Member(name, index, size, _problem(entry, name), lambda: buffered(Unpacked(body, taken, budget)))


def _problem(entry: _Entry, name: str) -> Unreadable | None:
    if entry.info.type in _LINKS:
        return Unreadable(Outcome.REFUSED, "link_member")
    if is_system_file(name):
        return Unreadable(Outcome.SKIPPED, "system_file")
    if entry.is_sparse:
        return Unreadable(Outcome.REFUSED, "sparse_member")
    if not entry.info.isfile():
        return Unreadable(
            Outcome.UNKNOWN, "unsupported_compression", method=entry.info.type.decode("latin-1")
        )
    return None if entry.size else Unreadable(Outcome.EMPTY, "empty_file")


def _entries(tape: BinaryIO) -> Iterator[_Entry]:
    """Yield each member's header; what is about the next header, or about all, is no member."""
    said: dict[bytes, bytes] = {}
    while block := tape.read(BLOCK):
        if not block.strip(b"\0"):
            return
        info = _header(block)
        if info.type in (tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK):
            content = _content(tape, info)
            said |= {b"path": content.partition(b"\0")[0]} if info.type == tarfile.GNUTYPE_LONGNAME else {}
        elif info.type in (tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE):
            said |= _records(_content(tape, info))
        elif info.type == tarfile.XGLTYPE:
            _content(tape, info)
        else:
            _pass_map(tape, info, block)
            yield _Entry(info, said)
            said = {}


def _header(block: bytes) -> tarfile.TarInfo:
    if len(block) < BLOCK:
        raise Unreadable(Outcome.DAMAGED, "cut_short")
    try:
        return tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError, OverflowError) as error:
        raise Unreadable(Outcome.DAMAGED, "damaged_archive") from error


def _content(tape: BinaryIO, info: tarfile.TarInfo) -> bytes:
    if not 0 <= info.size <= _MOST_HEADER_BYTES:
        raise Unreadable(Outcome.REFUSED, "damaged_archive")
    content = tape.read(info.size)
    tape.read(-info.size % BLOCK)
    if len(content) < info.size:
        raise Unreadable(Outcome.DAMAGED, "cut_short")
    return content


def _records(content: bytes) -> dict[bytes, bytes]:
    """Read pax records, `length key=value` and a newline each; what makes no sense ends them."""
    found, place = {}, 0
    while place < len(content):
        length = _number(content[place : place + 20].partition(b" ")[0])
        record = content[place : place + max(length, 1)]
        key, equals, value = record.partition(b" ")[2].partition(b"=")
        if length <= 0 or not equals:
            break
        found[key] = value.removesuffix(b"\n")
        place += length
    return found


def _number(digits: bytes) -> int:
    return int(digits) if digits.isdigit() and len(digits) < 20 else -1


def _pass_map(tape: BinaryIO, info: tarfile.TarInfo, block: bytes) -> None:
    """Pass over the map of an old GNU sparse member, which lies before its content."""
    goes_on = info.type == tarfile.GNUTYPE_SPARSE and block[_MAP_GOES_ON]
    while goes_on:
        more = tape.read(BLOCK)
        if len(more) < BLOCK:
            raise Unreadable(Outcome.DAMAGED, "cut_short")
        goes_on = more[_MAP_GOES_ON_AGAIN]
