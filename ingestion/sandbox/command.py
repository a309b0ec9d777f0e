"""Runs one given program of the system over untrusted bytes, confined: the `ocr` profile.

The program cannot be a function of ours in a forked child: it is another executable, so its process must be allowed to
execute. Seccomp sees no paths, so it lets `execve` through and Landlock narrows it to that one file (and the loader that
the kernel opens for it): whatever takes the program over can become nothing else, and under the same walls. Without
Landlock, `manage.py check` says so; the rest holds even then: no network, no new process, no writing to any file, no
privilege, bounded memory and time. Bytes go in by its standard input and come out by its standard output; it is given no file.

A fresh interpreter confines itself and executes (`launcher`), because forking a worker that has threads is not safe.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from ingestion.sandbox.limits import CANNOT, CannotConfine, ChildDied, Limits
from ingestion.sandbox.surroundings import CODE_ROOT

_DETAIL_BYTES = 2_000


@dataclass(frozen=True, slots=True)
class Command:
    """A program by its absolute path, with what it is called with and the folders of data it may read."""

    path: str
    arguments: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)


def run_command(command: Command, given: bytes, limits: Limits, *, first_user: int = 0) -> bytes:
    """Give what the program writes for `given`. Raises ChildDied for what the bytes did to it, CannotConfine for us."""
    order = {
        "command": command.path, "arguments": command.arguments, "data": command.data,
        "environment": dict(command.environment), "limits": asdict(limits), "first_user": first_user,
    }  # fmt: skip
    started = subprocess.Popen(  # noqa: S603  # the path is ours, and confined
        [sys.executable, "-P", "-s", "-m", "ingestion.sandbox.launcher", json.dumps(order), str(os.getpid())],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        env={"LANG": "C.UTF-8", "PYTHONPATH": str(CODE_ROOT), "PYTHONUTF8": "1"},
    )  # fmt: skip
    with started:
        try:
            answer, word = started.communicate(given, timeout=limits.wall_seconds)
        except subprocess.TimeoutExpired as error:
            started.kill()
            raise ChildDied("time", f"{command.path} took longer than {limits.wall_seconds} s") from error
    _judge(started.returncode, word)
    if len(answer) > limits.output_bytes:
        raise ChildDied("output", f"{len(answer)} bytes")
    return answer


def _judge(status: int, word: bytes) -> None:
    detail = word[-_DETAIL_BYTES:].decode(errors="replace")
    if status == CANNOT:
        raise CannotConfine(detail)
    if status in {-signal.SIGXCPU, -signal.SIGKILL}:
        raise ChildDied("time", detail)
    if status:
        raise ChildDied("crash", f"status {status}: {detail}")
