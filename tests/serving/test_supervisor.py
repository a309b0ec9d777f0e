"""Whoever dies is started again; whatever was started ends, however the supervisor itself ends."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.house.tree import ROOT

PATIENCE_SECONDS = 30


def until(is_so: Callable[[], bool]) -> None:
    """Wait for something to become true, or fail."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)


def generations(home: Path, name: str) -> list[list[int]]:
    """Return the process numbers, parent and child, of each time a family was started."""
    told = home / name
    lines = told.read_text(encoding="ascii").splitlines() if told.exists() else []
    return [[int(number) for number in line.split()] for line in lines]


def is_alive(number: int) -> bool:
    """Tell whether a process runs; a zombie does not."""
    try:
        state = Path(f"/proc/{number}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def living(home: Path) -> list[int]:
    """Return every process of both families that still runs."""
    everyone = [n for name in ("first", "second") for family in generations(home, name) for n in family]
    return [number for number in everyone if is_alive(number)]


@pytest.fixture
def supervisor(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A supervisor with both families up."""
    command = [sys.executable, "-m", "tests.serving.programs", str(tmp_path)]
    running = subprocess.Popen(command, cwd=ROOT)
    until(lambda: len(living(tmp_path)) == 4)
    yield running
    running.kill()
    running.wait()


def test_starts_again_whoever_is_killed(supervisor: subprocess.Popen[bytes], tmp_path: Path) -> None:
    parent, child = generations(tmp_path, "first")[0]
    os.kill(parent, signal.SIGKILL)
    until(lambda: len(generations(tmp_path, "first")) == 2)
    until(lambda: not is_alive(child))
    assert len(generations(tmp_path, "second")) == 1, "its neighbour goes on"
    assert supervisor.poll() is None


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_ends_everything_when_asked(
    supervisor: subprocess.Popen[bytes], tmp_path: Path, number: signal.Signals
) -> None:
    supervisor.send_signal(number)
    assert supervisor.wait(PATIENCE_SECONDS) == 0
    assert living(tmp_path) == []


def test_leaves_nobody_behind_when_killed(supervisor: subprocess.Popen[bytes], tmp_path: Path) -> None:
    supervisor.kill()
    supervisor.wait()
    until(lambda: living(tmp_path) == [])
