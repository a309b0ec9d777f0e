"""Opens 7z and RAR by libarchive, where the system has it: member by member through a stream, never to disk."""

import re
import stat
from collections.abc import Container, Iterator
from contextlib import AbstractContextManager
from ctypes import c_char, c_int, c_void_p
from typing import Any, BinaryIO

from ingestion.leftovers import is_system_file
from ingestion.opening import old_rars
from ingestion.opening.budget import Budget
from ingestion.opening.empty_sevens import is_empty_7z
from ingestion.opening.given import Given
from ingestion.opening.member import UNKNOWN_SIZE, Member, Readable, Unpacked, buffered
from ingestion.opening.names import decode_name
from ingestion.types import Outcome, Unreadable

try:
    import libarchive
    from libarchive import ffi

    _is_encrypted = ffi.ffi("entry_is_encrypted", [c_void_p], c_int)
    AVAILABLE = True
except (ImportError, OSError, AttributeError, TypeError):  # no libarchive13, or none that can be called
    AVAILABLE = False

SEVEN_Z, RAR = "application/x-7z-compressed", "application/vnd.rar"
_RAR_5 = b"Rar!\x1a\x07\x01\x00"
_RAR_4_FLAGS_AT, _RAR_4_VOLUME = 10, 0x01
_VOLUME_NAME = re.compile(r"\.(?:\d{3}|r\d\d|part0*(?:[2-9]|1\d+|[1-9]\d+)\.rar)$", re.IGNORECASE)
_PIECE = 64 << 10
_ALIVE_BYTES = 32 << 20
# What its messages say, in the order asked; anything else is damage.
_SAYINGS = (
    ("ncrypt", Outcome.ENCRYPTED, "needs_password"),
    ("passphrase", Outcome.ENCRYPTED, "needs_password"),
    ("allocate", Outcome.REFUSED, "memory_limit"),
    ("out of memory", Outcome.REFUSED, "memory_limit"),
    ("multi volume", Outcome.DAMAGED, "split_archive"),
    ("multivolume", Outcome.DAMAGED, "split_archive"),
    ("not supported", Outcome.UNKNOWN, "unsupported_compression"),
    ("unsupported", Outcome.UNKNOWN, "unsupported_compression"),
    ("codec id", Outcome.UNKNOWN, "unsupported_compression"),  # of 7z: "Unknown codec ID: 4f71101", Zstandard
    ("unavailable", Outcome.UNKNOWN, "unsupported_compression"),  # solid RAR of old
    ("truncated", Outcome.DAMAGED, "cut_short"),
)


def opened(given: Given, kind: str, packer: str = "none") -> AbstractContextManager[Any]:
    """Open a stream as an archive of one kind; damage shows as libarchive's own exception."""
    reader: AbstractContextManager[Any] = libarchive.stream_reader(
        given, format_name=kind, filter_name=packer, block_size=_PIECE
    )
    return reader


def answer(error: Exception, otherwise: str) -> Unreadable:
    """Turn what libarchive says into an answer of ours; `otherwise` is the code of plain damage."""
    said = str(getattr(error, "msg", error)).lower()
    for words, outcome, code in _SAYINGS:
        if words in said:
            return Unreadable(outcome, code)
    return Unreadable(Outcome.DAMAGED, otherwise)


class Raw:
    """What comes out of a stream that only libarchive unpacks. Raises EOFError where it breaks off, ValueError for damage."""

    def __init__(self, packed: Readable, packer: str) -> None:
        self._pieces = _pieces(packed, packer)
        self._left = b""

    def read(self, size: int) -> bytes:
        """Read at most `size` bytes, none at the end."""
        if not self._left:
            try:
                self._left = next(self._pieces, b"")
            except libarchive.ArchiveError as error:
                said = answer(error, "damaged_member")
                raise (EOFError if said.code == "cut_short" else ValueError)(str(error)) from error
        data, self._left = self._left[:size], self._left[size:]
        return data


def _pieces(packed: Readable, packer: str) -> Iterator[bytes]:
    with opened(Given(packed, seekable=False), "raw", packer) as archive:
        for entry in archive:
            yield from entry.get_blocks(_PIECE)


