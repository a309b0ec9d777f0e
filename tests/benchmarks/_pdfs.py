"""Reads PDFs end to end and confined, and by the tools that reading is compared with."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pypdfium2
from pdfminer.high_level import extract_text

from ingestion.groups import groups_of
from ingestion.job import ALLOWANCE, Job
from ingestion.sandbox import Limits, Zygote
from ingestion.series import Series
from tests.benchmarks._measuring import Figure, compare

_FEW_PAGES = 6  # of one file, for the slow tools
# Converts each file whose path comes in, and says so: what loading the library takes is not counted.
_CONVERT = """
import sys
from markitdown import MarkItDown
convert = MarkItDown().convert
for path in sys.stdin:
    convert(path.rstrip())
    print(flush=True)
"""
READER = Zygote("ingestion.reading:read_together")


def count_pages(paths: list[Path]) -> int:
    """All pages of these files."""
    return sum(len(pypdfium2.PdfDocument(path)) for path in paths)


def read(paths: Sequence[Path]) -> int:
    """Read PDFs as a worker does its batch, from sniffing to their lines in the ledger; return the characters of their text."""
    return sum(_read_group(group) for group in groups_of(paths, lambda path: path.stat().st_size))


def _read_group(paths: list[Path]) -> int:
    jobs: list[Job] = [
        {"name": path.name, "size": path.stat().st_size, "budget": ALLOWANCE} for path in paths
    ]
    series, ends = Series(list(zip(paths, jobs, strict=True))), dict[int, dict[str, Any]]()
    with ExitStack() as stack:
        fds = [stack.enter_context(path.open("rb")).fileno() for path in paths]
        for at, message in READER.run_each(jobs, fds, Limits()):
            number = series.follow(at, message)
            if message["m"] == "end":
                ends[number] = message
    for number, path in enumerate(paths):
        if ends[number]["outcome"] != "text":
            raise SystemExit(f"{path.name} gave no text: {ends[number]['reason']}")
    return sum(int(end["characters"]) for end in ends.values())


def read_all(paths: list[Path], at_once: int) -> list[int]:
    """Let so many workers read them, each its share of the bytes."""
    shares: list[list[Path]] = [[] for _ in range(at_once)]
    filled = [0] * at_once
    for path in sorted(paths, key=lambda one: -one.stat().st_size):
        least = filled.index(min(filled))
        shares[least].append(path)
        filled[least] += path.stat().st_size
    with ThreadPoolExecutor(at_once) as pool:
        return list(pool.map(read, shares))


def against_pdftotext(name: str, paths: list[Path], at_once: int) -> Figure:
    """Pages a second against `pdftotext` file by file; where it is not installed, against pdfminer.six."""
    program = shutil.which("pdftotext")
    if program is None:
        return against_pdfminer(name, paths, at_once)
    return compare(
        name, count_pages(paths), "pages/s", lambda: read_all(paths, at_once),
        lambda: [subprocess.run([program, path, "-"], check=True, capture_output=True) for path in paths], "pdftotext",
    )  # fmt: skip


def against_pdfminer(name: str, paths: list[Path], at_once: int) -> Figure:
    """Pages a second against pdfminer.six on a few pages of each file, which it needs as long for."""
    pages = count_pages(paths)
    few = _FEW_PAGES * len(paths[:2])
    figure = compare(
        name, pages, "pages/s", lambda: read_all(paths, at_once),
        lambda: [extract_text(path, maxpages=_FEW_PAGES) for path in paths[:2]], "pdfminer.six",
    )  # fmt: skip
    return Figure(figure.name, figure.value, figure.unit, figure.ratio * pages / few, figure.reference)


def against_markitdown(name: str, paths: list[Path], at_once: int) -> list[Figure]:
    """Pages a second against markitdown on the first file, where MARKITDOWN_PYTHON is an interpreter that has it; else nothing."""
    interpreter = os.environ.get("MARKITDOWN_PYTHON")
    if not interpreter:
        return []
    pages, few = count_pages(paths), count_pages(paths[:1])
    with subprocess.Popen(
        [interpreter, "-c", _CONVERT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as converter:
        told, answers = converter.stdin, converter.stdout
        assert told is not None
        assert answers is not None

        def convert() -> None:
            print(paths[0], file=told, flush=True)
            if not answers.readline():
                raise SystemExit("markitdown ended before it was done")

        figure = compare(name, pages, "pages/s", lambda: read_all(paths, at_once), convert, "markitdown")
        told.close()
    return [Figure(figure.name, figure.value, figure.unit, figure.ratio * pages / few, figure.reference)]
