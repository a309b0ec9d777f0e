"""The short versions of the campaigns that run with every test run."""

import subprocess
import sys
from pathlib import Path

import pytest


def _closing_line(campaign: str, *options: str) -> str:
    command = [sys.executable, "-m", f"tests.campaigns.{campaign}", *options]
    run = subprocess.run(
        command, cwd=Path(__file__).parents[2], capture_output=True, text=True, timeout=290, check=False
    )
    return run.stdout.strip().rpartition("\n")[2] + ("" if run.returncode == 0 else run.stderr[-3000:])


@pytest.mark.slow
def test_a_few_hundred_damaged_files_harm_nothing() -> None:
    assert (
        _closing_line("fuzz", "--n", "300", "--seed", "3")
        == "fuzz: 300 tried, 0 lost, 0 doubled, 0 leaked, 0 other"
    )


@pytest.mark.slow
def test_a_little_chaos_loses_and_doubles_nothing() -> None:
    assert (
        _closing_line("chaos", "--n", "2", "--kills", "5", "--seed", "4")
        == "chaos: 2 tried, 0 lost, 0 doubled, 0 leaked, 0 other"
    )


@pytest.mark.slow
def test_a_little_of_much_arrives_whole_and_once() -> None:
    assert (
        _closing_line("scale", "--n", "2", "--without-bars")
        == "scale: 5 tried, 0 lost, 0 doubled, 0 leaked, 0 other"
    )
