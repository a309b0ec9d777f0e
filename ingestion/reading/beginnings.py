"""A stream of unknown length whose beginning is held, so that its kind can be told and its end needs no declaring."""

import io
from typing import BinaryIO, cast

from ingestion.types import Outcome, Unreadable

_PIECE = 1 << 20


class Beginning(io.RawIOBase):
    """Reads what is held, then on. Damage is its end, kept as `problem`: what came before it is to be read all the same.

    `bytes` is how many came out of the stream so far.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = cast("io.BufferedReader", stream)
        self.held = bytearray()
        self.bytes = 0
        self.is_all = False
        self.problem: Unreadable | None = None

    def hold(self, size: int) -> None:
        """Hold up to `size` bytes. Raises Unreadable for anything but damage, and for damage before the first byte."""
        while len(self.held) < size and not self.is_all:
            self.held += self._next(min(_PIECE, size - len(self.held)))
        if self.problem is not None and not self.held:
            raise self.problem

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # the types of 3.11 know no Buffer
        """Read on, first what is held."""
        data = bytes(self.held[: len(buffer)]) if self.held else self._next(len(buffer))
        if self.held:
            del self.held[: len(data)]
        buffer[: len(data)] = data
        return len(data)

    def _next(self, size: int) -> bytes:
        if self.is_all:
            return b""
        try:
            data = self._stream.read1(size)  # `read` would drop what came before damage
        except Unreadable as problem:
            if problem.outcome is not Outcome.DAMAGED:
                raise
            self.problem, data = problem, b""
        self.is_all = not data
        self.bytes += len(data)
        return data
