"""Reads pages that are called sheets (.xls), as systems of the web export tables and Excel opens them."""

from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingestion.extractors.html_marks import marks_of
from ingestion.extractors.html_pages import parse
from ingestion.extractors.html_text import visible_text
from ingestion.extractors.opened import read_whole
from ingestion.extractors.page_cells import rows_of
from ingestion.extractors.sheet_rows import documents_of_rows
from ingestion.types import Document, Outcome, Source, Unreadable

_LARGEST_BYTES = 32 * 1024 * 1024


class PageSheets:
    """Every table of the page is a sheet of its own; what stands around them comes first. Positions are numbers of documents."""

    name = "page_sheets"
    version = 1
    media_types = frozenset({"application/x-excel-html"})
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the documents in [start, stop). Raises Unreadable: REFUSED if too large or nested too deep, EMPTY without text."""
        tree, notes = parse(read_whole(source, _LARGEST_BYTES))
        found = False
        for position, document in enumerate(islice(_documents(tree), source.stop)):
            found = True
            document.position, document.resume_at, document.cleaning = position, position + 1, notes
            document.marks = (*document.marks, *(() if position else marks_of(tree)))
            if position >= source.start:
                yield document
        if not found:
            raise Unreadable(Outcome.EMPTY, "no_records")


def _documents(tree: LexborHTMLParser) -> Iterator[Document]:
    tables = [table for table in tree.css("table") if not _holds_another(table)]
    around = visible_text(tree.root, {table.mem_id for table in tables}) if tree.root else ""
    if around.strip():
        yield Document(around)
    for number, table in enumerate(tables, 1):
        rows = rows_of(table)
        for document in documents_of_rows(rows, len(rows[0]) if rows else 0):
            document.split = f"table_{number}" if len(tables) > 1 else ""
            yield document


def _holds_another(table: LexborNode) -> bool:
    """Whether it lays out a page: its own text is then around the tables within it."""
    return len(table.css("table")) > 1  # it is found itself
