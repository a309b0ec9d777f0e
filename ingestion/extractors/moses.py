"""Reads one side of a parallel corpus in Moses' format: a row for each line, under what the file's name calls its language."""

from collections.abc import Iterator

from ingestion.extractors.opened import open_text
from ingestion.extractors.rows import Row, documents
from ingestion.types import Document, Source
from languages.in_names import loosely_named

_LONGEST_LINE_BYTES = 1024 * 1024


class Moses:
    """A line is a row, an empty one too: the line of the same number in another file is its translation. Positions are numbers of rows."""

    name = "moses"
    version = 1
    media_types = frozenset({"text/x-moses"})
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the rows in [start, stop). Raises Unreadable: EMPTY without any, REFUSED at an endless line."""
        notes: dict[str, None] = {}
        return documents(source, _rows(source, notes), steps=notes)


def _rows(source: Source, notes: dict[str, None]) -> Iterator[Row]:
    said = loosely_named(source.name)
    column = said.code if said else "text"
    opened = open_text(source)
    for offset, raw in opened.lines(_LONGEST_LINE_BYTES):
        line, noted = opened.text_of(raw, offset)
        notes |= dict.fromkeys(noted)
        text = line.strip("\r\n")
        yield Row({column: text}, {column: text.strip()})
