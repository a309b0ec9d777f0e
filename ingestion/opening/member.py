"""One member of an archive, as every opener hands it out, and the stream that counts what comes out of it."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Protocol, cast

from ingestion.opening.budget import Budget
from ingestion.types import Unreadable

UNKNOWN_SIZE = 1 << 62  # declared by nobody: for what is packed as a stream
_BUFFER_BYTES = 64 << 10  # what sniffing looks at: `peek` gives it all


@dataclass(slots=True)
class Member:
    """A file inside an archive. `name` is a label, never a path; `size` is what the archive declares, or UNKNOWN_SIZE.

    `index` is its place in the archive, folders counted; `problem` says why it cannot be opened, if so.
    """

    name: str
    index: int
    size: int
    problem: Unreadable | None
    _unpack: Callable[[], BinaryIO]

    def open(self) -> BinaryIO:
        """Open a forward-only stream with `peek`, spending the budget as it is read.

        Raises Unreadable, here or while reading. Give it to a C library only once read into memory: some swallow
        what a stream raises.
        """
        if self.problem is not None:
            raise self.problem
        return self._unpack()


class Readable(Protocol):
    """Anything that reads on by at most so many bytes, and says its end with none."""

    def read(self, size: int, /) -> bytes:
        """Read."""
        ...


class PieceByPiece:
    """Reads no more at once than is there: a buffered stream that meets damage on its way drops what it had before."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = cast("io.BufferedReader", stream)

    def read(self, size: int) -> bytes:
        """Read on."""
        return self._stream.read1(size)


class Unpacked(io.RawIOBase):
    """What comes out of a member: counted against the budget, whatever the archive declared.

    `packed` tells how many packed bytes that took, where they are a known number or read as it goes.
    """

    def __init__(self, inner: Readable, packed: Callable[[], int], budget: Budget) -> None:
        self._inner = inner
        self._packed = packed
        self._budget = budget
        self._read = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # the types of 3.11 know no Buffer
        """Read on, raising Unreadable for damage and for a spent budget."""
        data = self._inner.read(len(buffer))
        buffer[: len(data)] = data
        self._read += len(data)
        self._budget.spend_bytes(len(data), self._read, self._packed())
        return len(data)


def buffered(raw: io.RawIOBase) -> BinaryIO:
    """Put the buffer around a raw stream that `peek` and small reads want."""
    return io.BufferedReader(raw, _BUFFER_BYTES)
