"""Pages a second out of born-digital PDFs, end to end and confined, against pdftotext (else pdfminer.six) one by one."""

import random
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from pdfminer.high_level import extract_text
from reportlab.pdfgen import canvas

from ingestion import limits
from ingestion.sandbox import Zygote
from tests.benchmarks._measuring import compare, report
from tests.campaigns.gifts import sentence

FILES, PAGES, LINES = 12, 8, 40
BUDGET = {"members": limits.MEMBERS, "unpacked_bytes": limits.UNPACKED_BYTES}
READER = Zygote("ingestion.reading:read")


def main() -> None:
    """Make the PDFs, measure, print."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [_pdf(Path(folder) / f"{number}.pdf", random.Random(number)) for number in range(FILES)]
        reference, called = _reference(paths)
        report(
            "pdf_pages",
            [
                compare(
                    "pdf_pages_confined", FILES * PAGES, "pages/s", lambda: _read(paths), reference, called
                )
            ],
        )


def _pdf(path: Path, chance: random.Random) -> Path:
    page = canvas.Canvas(str(path))
    for number in range(PAGES):
        page.drawString(40, 820, "Revista de la radio")
        for line in range(LINES):
            page.drawString(40, 790 - 18 * line, sentence(chance, "", 12))
        page.drawString(300, 20, str(number + 1))
        page.showPage()
    page.save()
    return path


def _read(paths: list[Path]) -> None:
    for path in paths:
        job = {"name": path.name, "size": path.stat().st_size, "budget": BUDGET}
        with path.open("rb") as file:
            documents = [message for message in READER.run(job, file.fileno()) if message["m"] == "doc"]
        if not documents:
            raise SystemExit(f"{path.name} gave no text")


def _reference(paths: list[Path]) -> tuple[Callable[[], object], str]:
    program = shutil.which("pdftotext")
    if program is None:
        return (lambda: [extract_text(path) for path in paths]), "pdfminer.six"
    return (
        lambda: [subprocess.run([program, path, "-"], check=True, capture_output=True) for path in paths]
    ), "pdftotext"


if __name__ == "__main__":
    with READER:
        main()
