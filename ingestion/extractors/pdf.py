"""Reads PDF: pdfium first, pdfminer.six where pdfium cannot open the file, finds no text, or finds it out of order."""

from collections.abc import Iterator

from ingestion.extractors.opened import read_whole
from ingestion.extractors.pdf_pages import Page, Reading, count_letters, is_garbled, join_pages, mark_stamped
from ingestion.extractors.pdf_pdfium import CannotOpen, read_with_pdfium
from ingestion.extractors.pdf_pdfminer import read_with_pdfminer
from ingestion.extractors.pdf_stamps import take_out_stamps
from ingestion.extractors.pdf_xmp import xmp_marks
from ingestion.text.cleaning import clean_paged
from ingestion.types import Document, Outcome, Progress, Source, Unreadable

_LARGEST_BYTES = 256 * 1024 * 1024
_LARGEST_TO_TRY_AGAIN = 20 * 1024 * 1024
_MOST_PAGES_TO_TRY_AGAIN = 100
_ORDERED = "reading_order/1"
_SAME_LETTERS = 0.9  # of a page, in another order


class Pdf:
    """PDF. Running headers, footers and page numbers are left out; words divided at line ends are joined.

    Files that came inside are read like the attachments of a mail.
    """

    name = "pdf"
    version = 12
    media_types = frozenset({"application/pdf"})
    records = frozenset[str]()

    def extract(self, source: Source) -> Iterator[Document | Progress]:
        """Yield one document with its page counts, of the pages before `source.stop` where that is given.

        Raises Unreadable: ENCRYPTED, DAMAGED, NEEDS_OCR if that holds for every page that is not blank, EMPTY, or REFUSED as too
        large; after a document REFUSED too where it was cut short, DAMAGED where pages of it could not be opened, to say so.
        """
        data = read_whole(source, _LARGEST_BYTES)
        reading = Reading()
        yield from _read(data, reading, source.stop)
        yield from _documents(data, reading)
        if source.stop is not None and source.stop < reading.of_pages:
            raise Unreadable(Outcome.REFUSED, "only_first_pages", pages=source.stop, of=reading.of_pages)
        if reading.lost_pages:
            pages = len(reading.pages) + reading.lost_pages
            raise Unreadable(Outcome.DAMAGED, "pages_lost", pages=reading.lost_pages, of=pages)
        if reading.problem:
            raise reading.problem


def _documents(data: bytes, reading: Reading) -> Iterator[Document]:
    """The text, with the files that came inside; those alone where there is no text, before that is said."""
    try:
        document = _document(data, reading)
    except Unreadable:
        if reading.attached:
            yield Document("", attached=reading.attached)
        raise
    document.attached = reading.attached
    yield document


def _document(data: bytes, reading: Reading) -> Document:
    if any(page.is_put_in_order for page in reading.pages):
        reading.notes.append(_ORDERED)
    if take_out_stamps(data, reading.pages):
        reading.notes.append("stamps/1")
    mark_stamped([page for page in reading.pages if not page.needs_ocr])
    joined, joined_paging, steps = join_pages([page for page in reading.pages if not page.needs_ocr])
    text, paging, cleaning = clean_paged(joined, joined_paging)
    to_read_by_eye = sum(page.needs_ocr for page in reading.pages)
    if to_read_by_eye == len(reading.pages) or not text.strip():
        raise _without_text(reading, to_read_by_eye)
    lost = (f"lost_pages:{reading.lost_pages}",) if reading.lost_pages else ()
    return Document(
        text.strip("\n"),
        resume_at=1,
        pages=len(reading.pages) + reading.lost_pages,
        pages_needing_ocr=to_read_by_eye,
        paging=paging and paging.stripped(text),
        marks=tuple(dict.fromkeys((*reading.marks, *xmp_marks(data)))),
        cleaning=(*steps, *cleaning, *dict.fromkeys(reading.notes), *lost),
        is_clean=True,
    )


def _read(data: bytes, reading: Reading, stop: int | None) -> Iterator[Progress]:
    """Read into `reading`. Whoever reads a document up to a `stop` has seen its reader die, perhaps of the second engine."""
    try:
        yield from map(Progress, read_with_pdfium(data, reading, stop))
    except CannotOpen:
        yield from map(Progress, read_with_pdfminer(data, reading))
        return
    if stop is not None:
        return
    if not reading.has_text() and _is_worth_another_try(data, reading):
        yield from _read_again(data, reading)
    yield from _put_in_order(data, reading)


def _read_again(data: bytes, reading: Reading) -> Iterator[Progress]:
    second = Reading()
    try:
        yield from map(Progress, read_with_pdfminer(data, second))
    except Unreadable:
        return  # pdfium did open it: its answer stands
    if second.has_text():
        reading.pages, reading.lost_pages = second.pages, second.lost_pages


def _is_worth_another_try(data: bytes, reading: Reading) -> bool:
    """Fonts without text are strange; but pdfminer is slow, so only for files of ordinary size."""
    return (
        b"/Font" in data
        and len(data) <= _LARGEST_TO_TRY_AGAIN
        and len(reading.pages) <= _MOST_PAGES_TO_TRY_AGAIN
    )


def _put_in_order(data: bytes, reading: Reading) -> Iterator[Progress]:
    """Read the pages out of order with the engine that looks at the layout; what it finds counts if it is the same text."""
    numbers = [page.number for page in reading.pages if page.is_out_of_order]
    if not numbers or len(data) > _LARGEST_TO_TRY_AGAIN:
        return
    second = Reading()
    try:
        for _ in read_with_pdfminer(data, second, numbers):
            yield Progress(len(reading.pages))
    except Unreadable:
        return
    ordered = {page.number: page for page in second.pages}
    pages = [_better(page, ordered.get(page.number)) for page in reading.pages]
    if pages != reading.pages:
        reading.pages = pages
        reading.notes.append(_ORDERED)


def _better(page: Page, ordered: Page | None) -> Page:
    if ordered is None or is_garbled(ordered.text):
        return page
    letters = count_letters(page.text), count_letters(ordered.text)
    return ordered if min(letters) >= _SAME_LETTERS * max(letters) else page


def _without_text(reading: Reading, to_read_by_eye: int) -> Unreadable:
    pages = len(reading.pages)
    if to_read_by_eye:
        return Unreadable(Outcome.NEEDS_OCR, "scanned_pages", pages=to_read_by_eye, of=pages)
    if reading.lost_pages and not pages:
        return Unreadable(Outcome.DAMAGED, "broken_pdf")
    return Unreadable(Outcome.EMPTY, "no_text_in_pages", pages=pages)
