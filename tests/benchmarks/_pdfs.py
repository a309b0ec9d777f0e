"""Reads PDFs end to end and confined, and by the tools that reading is compared with."""

import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2
from pdfminer.high_level import extract_text

from ingestion import limits
from ingestion.sandbox import Zygote
from tests.benchmarks._measuring import Figure, compare

FILES, PARAGRAPHS = 10, 120
_FEW_PAGES = 6  # of one file, for the slow tools
READER = Zygote("ingestion.reading:read")
BUDGET = {"members": limits.MEMBERS, "unpacked_bytes": limits.UNPACKED_BYTES}


def count_pages(paths: list[Path]) -> int:
    """All pages of these files."""
    return sum(len(pypdfium2.PdfDocument(path)) for path in paths)


def read(path: Path) -> int:
    """Read a PDF as the portal does, from sniffing to its line in the ledger; return the characters of its text."""
    job = {"name": path.name, "size": path.stat().st_size, "budget": BUDGET}
    with path.open("rb") as file:
        ends = [message for message in READER.run(job, file.fileno()) if message["m"] == "end"]
    if ends[-1]["outcome"] != "text":
        raise SystemExit(f"{path.name} gave no text: {ends[-1]['reason']}")
    return int(ends[-1]["characters"])


def read_all(paths: list[Path], at_once: int) -> list[int]:
    """Read them, so many at a time."""
    with ThreadPoolExecutor(at_once) as pool:
        return list(pool.map(read, paths))


def against_pdftotext(name: str, paths: list[Path], at_once: int) -> Figure:
    """Pages a second against `pdftotext` file by file; where it is not installed, against pdfminer.six."""
    program = shutil.which("pdftotext")
    if program is None:
        return against_pdfminer(f"{name}_confined", paths, at_once)
    return compare(
        f"{name}_confined", count_pages(paths), "pages/s", lambda: read_all(paths, at_once),
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
