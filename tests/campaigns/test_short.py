"""The short versions of the campaigns that run with every test run."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
def test_a_little_chaos_loses_and_doubles_nothing() -> None:
    command = [sys.executable, "-m", "tests.campaigns.chaos", "--n", "2", "--kills", "5", "--seed", "4"]
    run = subprocess.run(
        command, cwd=Path(__file__).parents[2], capture_output=True, text=True, timeout=290, check=False
    )
    assert run.stdout.strip().endswith("chaos: 2 tried, 0 lost, 0 doubled, 0 leaked, 0 other"), (
        run.stdout + run.stderr[-3000:]
    )
