"""Reads TBX (ISO 30042), as term banks give their words: a row for each concept, its terms in columns named by language."""

import re
from collections.abc import Iterator

from ingestion.extractors.numbered_columns import NumberedColumns
from ingestion.extractors.rows import Row, documents
from ingestion.extractors.xml_events import XML_LANG, End, Event, Start, attribute, events
from ingestion.extractors.xml_marks import Marks
from ingestion.extractors.xml_source import Notes
from ingestion.types import Document, Source
from languages.codes import canonical_or_given

_ENTRIES = frozenset(("termEntry", "conceptEntry"))
_LANGUAGES = frozenset(("langSet", "langSec"))
_SAID = frozenset(("term", "descrip", "termNote", "admin", "note"))
_PROSE = frozenset(
    ("definition", "context", "example", "explanation", "sampleSentence")
)  # of the types of `descrip`
_SPACE = re.compile(r"[ \t\r\n]+")


class Tbx:
    """TBX of 2008 and of 2019: terms, definitions and what else is said of a concept. Positions are numbers of rows."""

    name = "tbx"
    version = 1
    media_types = frozenset({"application/x-tbx+xml"})
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the rows in [start, stop). Raises Unreadable: EMPTY without any, DAMAGED where it is no XML."""
        notes, marks = Notes(), Marks()
        yield from documents(source, _rows(_seen(events(source, notes), marks)), marks, notes)


def _seen(found: Iterator[Event], marks: Marks) -> Iterator[Event]:
    for event in found:
        marks.take(event)
        yield event


def _rows(found: Iterator[Event]) -> Iterator[Row]:
    entry = _Entry()
    for event in found:
        if isinstance(event, str):
            entry.write(event)
        elif isinstance(event, Start):
            if event.name in _ENTRIES:
                entry = _Entry(attribute(event.attributes, "id"))
            entry.begin(event)
        else:
            entry.end(event)
            if event.name in _ENTRIES and entry.texts:
                yield Row(dict(entry.columns), entry.texts)


class _Entry:
    """What has been seen of a concept."""

    def __init__(self, own: str = "") -> None:
        self.columns = NumberedColumns()
        self.texts = NumberedColumns()
        if own:
            self.columns.add("id", own)
        self._language = ""
        self._element = self._name = ""
        self._pieces: list[str] | None = None

    def write(self, text: str) -> None:
        if self._pieces is not None:
            self._pieces.append(text)

    def begin(self, event: Start) -> None:
        given = event.attributes
        if event.name in _LANGUAGES:
            self._language = canonical_or_given(given.get(XML_LANG) or attribute(given, "lang")) or "und"
        elif event.name in _SAID and self._pieces is None:
            self._element, self._pieces = event.name, []
            self._name = attribute(given, "type") or event.name

    def end(self, event: End) -> None:
        if event.name in _LANGUAGES:
            self._language = ""
        elif event.name == self._element and self._pieces is not None:
            self._keep(_SPACE.sub(" ", "".join(self._pieces)).strip())
            self._pieces = None

    def _keep(self, text: str) -> None:
        is_term = self._element == "term" and bool(self._language)
        name = self._language if is_term else "_".join(filter(None, (self._name, self._language)))
        if not text:
            return
        self.columns.add(name, text)
        if is_term or (self._language and self._name in _PROSE):
            self.texts.add(self._language, text)
