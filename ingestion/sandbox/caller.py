"""The worker's handle on the sandbox: starts the zygote when needed, hands it jobs, and starts it again if it died."""

import contextlib
import fcntl
import json
import os
import signal
import socket
import sys
import threading
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Self

from ingestion.sandbox import bookmark, frames, kernel
from ingestion.sandbox.conversation import Conversation
from ingestion.sandbox.identity import FIRST_USER
from ingestion.sandbox.limits import CannotConfine, Limits
from ingestion.sandbox.orders import CONTROL, HEADER, MOST_JOBS, TO_TELL
from ingestion.sandbox.surroundings import surroundings

_START_SECONDS = 120.0
_PIPE_BYTES = 1 << 20


class Zygote:
    """Runs one program, "module:function", confined, any number of times; usable from several threads.

    Where the worker may change users each child runs as one of its own, numbered from `first_user` on; 0 forbids that.

    A process forked after the start gets a zygote of its own at its first run.
    """

    def __init__(self, program: str, first_user: int = FIRST_USER) -> None:
        self._program = program
        self._first_user = first_user
        self._lock = threading.Lock()
        self._pid = 0
        self._owner = 0
        self._control: socket.socket | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Start the zygote unless it runs. Raises CannotConfine when it cannot confine or load its program."""
        with self._lock:
            self._ensure()

    def run(self, job: Mapping[str, Any], fd: int, limits: Limits = Limits()) -> Iterator[dict[str, Any]]:  # noqa: B008  # frozen
        """Yield the dicts the program yields, alone or in lists, for `job` (JSON) over the open file `fd`, which stays the caller's.

        Nothing starts before the first dict is asked for; giving up the iterator kills the child. Raises ChildDied for
        whatever the file did to the child, CannotConfine when this machine cannot run it at all.
        """
        with contextlib.closing(self.run_each([job], [fd], limits)) as messages:
            for _, message in messages:
                yield message

    def run_each(
        self, jobs: Sequence[Mapping[str, Any]], fds: Sequence[int], limits: Limits
    ) -> Generator[tuple[int, dict[str, Any]]]:
        """Run jobs, each over its own file, one after the other in one child; yield as `run`, with the job's number.

        A fork costs more than a short letter takes to read. But whoever dies takes the jobs left along, and what a file
        makes of its child the next finds there: only files of one giver, no more than MOST_JOBS. The limits are the child's.
        """
        if not 0 < len(jobs) == len(fds) <= MOST_JOBS:
            raise ValueError(f"{len(jobs)} jobs over {len(fds)} files, at most {MOST_JOBS}")
        order = json.dumps({"jobs": [dict(job) for job in jobs], "limits": asdict(limits)}).encode()
        conversation = self._begin(order, fds, limits)
        try:
            yield from conversation.messages()
        finally:
            conversation.close()

    def close(self) -> None:
        """End the zygote and with it every running child."""
        with self._lock:
            self._end()

    def _begin(self, order: bytes, fds: Sequence[int], limits: Limits) -> Conversation:
        answers, theirs = os.pipe()
        with contextlib.suppress(OSError):  # it only saves switching between the two
            fcntl.fcntl(theirs, kernel.F_SETPIPE_SZ, _PIPE_BYTES)
        status, told = socket.socketpair()
        mark = bookmark.lay()
        conversation = Conversation(answers, status, mark, limits, len(fds))
        try:
            with self._lock:
                self._hand_over(order, [theirs, told.fileno(), mark, *fds])
        except BaseException:
            conversation.close()
            raise
        finally:
            os.close(theirs)
            told.close()
        return conversation

    def _hand_over(self, order: bytes, descriptors: list[int]) -> None:
        try:
            self._send(self._ensure(), order, descriptors)
        except OSError:  # it died since the last job
            self._end()
            self._send(self._ensure(), order, descriptors)

    def _send(self, control: socket.socket, order: bytes, descriptors: list[int]) -> None:
        try:
            header = HEADER.pack(len(order), len(descriptors) - TO_TELL)
            socket.send_fds(control, [header], descriptors)
            control.sendall(order)
        except BaseException:
            self._end()  # half an order would garble the next
            raise

    def _ensure(self) -> socket.socket:
        if self._control is not None and self._owner == os.getpid() and self._is_alive():
            return self._control
        self._end()
        reason = kernel.why_unsupported()
        if reason:
            raise CannotConfine(reason)
        ours, theirs = socket.socketpair()
        with theirs:
            self._pid = _spawn(self._program, self._first_user, theirs.fileno())
        self._control, self._owner = ours, os.getpid()
        self._await_readiness(ours)
        return ours

    def _await_readiness(self, control: socket.socket) -> None:
        control.settimeout(_START_SECONDS)
        with control.makefile("rb") as incoming:
            header = incoming.read(frames.HEADER.size)
            kind, length = frames.HEADER.unpack(header) if len(header) == frames.HEADER.size else (b"", 0)
            reason = incoming.read(length).decode(errors="replace")
        control.settimeout(None)
        if kind != frames.READY:
            self._end()
            raise CannotConfine(f"the confined program {self._program} did not start: {reason}")

    def _is_alive(self) -> bool:
        try:
            alive = os.waitpid(self._pid, os.WNOHANG) == (0, 0)
        except ChildProcessError:
            alive = False
        if not alive:
            self._pid = 0  # reaped: the number may be another's from now on
        return alive

    def _end(self) -> None:
        if self._control is not None:
            self._control.close()
        if self._pid and self._owner == os.getpid():
            with contextlib.suppress(ProcessLookupError, ChildProcessError):
                os.kill(self._pid, signal.SIGKILL)
                os.waitpid(self._pid, 0)
        self._pid, self._control = 0, None


def _spawn(program: str, first_user: int, control: int) -> int:
    arguments = [program, str(os.getpid()), str(first_user)]
    command = [sys.executable, "-P", "-s", "-m", "ingestion.sandbox.zygote", *arguments]
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_DUP2, control, CONTROL),
    ]
    return os.posix_spawn(sys.executable, command, surroundings(), file_actions=actions, setsid=True)
