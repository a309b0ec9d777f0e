"""What one member says on a tape that is read front to back: read as far as it goes, and passed over where nobody wants it."""

from collections.abc import Iterator
from typing import BinaryIO

from ingestion.opening.member import PieceByPiece
from ingestion.types import Outcome, Unreadable

ALIVE_BYTES = 32 << 20  # passed over between two signs of life
_PIECE = 1 << 20


class Body:
    """The next `size` bytes of the tape. Raises Unreadable where the tape ends first."""

    def __init__(self, tape: BinaryIO, size: int) -> None:
        self._tape, self._size, self.left = tape, size, size
        self._pieces = PieceByPiece(tape)

    @property
    def taken(self) -> int:
        """Return how many bytes of it were read."""
        return self._size - self.left

    def read(self, size: int) -> bytes:
        """Read on."""
        data = self._pieces.read(min(size, self.left))
        if not data and self.left and size:
            raise Unreadable(Outcome.DAMAGED, "cut_short")
        self.left -= len(data)
        return data

    def readline(self, size: int) -> bytes:
        """Read on to the end of a line, or as far as `size` or the member goes."""
        line = self._tape.readline(min(size, self.left))
        if len(line) < min(size, self.left) and not line.endswith(b"\n"):
            raise Unreadable(Outcome.DAMAGED, "cut_short")
        self.left -= len(line)
        return line

    def skip(self) -> Iterator[None]:
        """Pass over what was not read, with a sign of life now and then."""
        if self.left > _PIECE and self._tape.seekable():
            try:
                self._tape.seek(self.left - 1, 1)
            except (OSError, OverflowError) as error:  # further than any file reaches
                raise Unreadable(Outcome.DAMAGED, "cut_short") from error
            self.left = 1
        passed = 0
        while self.left:
            passed += len(self.read(_PIECE))
            if passed >= ALIVE_BYTES:
                passed = 0
                yield None
