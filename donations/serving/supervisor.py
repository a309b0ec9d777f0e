"""Keeps the programs running: restarts who dies, and ends everything it started when asked to stop."""

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from donations.serving.child import Child
from donations.serving.programs import Program

log = logging.getLogger(__name__)

TICK_SECONDS = 0.1
GRACE_SECONDS = 8  # an idle worker needs about five to say goodbye
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Supervisor:
    """Watches a handful of programs until a signal says stop."""

    def __init__(self, programs: list[Program], home: Path, *, each_tick: Callable[[], None]) -> None:
        self.children = [Child(program, home) for program in programs]
        self._each_tick = each_tick
        self._stops = 0
        self._guard = subprocess.Popen(  # noqa: S603  (our own script)
            [sys.executable, str(Path(__file__).with_name("guard.py"))],
            stdin=subprocess.PIPE,
            start_new_session=True,
        )

    def run(self) -> None:
        """Return once everything has ended."""
        for number in STOPS:
            signal.signal(number, self._stop)
        try:
            while not self._stops:
                self._tend()
                self._each_tick()
                time.sleep(TICK_SECONDS)
        finally:
            self._end_all()

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stops += 1

    def _tend(self) -> None:
        for child in self.children:
            group = child.group
            code = child.died()
            if code is not None and group is not None:
                self._tell_guard("-", group)
                log.warning("%s ended (exit code %d); it is started again.", child.program.name, code)
            if child.is_due():
                self._tell_guard("+", child.start())

    def _tell_guard(self, sign: str, group: int) -> None:
        """The guard is a second rope: when somebody killed it, the site goes on."""
        if self._guard.stdin is None:
            return
        try:
            os.write(self._guard.stdin.fileno(), f"{sign}{group}\n".encode())
        except BrokenPipeError:
            log.warning("The guard is gone; if this program is killed outright, end the others by hand.")

    def _end_all(self) -> None:
        """Ask first, insist after a grace; a second signal cuts the grace short."""
        for child in self.children:
            child.ask_to_end()
        deadline = time.monotonic() + GRACE_SECONDS
        while self._running() and time.monotonic() < deadline and self._stops < 2:
            time.sleep(TICK_SECONDS)
        for child in self._running():
            child.signal(signal.SIGKILL)
        while self._running():
            time.sleep(TICK_SECONDS)
        self._guard.communicate()

    def _running(self) -> list[Child]:
        for child in self.children:
            child.died()
        return [child for child in self.children if child.group is not None]
