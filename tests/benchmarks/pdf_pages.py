"""Pages a second out of born-digital PDFs, end to end and confined, two workers at a time, against pdftotext and pdfminer.six.

A gift of files as people have them, books alone, where starting pdftotext anew for each file costs it least, and short files alone.
With MARKITDOWN_PYTHON=/path/to/python of an environment that has it, against markitdown too.
"""

import tempfile
from pathlib import Path

from tests.benchmarks._measuring import report
from tests.benchmarks._pdfs import READER, against_markitdown, against_pdfminer, against_pdftotext
from tests.benchmarks._prose import BOOKS, GIFT, LETTERS, make


def main() -> None:
    """Make the PDFs, measure, print."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        gift, books, letters = (
            make(root / "gift", GIFT), make(root / "books", BOOKS), make(root / "letters", LETTERS),
        )  # fmt: skip
        figures = [
            against_pdfminer("pdf_pages_pdfminer", books, 2),
            *against_markitdown("pdf_pages_markitdown", books, 2),
            against_pdftotext("pdf_pages_of_a_gift", gift, 2),
            against_pdftotext("pdf_pages_of_books", books, 2),
            against_pdftotext("pdf_pages_of_short_files", letters, 2),
        ]
    report("pdf_pages", figures)


if __name__ == "__main__":
    with READER:
        main()
