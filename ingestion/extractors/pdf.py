"""Reads PDF: pdfium first, pdfminer.six where pdfium cannot open the file or finds no text although there are fonts."""

from collections.abc import Iterator

from ingestion.extractors.opened import read_whole
from ingestion.extractors.pdf_pages import Reading, join_pages
from ingestion.extractors.pdf_pdfium import CannotOpen, read_with_pdfium
from ingestion.extractors.pdf_pdfminer import read_with_pdfminer
from ingestion.extractors.pdf_xmp import xmp_marks
from ingestion.text.cleaning import clean
from ingestion.types import Document, Outcome, Source, Unreadable

_LARGEST_BYTES = 256 * 1024 * 1024
_LARGEST_TO_TRY_AGAIN = 20 * 1024 * 1024
_MOST_PAGES_TO_TRY_AGAIN = 100


class Pdf:
    """PDF. Running headers, footers and page numbers are left out; words divided at line ends are joined."""

    name = "pdf"
    version = 1
    media_types = frozenset({"application/pdf"})

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield one document with its page counts.

        Raises Unreadable: ENCRYPTED, DAMAGED, NEEDS_OCR if that holds for every page that is not blank, EMPTY, or REFUSED as too large.
        """
        data = read_whole(source, _LARGEST_BYTES)
        reading = _read(data)
        joined, steps = join_pages(reading.pages)
        text, cleaning = clean(joined)
        to_read_by_eye = sum(page.needs_ocr for page in reading.pages)
        if to_read_by_eye == len(reading.pages) or not text.strip():
            raise _without_text(reading, to_read_by_eye)
        lost = (f"lost_pages:{reading.lost_pages}",) if reading.lost_pages else ()
        yield Document(
            text.strip("\n"),
            resume_at=1,
            pages=len(reading.pages) + reading.lost_pages,
            pages_needing_ocr=to_read_by_eye,
            marks=tuple(dict.fromkeys((*reading.marks, *xmp_marks(data)))),
            cleaning=(*steps, *cleaning, *lost),
        )


def _read(data: bytes) -> Reading:
    try:
        reading = read_with_pdfium(data)
    except CannotOpen:
        return read_with_pdfminer(data)
    if reading.has_text() or not _is_worth_another_try(data, reading):
        return reading
    try:
        second = read_with_pdfminer(data)
    except Unreadable:
        return reading  # pdfium did open it: its answer stands
    return second if second.has_text() else reading


def _is_worth_another_try(data: bytes, reading: Reading) -> bool:
    """Fonts without text are strange; but pdfminer is slow, so only for files of ordinary size."""
    return (
        b"/Font" in data
        and len(data) <= _LARGEST_TO_TRY_AGAIN
        and len(reading.pages) <= _MOST_PAGES_TO_TRY_AGAIN
    )


def _without_text(reading: Reading, to_read_by_eye: int) -> Unreadable:
    pages = len(reading.pages)
    if to_read_by_eye:
        return Unreadable(Outcome.NEEDS_OCR, "scanned_pages", pages=to_read_by_eye)
    if reading.lost_pages and not pages:
        return Unreadable(Outcome.DAMAGED, "broken_pdf")
    return Unreadable(Outcome.EMPTY, "no_text_in_pages", pages=pages)
