"""Reads any XML: the text of its elements in their order, block by block; attributes are no text."""

from collections.abc import Iterator

from ingestion.extractors.xml_events import End, events
from ingestion.extractors.xml_layout import Layout
from ingestion.extractors.xml_marks import Marks
from ingestion.extractors.xml_source import Notes
from ingestion.text.cleaning import clean
from ingestion.types import Document, Outcome, Source, Unreadable

_ONE_DOCUMENT_BYTES = 8 * 1024 * 1024
_PIECE_CHARACTERS = 1024 * 1024
_ESCAPED = ("description", "content", "summary", "encoded", "subtitle")  # where feeds put HTML as text
_ASIDE = ("footnote", "fn")
_NO_TEXT = ("binary", "style", "script")
# What is about a feed's articles or a book, and not of them.
_ABOUT = {
    "application/rss+xml": ("link", "guid", "pubDate", "lastBuildDate", "generator", "docs", "ttl", "language", "url"),
    "application/atom+xml": ("id", "updated", "published", "uri", "email", "generator", "logo", "icon"),
    "application/x-fictionbook+xml": (
        "genre", "lang", "src-lang", "document-info", "publish-info", "custom-info", "coverpage", "first-name", "last-name", "middle-name",
    ),
}  # fmt: skip


class XmlAny:
    """XML that has no reader of its own. Large files give a document for each megabyte of text, cut where an element ends."""

    name = "xml"
    version = 2
    media_types = frozenset({
        "application/xml", "application/x-fictionbook+xml", "application/ttml+xml",
        "application/docbook+xml", "application/rdf+xml", "application/rss+xml", "application/atom+xml",
    })  # fmt: skip

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the text. Raises Unreadable: DAMAGED where it is no XML, EMPTY without text, REFUSED if nested too deep."""
        left_out = (*_NO_TEXT, *_ABOUT.get(source.media_type, ()))
        notes, layout, marks = Notes(), Layout(left_out=left_out, aside=_ASIDE, escaped=_ESCAPED), Marks()
        is_large, number = source.size > _ONE_DOCUMENT_BYTES, 0
        for event in events(source, notes):
            marks.take(event)
            layout.take(event)
            if is_large and layout.characters > _PIECE_CHARACTERS and isinstance(event, End):
                yield _document(layout, number, marks, notes)
                number += 1
        last = _document(layout, number, marks, notes)
        if not last.text.strip() and not number:
            raise Unreadable(Outcome.EMPTY, "no_text")
        yield last


def _document(layout: Layout, number: int, marks: Marks, notes: Notes) -> Document:
    text, steps = clean(layout.text())
    return Document(text, number, number + 1, marks=marks.found(), cleaning=(*notes.steps(), *steps))
