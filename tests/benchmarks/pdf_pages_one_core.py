"""The same pages a second where there is one processor for everything, readers and reference alike."""

import os
import tempfile
from pathlib import Path

from tests.benchmarks._measuring import report
from tests.benchmarks._pdfs import READER, against_pdftotext
from tests.benchmarks._prose import BOOKS, GIFT, LETTERS, make


def main() -> None:
    """Stay on one processor from the beginning, so that every process started later stays there too."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        gift, books, letters = (
            make(root / "gift", GIFT), make(root / "books", BOOKS), make(root / "letters", LETTERS),
        )  # fmt: skip
        figures = [
            against_pdftotext("pdf_pages_of_a_gift_one_core", gift, 1),
            against_pdftotext("pdf_pages_of_books_one_core", books, 1),
            against_pdftotext("pdf_pages_of_short_files_one_core", letters, 1),
        ]
        report("pdf_pages_one_core", figures)


if __name__ == "__main__":
    with READER:
        main()
