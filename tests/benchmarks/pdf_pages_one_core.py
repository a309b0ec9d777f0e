"""The same pages a second where there is one processor for everything, readers and reference alike."""

import os
import tempfile
from pathlib import Path

from tests.benchmarks._measuring import report
from tests.benchmarks._pdfs import FILES, PARAGRAPHS, READER, against_pdftotext
from tests.benchmarks._prose import make


def main() -> None:
    """Stay on one processor from the beginning, so that every process started later stays there too."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        paths = make(Path(folder), FILES, PARAGRAPHS)
        report("pdf_pages_one_core", [against_pdftotext("pdf_pages_one_core", paths, 1)])


if __name__ == "__main__":
    with READER:
        main()
