"""Reads the whole visible text of an HTML page, with newlines where its blocks end, and what it says of its licence."""

from collections.abc import Iterator

from ingestion.extractors.html_marks import marks_of
from ingestion.extractors.html_pages import parse
from ingestion.extractors.html_text import visible_text
from ingestion.extractors.opened import read_whole
from ingestion.text.cleaning import clean
from ingestion.types import Document, Outcome, Source, Unreadable

_LARGEST_BYTES = 32 * 1024 * 1024


class Html:
    """HTML and XHTML pages, boilerplate included: what a page says besides its article is the donor's to leave out."""

    name = "html"
    version = 1
    media_types = frozenset({"text/html", "application/xhtml+xml"})

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield one document. Raises Unreadable: REFUSED if too large or nested too deep, EMPTY without text."""
        data = read_whole(source, _LARGEST_BYTES)
        tree, notes = parse(data)
        text, steps = clean(visible_text(tree.root) if tree.root else "")
        if not text.strip():
            raise Unreadable(Outcome.EMPTY, "no_text")
        yield Document(text, resume_at=1, marks=marks_of(tree), cleaning=(*notes, *steps))
