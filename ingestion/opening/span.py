"""A part of a larger stream, read at a place of its own, so that several parts can be read by turns."""

import io
from typing import BinaryIO


class Span(io.RawIOBase):
    """The `length` bytes of `stream` from `start`; forward only. Not for several threads."""

    def __init__(self, stream: BinaryIO, start: int, length: int) -> None:
        self._stream = stream
        self._place = start
        self._length = self._left = length

    @property
    def taken(self) -> int:
        """Return how many bytes of it were read."""
        return self._length - self._left

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # the types of 3.11 know no Buffer
        """Read what the underlying stream gives at once, 0 at the end of the span or of the stream."""
        self._stream.seek(self._place)
        data = self._stream.read(min(len(buffer), self._left))
        buffer[: len(data)] = data
        self._place += len(data)
        self._left -= len(data)
        return len(data)
