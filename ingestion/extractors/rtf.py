"""Reads RTF: body, tables, notes and text boxes, in whatever code pages they are written, and what it says of its rights."""

from collections.abc import Iterator

from ingestion.extractors.office_marks import speaks_of_rights
from ingestion.extractors.opened import read_whole
from ingestion.extractors.rtf_text import Written, text_of_rtf
from ingestion.extractors.whole import whole_document
from ingestion.types import Document, Source

_LARGEST_BYTES = 128 * 1024 * 1024
_MARKS = {"title": "dc:title", "author": "dc:creator", "doccomm": "dc:description"}
_LONGEST_MARK = 500


class Rtf:
    """Rich text. Headers, footers, remarks, struck out and hidden text are left out."""

    name = "rtf"
    version = 3
    media_types = frozenset({"application/rtf", "text/rtf"})
    records = frozenset[str]()

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield one document. Raises Unreadable: EMPTY, or REFUSED if too large or nested too deep."""
        written = text_of_rtf(read_whole(source, _LARGEST_BYTES))
        yield whole_document(written.text, marks=tuple(_marks(written)))


def _marks(written: Written) -> Iterator[tuple[str, str]]:
    name = ""
    for destination, value in written.properties:
        if destination == "propname":
            name = value
        elif destination == "staticval":
            if value and speaks_of_rights(name):
                yield f"property:{name[:80]}", value[:_LONGEST_MARK]
        elif value:
            yield _MARKS[destination], value[:_LONGEST_MARK]
