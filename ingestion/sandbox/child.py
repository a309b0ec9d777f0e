"""What a forked child does: shed everything inherited, confine itself, run the program over each file given, answer over its pipe."""

import fcntl
import io
import os
import signal
import traceback
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from ingestion.sandbox import bookmark, frames, identity, kernel
from ingestion.sandbox.confinement import confine
from ingestion.sandbox.frames import Message
from ingestion.sandbox.given import buffered, open_given
from ingestion.sandbox.limits import CannotConfine, Limits

# A list is told at once; a number is how far the program came since, and only left where the caller finds it.
Program = Callable[[Message, BinaryIO], Iterator[Message | list[Message] | int]]

INPUT, ANSWERS, MARK, RULES, MORE_INPUTS = 3, 4, 5, 6, 7
_DETAIL_CHARACTERS = 8_000
_AT_ONCE = 1 << 20  # bytes of several messages in one frame
_NO_MEMORY = frames.pack(frames.NO_MEMORY)


def run(
    program: Program,
    jobs: list[dict[str, Any]],
    limits: Limits,
    rules: int | None,
    parent: int,
    first_user: int,
) -> None:
    """Answer each job on descriptor ANSWERS, the first reading descriptor INPUT; all but theirs were shed before.

    `first_user` is where the users for children begin, 0 to stay who one is.
    """
    try:
        files = [open_given(descriptor) for descriptor in _places(len(jobs))]
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
    _answer(program, jobs, files)


def _places(inputs: int) -> list[int]:
    """The numbers at which so many inputs are kept."""
    return [INPUT, *range(MORE_INPUTS, MORE_INPUTS + inputs - 1)]


def shed(inputs: list[int], answers_fd: int, mark: int, rules: int | None) -> int | None:
    """Start a session of one's own and keep only these descriptors, at their fixed numbers; null below them."""
    os.setsid()
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    # Moved up first: one of them may sit on a number another is to have.
    null = os.open(os.devnull, os.O_RDWR)
    wanted = {0: null, 1: null, 2: null, ANSWERS: answers_fd, MARK: mark}
    wanted |= {RULES: null if rules is None else rules}
    wanted |= dict(zip(_places(len(inputs)), inputs, strict=True))
    above = MORE_INPUTS + len(inputs)
    kept = {place: fcntl.fcntl(fd, fcntl.F_DUPFD, above) for place, fd in wanted.items()}
    for place, fd in kept.items():
        os.dup2(fd, place, inheritable=False)
    os.closerange(max(kept) + 1, os.sysconf("SC_OPEN_MAX"))
    if rules is None:
        os.close(RULES)
    return None if rules is None else RULES


def _answer(program: Program, jobs: list[dict[str, Any]], files: list[io.RawIOBase]) -> None:
    left = len(jobs)
    try:
        for job, file in zip(jobs, files, strict=True):
            stream = buffered(file)
            for said in program(job, stream):
                _say(said)
            stream.close()
            left -= 1
            _send(frames.pack(frames.NEXT if left else frames.END))
    except MemoryError:
        _send(_NO_MEMORY)
    except BaseException:  # noqa: BLE001  # whatever the program raised, even SystemExit, is told and ends here
        detail = traceback.format_exc()[-_DETAIL_CHARACTERS:]
        _send(frames.pack(frames.RAISED, detail.encode(errors="replace")))


def _say(said: Message | list[Message] | int) -> None:
    if isinstance(said, int):
        bookmark.move(MARK, said)
        return
    bookmark.move(MARK, 0)  # before it is told: what the caller finds then is of after it
    _tell(said if isinstance(said, list) else [said])


def _tell(messages: list[Message]) -> None:
    """Send messages, small ones together: every write wakes the caller, and every frame takes its time to open."""
    if len(messages) > 1 and len(together := frames.pack_message(messages)) <= _AT_ONCE:
        _send(together)
        return
    for message in messages:
        _send(frames.pack_message(message))


def _send(frame: bytes) -> None:
    view = memoryview(frame)
    while view:
        view = view[os.write(ANSWERS, view) :]
