"""Naming the language of many lines and pages, one core, against py3langid on the same lines; loading and memory of our model beside it."""

import subprocess
import sys
import tomllib
from pathlib import Path

import py3langid

from languages.identify import shared
from tests.benchmarks._measuring import Figure, compare, report

SENTENCES = Path(__file__).parents[1] / "languages" / "sentences.toml"
REPEATED = 8
_LOAD = (
    "import re, time; begun = time.perf_counter(); from {module} import {name} as load; {call}; "
    "print(time.perf_counter() - begun, int(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1]) / 1024)"
)
OURS = _LOAD.format(module="languages.identify", name="shared", call='load().identify("hola a todos")')
THEIRS = _LOAD.format(module="py3langid", name="classify", call='load("hola a todos")')


def main() -> None:
    """Measure and print."""
    lines = [
        line for group in tomllib.loads(SENTENCES.read_text(encoding="utf-8")).values() for line in group
    ]
    speeds = [_speed("lines", lines * REPEATED), _speed("pages", _pages(lines))]
    seconds, megabytes = _started(OURS)
    their_seconds, their_megabytes = _started(THEIRS)
    Figure("load", seconds, "s", their_seconds / seconds, "py3langid").print()
    Figure("memory", megabytes, "MB", their_megabytes / megabytes, "py3langid").print()
    report("languages", speeds)


def _pages(lines: list[str]) -> list[str]:
    """Return texts of some two thousand characters."""
    return ["\n".join(lines[start : start + 36]) for start in range(len(lines) - 36)]


def _speed(name: str, texts: list[str]) -> Figure:
    return compare(
        name,
        len(texts) / 1000,
        "thousand/s",
        lambda: shared().identify_all(texts),
        lambda: [py3langid.classify(text) for text in texts],
        "py3langid",
    )


def _started(program: str) -> tuple[float, float]:
    """Return the seconds until the first answer and the megabytes at its peak, of a process of its own."""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    seconds, megabytes = run.stdout.split()
    return float(seconds), float(megabytes)


if __name__ == "__main__":
    main()
