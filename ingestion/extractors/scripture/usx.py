"""Reads USX: a Bible translation in XML, a row for each verse and each heading."""

from collections.abc import Iterator

from ingestion.extractors.rows import Row, documents
from ingestion.extractors.scripture.verses import LEFT_OUT, Gathering
from ingestion.extractors.xml_events import End, Event, Start, attribute, events
from ingestion.extractors.xml_marks import Marks
from ingestion.extractors.xml_source import Notes
from ingestion.types import Document, Source

_NEVER_WITHIN = frozenset(("book", "chapter", "verse", "para", "table", "row", "sidebar"))


class Usx:
    """USX 1 to 3: a document for each verse or heading, with its book and chapter. Positions are numbers of rows."""

    name = "usx"
    version = 1
    media_types = frozenset({"application/x-usx+xml"})
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the rows in [start, stop). Raises Unreadable: EMPTY without any, DAMAGED where it is no XML."""
        notes, marks, gathering = Notes(), Marks(), Gathering()
        for document in documents(source, _rows(events(source, notes), marks, gathering)):
            document.marks = (*marks.found(), *gathering.marks())
            document.cleaning = notes.steps()
            yield document


def _rows(found: Iterator[Event], marks: Marks, gathering: Gathering) -> Iterator[Row]:
    reading = _Reading(gathering)
    for event in found:
        marks.take(event)
        reading.take(event)
        yield from gathering.ready()
    gathering.end_verse()
    yield from gathering.ready()


class _Reading:
    """Tells the gathering what the elements mean."""

    def __init__(self, gathering: Gathering) -> None:
        self._gathering = gathering
        self._depth = 0
        self._hidden = 0  # the depth of the element that is left out, 0 where none is

    def take(self, event: Event) -> None:
        """Take one event in."""
        if isinstance(event, End):
            self._end(event.name)
        elif isinstance(event, Start):
            self._begin(event)
        elif not self._hidden:
            self._gathering.write(event)

    def _begin(self, event: Start) -> None:
        self._depth += 1
        style = attribute(event.attributes, "style")
        if event.name in _NEVER_WITHIN:  # what is left out was not ended
            self._hidden = 0
        if self._hidden:
            return
        if event.name == "figure" or (event.name == "char" and style in LEFT_OUT):
            self._hidden = self._depth
            self._gathering.pass_over()
        elif event.name in ("cell", "optbreak") or (event.name == "char" and style == "fp"):
            self._gathering.break_line()
        elif event.name in ("chapter", "verse"):
            self._begin_part(event)
        else:
            self._begin_block(event, style)

    def _begin_part(self, event: Start) -> None:
        """An element with nothing but the name of what ends is the end of a chapter or a verse."""
        number = attribute(event.attributes, "number")
        if not number and attribute(event.attributes, "eid"):
            self._gathering.end_verse()
        elif event.name == "chapter":
            self._gathering.chapter(number)
        else:
            self._gathering.verse(number)

    def _begin_block(self, event: Start, style: str) -> None:
        if event.name == "para":
            self._gathering.paragraph(style or "p")
        elif event.name == "book":
            self._gathering.book(attribute(event.attributes, "code"))
        elif event.name == "row":
            self._gathering.paragraph("tr")
        elif event.name == "note":
            self._gathering.begin_note(style)
        elif event.name == "sidebar":
            self._gathering.sidebar(begins=True)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._hidden:
            self._hidden = self._hidden if self._depth >= self._hidden else 0
        elif name == "note":
            self._gathering.end_note()
        elif name == "sidebar":
            self._gathering.sidebar(begins=False)
