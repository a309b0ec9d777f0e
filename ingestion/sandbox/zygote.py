"""The preloaded, single-threaded parent: forks one confined child per order, reaps it, and tells how it ended.

Run as `python -m ingestion.sandbox.zygote PROGRAM PARENT_PID FIRST_USER` with its control socket on descriptor 3.
"""

import contextlib
import gc
import importlib
import json
import os
import selectors
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from typing import Any

from ingestion.sandbox import child, frames, identity, kernel, landlock, seccomp
from ingestion.sandbox.limits import Limits
from ingestion.sandbox.network import leave_network
from ingestion.sandbox.orders import CONTROL, HEADER, MOST_JOBS, TO_TELL
from ingestion.sandbox.stack import with_room

_PARENT_CHECK_SECONDS = 1.0


class Nest:
    """Holds the running children: process id to the socket on which its end is told."""

    def __init__(
        self, program: child.Program, control: socket.socket, rules: int | None, parent: int, first_user: int
    ) -> None:
        self._program = program
        self._control = control
        self._rules = rules
        self._parent = parent
        self._first_user = first_user
        self._children: dict[int, socket.socket] = {}
        self._selector = selectors.DefaultSelector()
        self._bell, self._ringer = socket.socketpair()
        for end in (self._bell, self._ringer):
            end.settimeout(0)
        self._selector.register(control, selectors.EVENT_READ)
        self._selector.register(self._bell, selectors.EVENT_READ)
        signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
        signal.set_wakeup_fd(self._ringer.fileno(), warn_on_full_buffer=False)

    def serve(self) -> None:
        """Work until the caller is gone: its socket closes, or this process has another parent."""
        while os.getppid() == self._parent:
            for key, _ in self._selector.select(_PARENT_CHECK_SECONDS):
                if key.fileobj is self._control:
                    if not self._take_order():
                        return
                elif key.fileobj is self._bell:
                    self._reap()
                else:
                    self._kill(key.data)

    def end(self) -> None:
        """Kill every child still running."""
        for pid in list(self._children):
            self._kill(pid)

    def _take_order(self) -> bool:
        header, descriptors, _, _ = socket.recv_fds(self._control, HEADER.size, TO_TELL + MOST_JOBS)
        if len(header) < HEADER.size:
            return False
        length, files = HEADER.unpack(header)
        if len(descriptors) != TO_TELL + files:
            return False
        with self._control.makefile("rb", buffering=0) as incoming:
            order = _read_exactly(incoming.read, length)
        answers, status, mark, *given = descriptors
        if order is not None:
            self._fork(json.loads(order), answers, socket.socket(fileno=status), mark, given)
        for descriptor in (answers, mark, *given):
            os.close(descriptor)
        return order is not None

    def _fork(
        self, order: dict[str, Any], answers: int, watch: socket.socket, mark: int, given: list[int]
    ) -> None:
        me = os.getpid()
        pid = os.fork()
        if pid == 0:
            code = os.EX_SOFTWARE
            try:
                rules = child.shed(given, answers, mark, self._rules)
                child.run(
                    self._program, order["jobs"], Limits(**order["limits"]), rules, me, self._first_user
                )
                code = os.EX_OK
            finally:
                os._exit(code)
        self._children[pid] = watch
        self._selector.register(watch, selectors.EVENT_READ, pid)

    def _kill(self, pid: int) -> None:
        """End a child whose caller hung up. It is reaped like any other; until then its number is not reused."""
        if pid in self._children:  # else it was reaped a moment ago, and the number may be another's
            os.kill(pid, signal.SIGKILL)
            with contextlib.suppress(KeyError):
                self._selector.unregister(self._children[pid])

    def _reap(self) -> None:
        with contextlib.suppress(BlockingIOError):
            while self._bell.recv(4096):
                continue
        while self._children:
            pid, status, usage = os.wait4(-1, os.WNOHANG)
            if pid == 0:
                return
            self._tell(pid, f"{status} {usage.ru_maxrss << 10} {usage.ru_utime + usage.ru_stime:.3f}")

    def _tell(self, pid: int, report: str) -> None:
        watch = self._children.pop(pid)
        with contextlib.suppress(KeyError):
            self._selector.unregister(watch)
        with contextlib.suppress(OSError):  # the caller no longer listens
            watch.send(report.encode())
        watch.close()


def main(arguments: list[str]) -> int:
    """Load the program, say whether that went well, and serve."""
    program_name, parent, first_user = arguments[0], int(arguments[1]), int(arguments[2])
    os.closerange(CONTROL + 1, os.sysconf("SC_OPEN_MAX"))
    control = socket.socket(fileno=CONTROL)
    try:
        program = _load(program_name)
        rules = landlock.ruleset()
        seccomp.program()  # what of it is the same for all is kept
    except BaseException:  # noqa: BLE001  # a program that cannot even be imported is told, whatever it raised
        control.sendall(frames.pack(frames.REFUSED, traceback.format_exc().encode(errors="replace")))
        return 1
    if not identity.may_change(landlock.code_paths()):
        first_user = 0
    leave_network(stays_who_it_is=not first_user)
    gc.collect()
    kernel.give_back_memory()  # what loading left is of no use to children, and every page of it has to be forked
    gc.set_threshold(50_000, 20, 100)  # most children end before there is anything to collect
    gc.freeze()  # children then share these pages instead of copying them at their first collection
    nest = Nest(program, control, rules, parent, first_user)
    control.sendall(frames.pack(frames.READY))
    try:
        nest.serve()
    finally:
        nest.end()
    return 0


def _load(program_name: str) -> child.Program:
    module, _, name = program_name.partition(":")
    program: child.Program = getattr(importlib.import_module(module), name)
    if kernel.count_threads() > 1:
        raise RuntimeError(f"loading {module} starts threads, which a fork would leave behind holding locks")
    return program


def _read_exactly(read: Callable[[int], bytes | None], length: int) -> bytes | None:
    data = bytearray()
    while len(data) < length:
        piece = read(length - len(data))
        if not piece:
            return None
        data += piece
    return bytes(data)


if __name__ == "__main__":
    sys.exit(with_room(lambda: main(sys.argv[1:])))
