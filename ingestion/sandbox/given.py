"""Opens the one file a child was given, on a file description of its own and for reading only."""

import fcntl
import io
import os
import stat
from typing import BinaryIO, cast

from ingestion.sandbox.limits import CannotConfine

_BUFFER_BYTES = 256 << 10


class _AtOwnPlace(io.RawIOBase):
    """Reads a file at a place of its own, whatever others sharing the descriptor do with theirs."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._place = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._descriptor

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed's Buffer is not in 3.11
        count = os.preadv(self._descriptor, [buffer], self._place)
        self._place += count
        return count

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        end = os.fstat(self._descriptor).st_size
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: end}[whence]
        if start + offset < 0:
            raise ValueError("a place before the beginning")
        self._place = start + offset
        return self._place


def open_given(descriptor: int) -> io.RawIOBase:
    """Open what was passed, from its beginning; pipes and sockets are read on from where they are, unseekable.

    Must be called before confinement. The passed descriptor may allow writing and shares its offset with the caller:
    it is closed and replaced by a reading one. Raises CannotConfine where that cannot be done safely.
    """
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        return io.FileIO(descriptor, "rb")
    try:
        own = os.open(f"/proc/self/fd/{descriptor}", os.O_RDONLY | os.O_CLOEXEC)
    except OSError as error:
        if fcntl.fcntl(descriptor, fcntl.F_GETFL) & os.O_ACCMODE != os.O_RDONLY:
            raise CannotConfine(
                "the file was passed open for writing and cannot be reopened for reading"
            ) from error
        return _AtOwnPlace(descriptor)
    os.dup2(own, descriptor, inheritable=False)
    os.close(own)
    return io.FileIO(descriptor, "rb")


def buffered(raw: io.RawIOBase) -> BinaryIO:
    """What was opened, for reading. Its room is only taken now: the next of many files is then read into the same."""
    return cast("BinaryIO", io.BufferedReader(raw, _BUFFER_BYTES))