class LibarchiveOpener:
    """Opens 7z and RAR. Often all members are packed as one, so they come only in order."""

    media_types = frozenset({SEVEN_Z, RAR})
    goes_forward = False

    def members(
        self, stream: BinaryIO, budget: Budget, start: int = 0, stop: int | None = None, *, name: str = ""
    ) -> Iterator[Member | None]:
        """Yield the members in order, None as a sign of life; each is to be read before the next is asked for."""
        if not AVAILABLE:
            raise Unreadable(Outcome.UNKNOWN, "needs_libarchive")
        head = _head(stream)
        if _is_volume(head, name):
            raise Unreadable(Outcome.DAMAGED, "split_archive")
        if head.startswith(old_rars.OLDEST):
            raise Unreadable(Outcome.UNKNOWN, "rar_too_old")
        if is_empty_7z(stream):
            return
        age = old_rars.age_of(stream)
        stream.seek(0)
        given = Given(stream)
        try:
            with opened(given, _kind(head)) as archive:
                yield from _Walk(archive, given, budget, age.members).members(start, stop)
        except libarchive.ArchiveError as error:
            said = answer(error, "damaged_archive")
            is_too_old = age.is_old and said.outcome is Outcome.DAMAGED
            raise (Unreadable(Outcome.UNKNOWN, "rar_too_old") if is_too_old else said) from error

    def count_members(self, stream: BinaryIO) -> int:
        """Say 0: they are read in one go anyway."""
        return 0


def _head(stream: BinaryIO) -> bytes:
    stream.seek(0)
    head = stream.read(32)
    stream.seek(0)
    return head


def _kind(head: bytes) -> str:
    if head.startswith(b"7z"):
        return "7zip"
    return "rar5" if head.startswith(_RAR_5) else "rar"


def _is_volume(head: bytes, name: str) -> bool:
    is_rar_4 = _kind(head) == "rar" and len(head) > _RAR_4_FLAGS_AT
    return bool(_VOLUME_NAME.search(name)) or (is_rar_4 and bool(head[_RAR_4_FLAGS_AT] & _RAR_4_VOLUME))


class _Walk:
    """Goes through an archive entry by entry."""

    def __init__(self, archive: Any, given: Given, budget: Budget, old: Container[int]) -> None:
        self._archive, self._given, self._budget, self._old = archive, given, budget, old
        self._passed = 0
        self._packing = Packing()

    def members(self, start: int, stop: int | None) -> Iterator[Member | None]:
        for index, entry in enumerate(self._archive):
            if stop is not None and index >= stop:
                return
            self._budget.spend_member()
            size = UNKNOWN_SIZE if entry.size is None else entry.size
            if index >= start and not entry.isdir:
                yield self._member(entry, index, size)
            else:
                yield from self._pass_over(size)

    def _member(self, entry: Any, index: int, size: int) -> Member:
        name = _name(entry)
        content = _Content(entry, self._packing)

        def unpack() -> BinaryIO:
            return buffered(Unpacked(content, lambda: self._given.bytes, self._budget))

        problem = _problem(entry, name, size)
        if problem is None and index in self._old:
            problem = Unreadable(Outcome.UNKNOWN, "rar_too_old")
        return Member(name, index, size, problem, unpack)

    def _pass_over(self, size: int) -> Iterator[None]:
        """Say now and then that it goes on: the library passes over an entry when it is asked for the next."""
        self._passed += min(size, _ALIVE_BYTES)
        if self._passed >= _ALIVE_BYTES:
            self._passed = 0
            yield None


def _name(entry: Any) -> str:
    told = entry.pathname
    raw = told if isinstance(told, bytes) else (told or "").encode("utf-8", "surrogateescape")
    return decode_name(raw, is_utf8=False)


def _problem(entry: Any, name: str, size: int) -> Unreadable | None:
    if stat.S_IFMT(entry.filetype) not in (0, stat.S_IFREG) or entry.linkpath:
        return Unreadable(Outcome.REFUSED, "link_member")
    if is_system_file(name):
        return Unreadable(Outcome.SKIPPED, "system_file")
    if _is_encrypted(entry._entry_p) > 0:  # noqa: SLF001  # the binding has no word for it
        return Unreadable(Outcome.ENCRYPTED, "needs_password")
    return None if size else Unreadable(Outcome.EMPTY, "empty_file")


class Packing:
    """What was said of how an archive is packed: only of the first member that it cannot unpack does the library say why."""

    def __init__(self) -> None:
        self._unknown: Unreadable | None = None

    def answer(self, error: Exception) -> Unreadable:
        """Turn what is said of one member into an answer of ours."""
        said = answer(error, "damaged_member")
        if said.code == "unsupported_compression":
            self._unknown = said
        return self._unknown if self._unknown and said.code == "damaged_member" else said


class _Content:
    """An entry's content, which is there until the next entry is asked for."""

    def __init__(self, entry: Any, packing: Packing) -> None:
        self._packing = packing
        self._archive = entry._archive_p  # noqa: SLF001  # its own way of reading gives no more than a page at once
        self._buffer = (c_char * _PIECE)()

    def read(self, size: int) -> bytes:
        """Read on. Raises Unreadable."""
        try:
            count = ffi.read_data(self._archive, self._buffer, min(size, _PIECE))
        except libarchive.ArchiveError as error:
            raise self._packing.answer(error) from error
        return self._buffer.raw[:count] if count > 0 else b""
