"""What a forked child does: shed everything inherited, confine itself, run the program, answer over its pipe."""

import fcntl
import os
import signal
import traceback
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from ingestion.sandbox import frames, identity, kernel
from ingestion.sandbox.confinement import confine
from ingestion.sandbox.given import open_given
from ingestion.sandbox.limits import CannotConfine, Limits

Program = Callable[[dict[str, Any], BinaryIO], Iterator[dict[str, Any]]]

INPUT, ANSWERS, RULES = 3, 4, 5
_DETAIL_CHARACTERS = 8_000
_NO_MEMORY = frames.pack(frames.NO_MEMORY)


def run(
    program: Program, job: dict[str, Any], limits: Limits, rules: int | None, parent: int, first_user: int
) -> None:
    """Answer one job on descriptor ANSWERS, reading descriptor INPUT; every other descriptor was shed before.

    `first_user` is where the users for children begin, 0 to stay who one is.
    """
    try:
        stream = open_given(INPUT)
        if first_user:
            identity.change(first_user)
        kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before the line above: nobody would ever end this child
            os._exit(1)
        confine(limits, rules)
    except (CannotConfine, OSError) as error:
        _send(frames.pack(frames.REFUSED, str(error).encode()))
        return
    _send(frames.pack(frames.READY))
    _answer(program, job, stream)


def shed(input_fd: int, answers_fd: int, rules: int | None) -> int | None:
    """Start a session of one's own and keep only these descriptors, at their fixed numbers; null below them."""
    os.setsid()
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    # Moved up first: one of them may sit on a number another is to have.
    wanted = [fd for fd in (input_fd, answers_fd, rules) if fd is not None]
    kept = [fcntl.fcntl(fd, fcntl.F_DUPFD, RULES + 1) for fd in wanted]
    null = fcntl.fcntl(os.open(os.devnull, os.O_RDWR), fcntl.F_DUPFD, RULES + 1)
    for place, fd in enumerate([null, null, null, *kept]):
        os.dup2(fd, place, inheritable=False)
    os.closerange(INPUT + len(kept), os.sysconf("SC_OPEN_MAX"))
    return None if rules is None else RULES


def _answer(program: Program, job: dict[str, Any], stream: BinaryIO) -> None:
    try:
        for message in program(job, stream):
            _send(frames.pack_message(message))
        _send(frames.pack(frames.END))
    except MemoryError:
        _send(_NO_MEMORY)
    except BaseException:  # noqa: BLE001  # whatever the program raised, even SystemExit, is told and ends here
        detail = traceback.format_exc()[-_DETAIL_CHARACTERS:]
        _send(frames.pack(frames.RAISED, detail.encode(errors="replace")))


def _send(frame: bytes) -> None:
    view = memoryview(frame)
    while view:
        view = view[os.write(ANSWERS, view) :]
