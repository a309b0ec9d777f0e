"""A program runs with what it asks for beside the supervisor's own surroundings."""

import os
import sys
import time
from pathlib import Path

import pytest

from donations.serving import programs
from donations.serving.child import Child
from donations.serving.programs import Program, Sizes

TELL = "import os, sys; open(sys.argv[1], 'w').write(os.environ['ASKED'] + ' ' + os.environ['OWN'])"


def test_a_program_has_its_own_surroundings_beside_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OWN", "ours")
    told = tmp_path / "told"
    child = Child(Program("one", (sys.executable, "-c", TELL, str(told)), {"ASKED": "its"}), tmp_path)
    child.start()
    deadline = time.monotonic() + 30
    while child.died() is None:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    assert told.read_text(encoding="ascii") == "its ours"
    assert "ASKED" not in os.environ


def test_every_worker_gives_memory_back() -> None:
    assert all(program.environment == programs.THRIFTY for program in programs.workers(Sizes()))
