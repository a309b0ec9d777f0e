"""Unpacks a compressed stream as it flows by: gzip, bzip2, xz, LZMA and Zstandard, several one after the other too."""

import bz2
import io
import lzma
import zlib
from collections.abc import Callable
from typing import Protocol

import zstandard

from ingestion.opening.libarchives import AVAILABLE, Raw
from ingestion.opening.member import Readable
from ingestion.opening.unpacking import Decompressor
from ingestion.types import Outcome, Unreadable

PACKED_BYTES = 64 << 10  # read at once
_MOST_MEMORY = (
    256 << 20
)  # of a window or dictionary: what the common packers use even at their hardest is below
_DAMAGE = (zlib.error, lzma.LZMAError, zstandard.ZstdError, EOFError, OSError, ValueError)
_FED_BYTES = 1 << 10
_HEAD_BYTES = 2 << 10
_DICTIONARY = "dictionary mismatch"
_MEMORY_WORDS = ("memory usage limit", "requires too much memory")


class _Decompressor(Decompressor, Protocol):
    """One that keeps what follows the packed bytes, for another stream may begin there."""

    @property
    def unused_data(self) -> bytes: ...


class _Deflated:
    """Deflate in the clothes that `bits` say."""

    def __init__(self, bits: int) -> None:
        self._inner = zlib.decompressobj(bits)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)


def _gzip() -> _Decompressor:
    return _Deflated(zlib.MAX_WBITS | 16)


def _xz() -> _Decompressor:
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MOST_MEMORY)


def _lzma() -> _Decompressor:
    return lzma.LZMADecompressor(lzma.FORMAT_ALONE, memlimit=_MOST_MEMORY)


class _Zstd:
    """Feeds a frame little by little: the library unpacks all it is given at once, and four bytes may become 128 kB."""

    def __init__(self) -> None:
        self._inner = zstandard.ZstdDecompressor(max_window_size=_MOST_MEMORY).decompressobj()
        self._given, self._place, self._ready = b"", 0, b""

    @property
    def eof(self) -> bool:
        return self._inner.eof and not self._ready

    @property
    def needs_input(self) -> bool:
        return not self._ready and self._place >= len(self._given)

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data + self._given[self._place :]

    def decompress(self, data: bytes, max_length: int) -> bytes:
        if data:
            self._given, self._place = self._given[self._place :] + data, 0
        while not self._ready and self._place < len(self._given) and not self._inner.eof:
            piece = self._given[self._place : self._place + _FED_BYTES]
            self._place += len(piece)
            self._ready = self._inner.decompress(piece)
        data, self._ready = self._ready[:max_length], self._ready[max_length:]
        return data


class _Chain:
    """Streams of one kind that follow one another are one; zeros between them, and strange bytes behind, are left aside."""

    def __init__(self, packed: Readable, make: Callable[[], _Decompressor]) -> None:
        self._packed = packed
        self._make = make
        self._inner = make()
        self._left = b""
        self._is_proven = True  # of a further stream: that it is one, and not just something behind the first
        self._has_given = False
        self._is_over = False
        self.has_rest = False

    def read(self, size: int) -> bytes:
        """Read at most `size` bytes, none at the end. Raises one of _DAMAGE."""
        while not self._is_over:
            if self._inner.eof and not self._has_more():
                break
            try:
                data = self._inner.decompress(self._input(), size)
            except _DAMAGE:
                if self._is_proven:
                    raise
                self.has_rest = True
                break
            if data:
                self._is_proven = self._has_given = True
                return data
        self._is_over = True
        return b""

    def _input(self) -> bytes:
        if not self._inner.needs_input:
            return b""
        piece, self._left = self._left or self._packed.read(PACKED_BYTES), b""
        if not piece:
            raise EOFError
        return piece

    def _has_more(self) -> bool:
        self._left = self._inner.unused_data.lstrip(b"\0")
        while not self._left and (piece := self._packed.read(PACKED_BYTES)):
            self._left = piece.lstrip(b"\0")
        self._inner, self._is_proven = self._make(), not self._has_given
        return bool(self._left)


KINDS: dict[str, Callable[[Readable], Readable]] = {
    "application/gzip": lambda packed: _Chain(packed, _gzip),
    "application/x-bzip2": lambda packed: _Chain(packed, bz2.BZ2Decompressor),
    "application/x-xz": lambda packed: _Chain(packed, _xz),
    "application/x-lzma": lambda packed: _Chain(packed, _lzma),
    "application/zstd": lambda packed: _Chain(packed, _Zstd),
}
if AVAILABLE:
    KINDS |= {
        "application/x-lz4": lambda packed: Raw(packed, "lz4"),
        "application/x-compress": lambda packed: Raw(packed, "compress"),
    }
# What is no file by itself, but how web servers pack.
_WITHIN: dict[str, Callable[[Readable], Readable]] = {
    "zlib": lambda packed: _Chain(packed, lambda: _Deflated(zlib.MAX_WBITS)),
    "raw deflate": lambda packed: _Chain(packed, lambda: _Deflated(-zlib.MAX_WBITS)),
}


class _Counted:
    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self.bytes = 0
        self.head = b""

    def read(self, size: int) -> bytes:
        data = self._stream.read(size)
        self.head = self.head or data[:_HEAD_BYTES]
        self.bytes += len(data)
        return data


class Flow(io.RawIOBase):
    """What comes out of a packed stream.

    What was read before damage is given first; the read after it raises Unreadable.
    """

    def __init__(self, stream: Readable, media_type: str) -> None:
        self._packed = _Counted(stream)
        self._unpacked = (KINDS | _WITHIN)[media_type](self._packed)
        self._problem: Unreadable | None = None

    @property
    def packed_bytes(self) -> int:
        """Return how far the packed stream was read."""
        return self._packed.bytes

    @property
    def has_rest(self) -> bool:
        """Tell whether it ended before strange bytes, which were left aside."""
        return getattr(self._unpacked, "has_rest", False)

    @property
    def head(self) -> bytes:
        """Return the beginning of the packed stream, once something was read."""
        return self._packed.head

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # the types of 3.11 know no Buffer
        """Fill the buffer unless the end, or damage, comes before."""
        filled = 0
        while filled < len(buffer) and self._problem is None:
            data = self._next(len(buffer) - filled)
            if not data:
                break
            buffer[filled : filled + len(data)] = data
            filled += len(data)
        if not filled and self._problem is not None:
            raise self._problem
        return filled

    def _next(self, size: int) -> bytes:
        try:
            return self._unpacked.read(size)
        except EOFError:
            self._problem = Unreadable(Outcome.DAMAGED, "cut_short")
        except Unreadable as problem:  # of what the packed stream lies in
            self._problem = problem
        except _DAMAGE as error:
            self._problem = _answer(error)
        return b""


def _answer(error: Exception) -> Unreadable:
    if any(words in str(error).lower() for words in _MEMORY_WORDS):
        return Unreadable(Outcome.REFUSED, "memory_limit")
    if _DICTIONARY in str(error).lower():  # one that web archives begin with, or that is elsewhere
        return Unreadable(Outcome.UNKNOWN, "unsupported_compression", method=_DICTIONARY)
    return Unreadable(Outcome.DAMAGED, "damaged_member")
