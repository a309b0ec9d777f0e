"""Watches a tree of processes: processor seconds so far, and the most memory all of them ever held together."""

import os
import re
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.campaigns import installation

EVERY_SECONDS = 0.25
_TICKS = os.sysconf("SC_CLK_TCK")
_PSS = re.compile(rb"^Pss:\s+(\d+) kB", re.MULTILINE)


class Meter:
    """Looks at the workers below a process, their zygotes and children, until the block ends."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._over = threading.Event()
        self._peak = 0
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def start_anew(self) -> None:
        """Forget the peak."""
        self._peak = 0

    @property
    def peak_bytes(self) -> int:
        """Return the most proportional memory (shared pages counted once) of all together since the start."""
        return self._peak

    def processor_seconds(self) -> float:
        """Return what the processes living now, and those they buried, have used."""
        return _spent(self._processes())

    def _watch(self) -> None:
        while not self._over.wait(EVERY_SECONDS):
            self._peak = max(self._peak, sum(map(_memory, self._processes())))

    def _processes(self) -> set[int]:
        workers = [pid for pid in installation.descendants(self._pid) if b"celery" in _read(pid, "cmdline")]
        return {pid for worker in workers for pid in (worker, *installation.descendants(worker))}


def here() -> float:
    """Return the seconds of processor time that this process and those below it have used."""
    return _spent({os.getpid(), *installation.descendants(os.getpid())})


def _spent(pids: set[int]) -> float:
    return sum(map(_ticks, pids)) / _TICKS


def _memory(pid: int) -> int:
    found = _PSS.search(_read(pid, "smaps_rollup"))
    return int(found[1]) << 10 if found else 0


def _ticks(pid: int) -> int:
    fields = _read(pid, "stat").rpartition(b")")[2].split()
    return sum(map(int, fields[11:15]))


def _read(pid: int, name: str) -> bytes:
    try:
        return Path(f"/proc/{pid}/{name}").read_bytes()
    except OSError:  # it ended while we looked
        return b""
