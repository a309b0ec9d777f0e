"""Reads FLExText, the interlinear texts of FieldWorks: a row for each phrase, with its words, morphemes and translations."""

from collections.abc import Iterable, Iterator

from ingestion.extractors.flex.flextext_phrase import Phrase, Unit
from ingestion.extractors.flex.tags import is_written, joined
from ingestion.extractors.rows import Marks, Row, documents
from ingestion.extractors.xml_events import End, Event, Start, attribute, events
from ingestion.extractors.xml_marks import Marks as XmlMarks
from ingestion.extractors.xml_source import Notes
from ingestion.types import Document, Source

_TEXT = "interlinear-text"
_LEVELS = frozenset((_TEXT, "phrase", "word", "morph"))
_MARKED = frozenset(
    ("title", "source", "comment", "rights", "license", "licence", "copyright", "restrictions")
)
_MOST_MARKS = 50
_LONGEST_MARK = 500


class Flextext:
    """Interlinear texts of FieldWorks: a document for each phrase that has text. Positions are numbers of phrases."""

    name = "flextext"
    version = 1
    media_types = frozenset({"application/x-flextext+xml"})
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the phrases in [start, stop). Raises Unreadable: EMPTY without any, DAMAGED if no XML, REFUSED if too deep."""
        notes, gathering = Notes(), _Gathering()
        for document in documents(source, gathering.rows(events(source, notes))):
            document.marks, document.cleaning = gathering.marks, notes.steps()
            yield document


class _Gathering:
    """What has been seen of the text and the phrase that are being read."""

    def __init__(self) -> None:
        self.marks: Marks = ()  # of the phrase that was given last
        self._said = XmlMarks()
        self._told: dict[tuple[str, str], None] = {}
        self._title = ""
        self._open: list[tuple[str, Unit]] = []
        self._phrase: Phrase | None = None
        self._first: dict[str, str] = {}
        self._item: tuple[str, Unit, tuple[str, str]] | None = None
        self._pieces: list[str] = []

    def rows(self, found: Iterable[Event]) -> Iterator[Row]:
        """Yield the phrases as they end."""
        for event in found:
            if self._phrase is None:
                self._said.take(event)
            if isinstance(event, str):
                self._write(event)
            elif row := self._begin(event) if isinstance(event, Start) else self._end(event):
                yield row

    def _write(self, text: str) -> None:
        is_indentation = "\n" in text and not text.strip()  # between the runs of an item
        if self._item is not None and not is_indentation:
            self._pieces.append(text)

    def _begin(self, event: Start) -> Row | None:
        if event.name == "item":
            self._begin_item(attribute(event.attributes, "type"), attribute(event.attributes, "lang"))
        if event.name not in _LEVELS:
            return None
        is_phrase = event.name == "phrase" or (event.name == "word" and self._phrase is None)
        row = self._row() if is_phrase else None  # of one that was never closed
        if is_phrase:
            self._phrase = Phrase(self._title, (*self._told, *self._said.found()))
        elif event.name == _TEXT:
            self._title, self._told = "", {}
        self._open.append(("phrase", self._phrase.own) if is_phrase and self._phrase else self._unit(event))
        return row

    def _unit(self, event: Start) -> tuple[str, Unit]:
        unit: Unit = {}
        if self._phrase is not None and event.name == "word":
            self._phrase.words.append(unit)
        elif self._phrase is not None and event.name == "morph":
            self._phrase.morphs.append(unit)
        return event.name, unit

    def _end(self, event: End) -> Row | None:
        if event.name == "item":
            self._end_item()
        if event.name not in _LEVELS or not self._open:
            return None
        level, _ = self._open.pop()
        return self._row() if level == "phrase" else None

    def _row(self) -> Row | None:
        phrase, self._phrase = self._phrase, None
        row = phrase.row(self._first) if phrase else None
        if phrase and row:
            self.marks = phrase.marks
        return row

    def _begin_item(self, kind: str, code: str) -> None:
        self._end_item()
        if self._open and is_written(code):
            self._item = (*self._open[-1], (kind, code))

    def _end_item(self) -> None:
        text = joined(self._pieces)
        if self._item is not None and text:
            level, unit, key = self._item
            if level == _TEXT:
                self._tell(key[0], text[:_LONGEST_MARK])
            else:
                unit.setdefault(key, []).append(text)
        self._item, self._pieces = None, []

    def _tell(self, kind: str, text: str) -> None:
        if kind == "title":
            self._title = self._title or text
        if kind in _MARKED and len(self._told) < _MOST_MARKS:
            self._told[f"flex:{kind}", text] = None
