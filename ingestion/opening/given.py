"""Gives a stream to a C library, which must never see an exception of Python's: it would be lost, and the reading go on."""

import io
from typing import BinaryIO, cast

from ingestion.opening.member import Readable


class Given:
    """The stream as the library asks for it. `bytes` is how many it took."""

    def __init__(self, stream: Readable, *, seekable: bool = True) -> None:
        self._stream = cast("BinaryIO", stream)
        self._seekable = seekable
        self.bytes = 0

    def seekable(self) -> bool:
        """Tell whether it may seek."""
        return self._seekable

    def readinto(self, buffer: bytearray | memoryview) -> int:
        """Read into the library's buffer; −1 where that fails."""
        try:
            data = self._stream.read(len(buffer))
        except Exception:  # noqa: BLE001  # whatever it is, the library is told that reading failed
            return -1
        memoryview(buffer).cast("B")[: len(data)] = data
        self.bytes += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move; a place before the beginning is the beginning."""
        try:
            return self._stream.seek(offset, whence)
        except (OSError, ValueError):
            return self._stream.seek(0)

    def tell(self) -> int:
        """Say where it is."""
        return self._stream.tell()
