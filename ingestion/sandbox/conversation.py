"""The caller's side of what one child does: messages with a limit on silence, and the cause when the child dies."""

import os
import select
import signal
import socket
import time
from collections.abc import Iterator
from typing import Any

from ingestion.sandbox import bookmark, frames
from ingestion.sandbox.limits import CannotConfine, Cause, ChildDied, KilledFromOutside, Limits

_READ_BYTES = 1 << 17  # at once: of more, memory is asked of the kernel and given back for every child
_REPORT_SECONDS = 5.0
_DETAIL_BYTES = 16_000
_STARVED = (signal.SIGABRT, signal.SIGSEGV, signal.SIGBUS, signal.SIGILL, signal.SIGTRAP)


class Conversation:
    """One running child with so many jobs. Closing it kills the child, wherever it is."""

    def __init__(self, answers: int, status: socket.socket, mark: int, limits: Limits, jobs: int) -> None:
        self._answers = answers
        self._mark = mark
        self._status = status
        self._limits = limits
        self._jobs = jobs
        self._inbox = frames.Inbox(limits.message_bytes)
        self._landing = memoryview(bytearray(_READ_BYTES))  # asked of the kernel once, not for every message
        self._received = 0
        self._poll = select.poll()
        self._poll.register(answers, select.POLLIN)

    def messages(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield what the program yields, with the number of its job. Raises ChildDied, or CannotConfine before anything was read."""
        try:
            yield from self._messages()
        except ChildDied as died:
            died.reached = bookmark.place_of(self._mark)
            raise

    def _messages(self) -> Iterator[tuple[int, dict[str, Any]]]:
        try:
            self._expect_ready()
            for number in range(self._jobs):
                last = frames.NEXT if number < self._jobs - 1 else frames.END
                while (frame := self._next())[0] != last:
                    for message in self._said(*frame):
                        yield number, message
        except frames.Garbled as error:
            raise ChildDied("protocol", str(error)) from error
        except frames.TooLong as error:
            raise ChildDied("output", str(error)) from error

    def close(self) -> None:
        """Hang up: the zygote kills the child when it sees the status socket closed."""
        os.close(self._answers)
        os.close(self._mark)
        self._status.close()

    def _expect_ready(self) -> None:
        kind, payload = self._next()
        if kind == frames.REFUSED:
            raise CannotConfine(_detail(payload))
        if kind != frames.READY:
            raise frames.Garbled("the child did not begin with its readiness")

    @staticmethod
    def _said(kind: bytes, payload: bytes) -> list[dict[str, Any]]:
        if kind == frames.RAISED:
            raise ChildDied("crash", _detail(payload))
        if kind == frames.NO_MEMORY:
            raise ChildDied("memory", "the program raised MemoryError")
        if kind != frames.MESSAGE:
            raise frames.Garbled(f"kind {kind!r} out of turn")
        return frames.unpack_message(payload)

    def _next(self) -> tuple[bytes, bytes]:
        """Wait for the next whole frame; the time the caller spends between two of them does not count."""
        if (frame := self._inbox.next()) is not None:
            return frame
        deadline = time.monotonic() + self._limits.wall_seconds
        while frame is None:
            left = deadline - time.monotonic()
            if left <= 0 or not self._poll.poll(left * 1000):
                raise ChildDied("time", f"silent for {self._limits.wall_seconds} seconds")
            length = os.readv(self._answers, [self._landing])
            if not length:
                raise self._end()
            self._received += length
            if self._received > self._limits.output_bytes:
                raise ChildDied("output", f"more than {self._limits.output_bytes} bytes of answers")
            self._inbox.add(self._landing[:length])
            frame = self._inbox.next()
        return frame

    def _end(self) -> ChildDied:
        self._status.settimeout(_REPORT_SECONDS)
        try:
            report = self._status.recv(256).split()
        except OSError:
            report = []
        if not report:
            return KilledFromOutside("the parent of the confined children")
        status, resident, seconds = int(report[0]), int(report[1]), float(report[2])
        if was_killed_from_outside(status, resident, seconds, self._limits):
            return KilledFromOutside("the confined child")
        return ChildDied(*cause_of_death(status, resident, seconds, self._limits))


def _detail(payload: bytes) -> str:
    return payload[:_DETAIL_BYTES].decode(errors="replace")


def was_killed_from_outside(status: int, resident_bytes: int, cpu_seconds: float, limits: Limits) -> bool:
    """Tell a kill that nothing explains: far from every limit, and a confined child cannot send itself one."""
    if not os.WIFSIGNALED(status) or os.WTERMSIG(status) != signal.SIGKILL:
        return False
    return cpu_seconds < limits.cpu_seconds and resident_bytes < limits.memory_bytes // 2


def cause_of_death(status: int, resident_bytes: int, cpu_seconds: float, limits: Limits) -> tuple[Cause, str]:
    """Tell from a wait status and what was used why a child ended before saying so."""
    if not os.WIFSIGNALED(status):
        code = os.waitstatus_to_exitcode(status)
        return (
            ("crash", f"exit code {code}") if code else ("protocol", "it stopped before saying it was done")
        )
    number = os.WTERMSIG(status)
    name = signal.Signals(number).name
    used = f"{name} after {cpu_seconds:.1f} s of processor time with {resident_bytes >> 20} MiB"
    if number == signal.SIGXCPU or (number == signal.SIGKILL and cpu_seconds >= limits.cpu_seconds):
        return "time", used
    # A library out of memory aborts or runs into a null pointer; SIGKILL from elsewhere is the kernel short of memory.
    starved = number in _STARVED and resident_bytes > limits.memory_bytes // 2
    return ("memory" if starved or number == signal.SIGKILL else "crash"), used
