"""Opens text of any encoding as numbered lines of bytes, without ever holding the file whole."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from ingestion.text.encodings import (
    SAMPLE_BYTES,
    Units,
    decode,
    decode_as,
    guess,
    is_utf8_beyond_ascii,
    unit_of,
)
from ingestion.types import Outcome, Source, Unreadable

_CHUNK_BYTES = 256 * 1024


class Readable(Protocol):
    """The one method that is needed of a stream."""

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes, b"" at the end."""
        ...


@dataclass(slots=True)
class OpenedText:
    """A text file whose encoding is decided, always from its first 256 kB, so that reading on later decides the same."""

    stream: Readable
    head: bytes
    encoding: str
    unit: Units
    newline: bytes
    seek: Callable[[int], object] | None
    offset: int = 0

    def move_to(self, offset: int) -> None:
        """Go on at byte `offset`; a stream that cannot seek only goes forward."""
        if self.seek:
            self.seek(offset)
            self.offset = offset
        while self.offset < offset and (passed := self.stream.read(min(_CHUNK_BYTES, offset - self.offset))):
            self.offset += len(passed)

    def lines(self, longest: int) -> Iterator[tuple[int, bytes]]:
        """Yield (byte offset, line with its newline) from the place reached; a line of more than `longest` bytes is refused."""
        pending, searched = bytearray(), 0
        while chunk := self.stream.read(_CHUNK_BYTES):
            pending += chunk
            begin = 0
            while (end := find_end(pending, self.newline, max(begin, searched), self.unit.width)) >= 0:
                yield self.offset + begin, bytes(pending[begin:end])
                begin = end
            del pending[:begin]
            self.offset += begin
            searched = max(0, len(pending) - len(self.newline) + 1)
            if len(pending) > longest:
                raise Unreadable(Outcome.REFUSED, "record_too_large", limit_bytes=longest)
        if pending:
            yield self.offset, bytes(pending)

    def text_of(self, raw: bytes, offset: int) -> tuple[str, tuple[str, ...]]:
        """Decode bytes that begin at `offset`: in the file's encoding, or by their own guess if that does not fit; and say so.

        In a file of a code page, what is valid UTF-8 beyond ASCII is that: two files were put together.
        """
        codec = self.unit.codec
        if codec != "utf-8" and self.unit.width == 1 and is_utf8_beyond_ascii(raw):
            codec = "utf-8"
        decoded = decode_as(raw, codec)
        if decoded.damaged and self.unit.codec == "utf-8":
            decoded = decode(raw)
        text = decoded.text.removeprefix("\ufeff") if offset == 0 else decoded.text
        notes = () if decoded.encoding == "utf-8" or text.isascii() else (f"decoded:{decoded.encoding}",)
        return text, (*notes, f"undecodable:{decoded.damaged}") if decoded.damaged else notes


def open_text(source: Source) -> OpenedText:
    """Open `source` at its first byte, with its encoding and newline decided."""
    head = read_fully(source.stream, SAMPLE_BYTES)
    if source.seekable:
        source.stream.seek(0)
        return _opened(source.stream, head, source.stream.seek)
    return _opened(_Continued(head, source.stream), head, None)


def _opened(stream: Readable, head: bytes, seek: Callable[[int], object] | None) -> OpenedText:
    encoding = guess(head, whole=len(head) < SAMPLE_BYTES)
    unit = unit_of(encoding, head)
    newline, old_mac = "\n".encode(unit.codec), "\r".encode(unit.codec)
    if newline not in head and old_mac in head:
        newline = old_mac
    return OpenedText(stream, head, encoding, unit, newline, seek)


def find_end(data: bytes | bytearray, wanted: bytes, begin: int, width: int) -> int:
    """Where the first `wanted` at or after `begin` ends, looking only at whole code units of `width` bytes; -1 without one."""
    place = data.find(wanted, begin)
    while place >= 0 and place % width:
        place = data.find(wanted, place + 1)
    return place + len(wanted) if place >= 0 else -1


def read_fully(stream: Readable, size: int) -> bytes:
    """Read `size` bytes, or all there are: raw streams may give fewer than asked."""
    pieces, missing = [], size
    while missing and (piece := stream.read(missing)):
        pieces.append(piece)
        missing -= len(piece)
    return b"".join(pieces)


def read_whole(source: Source, limit_bytes: int) -> bytes:
    """Read a file whole, or refuse it as too large for its kind."""
    # Whoever asks for more makes room for it, however little comes.
    expected = min(source.size, limit_bytes) + 1
    data = read_fully(source.stream, expected)
    if len(data) == expected:  # nobody knew its size
        data += read_fully(source.stream, limit_bytes + 1 - expected)
    if len(data) > limit_bytes:
        raise Unreadable(Outcome.REFUSED, "document_too_large", limit_bytes=limit_bytes)
    return data


class _Continued:
    """A stream that cannot go back, read on as if its head had not been taken."""

    def __init__(self, head: bytes, rest: Readable) -> None:
        self._head = head
        self._rest = rest

    def read(self, size: int, /) -> bytes:
        if not self._head:
            return self._rest.read(size)
        piece, self._head = self._head[:size], self._head[size:]
        return piece
