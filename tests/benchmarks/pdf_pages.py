"""Pages a second out of born-digital PDFs, end to end and confined, two at a time, against pdftotext and pdfminer.six."""

import tempfile
from pathlib import Path

from tests.benchmarks._measuring import report
from tests.benchmarks._pdfs import FILES, PARAGRAPHS, READER, against_pdfminer, against_pdftotext
from tests.benchmarks._prose import make


def main() -> None:
    """Make the PDFs, measure, print."""
    with tempfile.TemporaryDirectory() as folder:
        paths = make(Path(folder), FILES, PARAGRAPHS)
        figures = [
            against_pdfminer("pdf_pages_pdfminer", paths, 2),
            against_pdftotext("pdf_pages", paths, 2),
        ]
    report("pdf_pages", figures)


if __name__ == "__main__":
    with READER:
        main()
