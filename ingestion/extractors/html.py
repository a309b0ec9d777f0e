"""Reads an HTML page: the main text of a real web page, the whole text of a saved document, and what it says of its licence."""

from collections.abc import Iterator

from ingestion.extractors.html_main import main_text
from ingestion.extractors.html_marks import marks_of, small_print
from ingestion.extractors.html_pages import parse
from ingestion.extractors.html_saved import saved_page
from ingestion.extractors.html_text import visible_text
from ingestion.extractors.opened import read_whole
from ingestion.text.cleaning import clean
from ingestion.types import Document, Outcome, Source, Unreadable

_XHTML = "application/xhtml+xml"
_SAVED = "application/x-mimearchive"
_LARGEST_BYTES = 32 * 1024 * 1024


class Html:
    """HTML and XHTML pages, also as browsers save them in one file. What is cut of a web page is named in `cleaning`, with its share; its file keeps it all."""

    name = "html"
    version = 9
    media_types = frozenset({"text/html", _XHTML, _SAVED})
    records = frozenset[str]()

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield one document. Raises Unreadable: REFUSED if too large or nested too deep, EMPTY without text."""
        data, charset = read_whole(source, _LARGEST_BYTES), None
        if source.media_type == _SAVED:
            data, charset = saved_page(data)
        tree, notes = parse(data, is_xhtml=source.media_type == _XHTML, charset=charset)
        whole = visible_text(tree.root) if tree.root else ""
        main = main_text(tree, whole)
        text, steps = clean(main.text if main else whole)
        if not text.strip():
            raise Unreadable(Outcome.EMPTY, "no_text")
        marks = marks_of(tree)
        if main and main.left_out:
            marks += small_print(main.around)
            notes += ("main_text/4", f"left_out:{main.left_out:.2f}")
        yield Document(text, resume_at=1, marks=marks, cleaning=(*notes, *steps))
