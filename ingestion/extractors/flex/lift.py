"""Reads LIFT, the lexicons of FieldWorks and WeSay: a row for each entry, with its senses, examples and their translations."""

from collections.abc import Iterable, Iterator

from ingestion.extractors.flex.lift_entry import TEXTS, Entry
from ingestion.extractors.flex.tags import is_written, joined
from ingestion.extractors.rows import Marks, Row, documents
from ingestion.extractors.xml_events import End, Event, Start, attribute, events
from ingestion.extractors.xml_marks import Marks as XmlMarks
from ingestion.extractors.xml_source import Notes
from ingestion.types import Document, Source

_ROLES = TEXTS | {"citation", "pronunciation", "variant", "description"}
# What is about the entry, or in no sense its own: an etymology has glosses too, and a header says what its fields are for.
_HIDDEN = frozenset((
    "note", "relation", "etymology", "field", "fields", "ranges", "range", "illustration", "reversal", "label", "annotation", "trait",
    "media",
))  # fmt: skip
_SENSES = frozenset(("entry", "sense", "subsense"))
_FORMS = frozenset(("form", "gloss"))
_MOST_MARKS = 50
_LONGEST_MARK = 500


class Lift:
    """Lexicons in LIFT: a document for each entry that has text and was not deleted. Positions are numbers of entries."""

    name = "lift"
    version = 1
    media_types = frozenset({"application/x-lift+xml"})
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the entries in [start, stop). Raises Unreadable: EMPTY without any, DAMAGED if no XML, REFUSED if too deep."""
        notes, gathering = Notes(), _Gathering()
        for document in documents(source, gathering.rows(events(source, notes))):
            document.marks, document.cleaning = gathering.marks(), notes.steps()
            yield document


class _Gathering:
    """What has been seen of the entry that is being read."""

    def __init__(self) -> None:
        self._said = XmlMarks()
        self._told: dict[tuple[str, str], None] = {}
        self._entry: Entry | None = None
        self._roles: list[str] = []  # of each open element; "" is none
        self._form: tuple[str, str] | None = None  # its role and language
        self._pieces: list[str] = []

    def marks(self) -> Marks:
        """Return what was said of the lexicon so far."""
        return (*self._told, *self._said.found())

    def rows(self, found: Iterable[Event]) -> Iterator[Row]:
        """Yield the entries as they end."""
        for event in found:
            if self._entry is None:
                self._said.take(event)
            if isinstance(event, str):
                self._write(event)
            elif row := self._begin(event) if isinstance(event, Start) else self._end(event):
                yield row

    def _write(self, text: str) -> None:
        if self._form is not None and self._roles[-1] == self._form[0]:
            self._pieces.append(text)

    def _begin(self, event: Start) -> Row | None:
        name, given = event.name, event.attributes
        self._roles.append(role := self._role(name))
        if name in _FORMS:
            self._end_form()
            self._form = (role, attribute(given, "lang"))
        elif name == "text" and self._form is None:
            self._form = (role, "")
        elif self._entry is not None and (value := joined(attribute(given, "value"))):
            self._note(self._entry, name, value, attribute(given, "name"))
        if name != "entry":
            return None
        row = self._row()  # of one that was never closed
        self._entry = None if attribute(given, "dateDeleted") else Entry()
        return row

    def _note(self, entry: Entry, element: str, value: str, kind: str) -> None:
        if element == "grammatical-info" and self._roles[-1] != "hidden":
            entry.parts[value] = None
        elif element == "trait" and kind == "do-not-publish-in":
            entry.withheld[value] = None

    def _role(self, name: str) -> str:
        above = self._roles[-1] if self._roles else ""
        if name in _SENSES:
            return ""
        if name in _HIDDEN or above == "hidden":
            return "hidden"
        return name if name in _ROLES else above

    def _end(self, event: End) -> Row | None:
        if event.name in ("form", "gloss", "text"):
            self._end_form()
        self._roles.pop()
        return self._row() if event.name == "entry" else None

    def _row(self) -> Row | None:
        self._end_form()
        entry, self._entry = self._entry, None
        return entry.row() if entry else None

    def _end_form(self) -> None:
        text = joined(self._pieces)
        role, code = self._form or ("", "")
        self._form, self._pieces = None, []
        if not text or not is_written(code):
            return
        if role == "description":
            self._describe(text[:_LONGEST_MARK])
        elif role in _ROLES and self._entry is not None:
            self._entry.add(role, code, text)

    def _describe(self, text: str) -> None:
        if self._entry is None and len(self._told) < _MOST_MARKS:
            self._told["lift:description", text] = None
