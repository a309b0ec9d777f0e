"""Unpacks one ZIP member a bounded piece at a time, whichever of the four methods packed it."""

import bz2
import lzma
import struct
import zlib
from collections.abc import Callable
from typing import Protocol

from ingestion.opening.directory import Entry
from ingestion.opening.span import Span
from ingestion.types import Outcome, Unreadable

_READ_BYTES = 64 << 10
_DAMAGE = (zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, struct.error)
_LZMA_PROPERTIES_AT = 4


class Decompressor(Protocol):
    """The libraries' common habit: never more than `max_length` bytes at once."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class _Stored:
    eof = False
    needs_input = True

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return data


class _Deflated:
    def __init__(self) -> None:
        self._inner = zlib.decompressobj(-zlib.MAX_WBITS)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)


class _Lzma:
    """LZMA as ZIP holds it: a version, the length of the properties, the properties, the raw stream."""

    def __init__(self) -> None:
        self._inner: lzma.LZMADecompressor | None = None

    @property
    def eof(self) -> bool:
        return self._inner is not None and self._inner.eof

    @property
    def needs_input(self) -> bool:
        return self._inner is None or self._inner.needs_input

    def decompress(self, data: bytes, max_length: int) -> bytes:
        if self._inner is None:
            length = struct.unpack_from("<H", data, 2)[0]
            start = _LZMA_PROPERTIES_AT + length
            packed, dictionary = struct.unpack("<BI", data[_LZMA_PROPERTIES_AT:start])
            rest, literal = divmod(packed, 9)
            position, low = divmod(rest, 5)
            filters = [
                {"id": lzma.FILTER_LZMA1, "dict_size": dictionary, "lc": literal, "lp": low, "pb": position}
            ]
            self._inner = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=filters)
            data = data[start:]
        return self._inner.decompress(data, max_length)


METHODS: dict[int, Callable[[], Decompressor]] = {
    0: _Stored,
    8: _Deflated,
    12: bz2.BZ2Decompressor,
    14: _Lzma,
}


class Unpacking:
    """Reads a member on, never more than asked for; what does not unpack to what was declared is damaged."""

    def __init__(self, packed: Span, entry: Entry) -> None:
        self._packed = packed
        self._inner = METHODS[entry.method]()
        self._left = entry.size
        self._wanted = entry.crc
        self._crc = 0

    def read(self, size: int) -> bytes:
        """Read at most `size` bytes, none at the end. Raises Unreadable(DAMAGED, "damaged_member")."""
        try:
            data = self._next(size)
        except _DAMAGE as error:
            raise Unreadable(Outcome.DAMAGED, "damaged_member") from error
        self._crc = zlib.crc32(data, self._crc)
        self._left -= len(data)
        if self._left < 0 or (not data and (self._left or self._crc != self._wanted)):
            raise Unreadable(Outcome.DAMAGED, "damaged_member")
        return data

    def _next(self, size: int) -> bytes:
        while not self._inner.eof:
            packed = self._packed.read(min(size, _READ_BYTES)) or b"" if self._inner.needs_input else b""
            exhausted = self._inner.needs_input and not packed
            data = self._inner.decompress(packed, size)
            if data or exhausted:
                return data
        return b""
