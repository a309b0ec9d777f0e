"""Reads any XML: the text of its elements in their order, block by block; attributes are text only of rows and outlines."""

from collections.abc import Iterator
from itertools import chain, islice

from ingestion.columns import licence_marks, text_of
from ingestion.extractors.xml_calls import without_calls
from ingestion.extractors.xml_events import End, Start, events
from ingestion.extractors.xml_layout import Layout
from ingestion.extractors.xml_marks import Marks
from ingestion.extractors.xml_outlines import OUTLINE, told
from ingestion.extractors.xml_rows import Row, Rows
from ingestion.extractors.xml_shape import shape_of
from ingestion.extractors.xml_source import Notes
from ingestion.text.cleaning import clean
from ingestion.types import Document, Outcome, Source, Unreadable

_ANY, _BOOK = "application/xml", "application/x-fictionbook+xml"
_LOOKED_AT = 5_000  # events, to tell a list of records from running text
_ONE_DOCUMENT_BYTES = 8 * 1024 * 1024
_PIECE_CHARACTERS = 1024 * 1024
_ESCAPED = ("description", "content", "summary", "encoded", "subtitle")  # where HTML is put as text
_ASIDE = ("footnote", "fn")
_ASIDE_IN = {
    "osis": (*_ASIDE, "note")
}  # a Bible's stand within its words; elsewhere a note may be all there is
_NO_TEXT = ("binary", "style", "script")
# What is about a book, and not of it.
_ABOUT = {
    _BOOK: (
        "genre", "lang", "src-lang", "document-info", "publish-info", "custom-info", "coverpage", "first-name", "last-name", "middle-name",
    ),
}  # fmt: skip


class XmlAny:
    """XML that has no reader of its own. Large files give a document for each megabyte of text, cut where an element ends."""

    name = "xml"
    version = 4
    media_types = frozenset({
        _ANY, _BOOK, "application/ttml+xml",
        "application/docbook+xml", "application/rdf+xml",
    })  # fmt: skip
    records = frozenset({_ANY})

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the rows, and the text around them. Raises Unreadable: DAMAGED where it is no XML, EMPTY without text, REFUSED if nested too deep."""
        found = islice(_documents(source), source.start, source.stop)
        yield from found


def _documents(source: Source) -> Iterator[Document]:
    left_out = (*_NO_TEXT, *_ABOUT.get(source.media_type, ()))
    notes, marks = Notes(), Marks()
    coming = events(source, notes)
    head = list(islice(coming, _LOOKED_AT if source.media_type == _ANY else 0))
    root = next((event.name for event in head if isinstance(event, Start)), "")
    layout = Layout(left_out=left_out, aside=_ASIDE_IN.get(root, _ASIDE), escaped=_ESCAPED)
    coming = chain(head, without_calls(coming) if source.media_type == _BOOK else coming)
    if root == OUTLINE:
        coming, head = told(coming), []
    shape = shape_of(head)
    rows = Rows(shape) if shape else None
    is_large, number = source.size > _ONE_DOCUMENT_BYTES, 0
    for event in coming:
        if rows is not None and rows.takes(event):
            if row := rows.ended(event):
                yield _of_row(row, number, marks, notes)
                number += 1
            continue
        marks.take(event)
        layout.take(event)
        if is_large and layout.characters > _PIECE_CHARACTERS and isinstance(event, End):
            yield _document(layout, number, marks, notes)
            number += 1
    last = _document(layout, number, marks, notes)
    if last.text.strip():
        yield last
    elif not number:
        raise Unreadable(Outcome.EMPTY, "no_text")


def _of_row(row: Row, number: int, marks: Marks, notes: Notes) -> Document:
    said = (*marks.found(), *licence_marks(row))
    return Document(text_of(row), number, number + 1, columns=row, marks=said, cleaning=notes.steps())


def _document(layout: Layout, number: int, marks: Marks, notes: Notes) -> Document:
    text, steps = clean(layout.text())
    return Document(text, number, number + 1, marks=marks.found(), cleaning=(*notes.steps(), *steps))
