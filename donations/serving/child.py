"""One running program with its whole process group: started, watched, restarted later each time, ended."""

import ctypes
import os
import signal
import subprocess
import time
from pathlib import Path

from donations.serving.programs import Program

SHORTEST_WAIT, LONGEST_WAIT = 0.5, 30.0  # seconds between restarts
HEALTHY_SECONDS = 30  # whoever lived this long is restarted at once the next time
PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def _die_with_parent() -> None:
    """Ask the kernel to end this process when the supervisor is gone, however it went."""
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Child:
    """A program that is kept running."""

    def __init__(self, program: Program, home: Path) -> None:
        self.program = program
        self.home = home
        self.restarts = 0
        self._wait = SHORTEST_WAIT
        self._next_start = 0.0
        self._started = 0.0
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def group(self) -> int | None:
        """Return the number of its process group while it runs."""
        return self._process.pid if self._process else None

    def start(self) -> int:
        """Start it in a session of its own, so that a Ctrl-C reaches it only through us."""
        self._process = subprocess.Popen(  # noqa: S603  (commands come from the table in `programs`)
            self.program.command,
            cwd=self.home,
            env={**os.environ, **self.program.environment},
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_die_with_parent,
        )
        self._started = time.monotonic()
        return self._process.pid

    def is_due(self) -> bool:
        """Tell whether it is down and its wait is over."""
        return self._process is None and time.monotonic() >= self._next_start

    def died(self) -> int | None:
        """Return the exit code when it has just died (negative: by signal), after clearing what it left behind."""
        if self._process is None or not self._is_over(self._process.pid):
            return None
        self.signal(signal.SIGKILL)
        code = self._process.wait()
        self._process = None
        self._back_off()
        return code

    def _back_off(self) -> None:
        lived = time.monotonic() - self._started
        self._wait = SHORTEST_WAIT if lived > HEALTHY_SECONDS else min(self._wait * 2, LONGEST_WAIT)
        self._next_start = time.monotonic() + self._wait
        self.restarts += 1

    @staticmethod
    def _is_over(pid: int) -> bool:
        """Look without reaping: while the leader is a zombie, its group's number cannot go to somebody else."""
        return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    def ask_to_end(self) -> None:
        """Ask the leader alone: it knows how to end its own children in order."""
        if self._process is not None:
            self._process.terminate()

    def signal(self, number: signal.Signals) -> None:
        """Signal its whole group, if it is still there."""
        if self._process is None:
            return
        try:
            os.killpg(self._process.pid, number)
        except (ProcessLookupError, PermissionError):
            return  # nobody is left in it
