"""Looks at the beginning of a stream without taking anything away from who reads it next."""

import io
from dataclasses import dataclass
from typing import BinaryIO, Protocol, cast

HEAD_BYTES = 64 << 10


class _Peekable(Protocol):
    def peek(self, size: int, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Head:
    """The first bytes, whether they are all there are, and the stream when more of it may be looked at."""

    data: bytes
    is_whole: bool
    stream: BinaryIO | None


def look(stream: BinaryIO, size: int) -> Head:
    """Look at a stream: from its beginning where it is seekable, else at what `peek` shows.

    Raises ValueError for a stream that can neither be rewound nor peeked at.
    """
    if stream.seekable():
        data = read_at(stream, 0, HEAD_BYTES)
        return Head(data, len(data) < HEAD_BYTES or size <= HEAD_BYTES, stream)
    if not hasattr(stream, "peek"):
        raise ValueError("a stream must be seekable or have peek() to be sniffed")
    data = cast("_Peekable", stream).peek(HEAD_BYTES)[:HEAD_BYTES]
    return Head(data, size <= len(data), None)


def read_at(stream: BinaryIO, place: int, size: int) -> bytes:
    """Read up to `size` bytes at `place`, leaving the stream where it was; nothing at a place no file system has."""
    before = stream.tell()
    try:
        stream.seek(place)
        return stream.read(size)
    except (OSError, OverflowError):
        return b""
    finally:
        stream.seek(before, io.SEEK_SET)
