"""Cuts an XML file into its records by their tags alone, so that a file of any size can be read from any byte on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingestion.extractors.opened import open_text
from ingestion.extractors.xml_events import Event, Reading
from ingestion.extractors.xml_source import Entities, Notes, encoding_of, without_doctype
from ingestion.extractors.xml_window import Window
from ingestion.text.encodings import decode_as, unit_of
from ingestion.types import Outcome, Source, Unreadable


@dataclass(frozen=True, slots=True)
class Record:
    """One record: where it begins and ends in the file, in bytes, its events, and what was noticed reading them."""

    position: int
    end: int
    events: tuple[Event, ...]
    notes: Notes


class Records:
    """The records of a file: elements of one name, none inside another. `head` is what stands before the first.

    `version` names an element that a record may hold many times over and of which the last alone is wanted.
    Raises Unreadable DAMAGED where there is not a single element.
    """

    def __init__(self, source: Source, name: str, *, version: str = "") -> None:
        self._opened = open_text(source)
        self._encoding = encoding_of(self._opened.head)
        self._unit = unit_of(self._encoding, self._opened.head)
        text = decode_as(self._opened.head, self._unit.codec).text.lstrip("\ufeff \t\r\n")
        text, self._entities = without_doctype(text)
        begin = re.search(rf"<([\w.-]+:)?{name}(?=[\s/>])", text)
        prefix = (begin[1] or "") if begin else ""
        self._names = f"{prefix}{name}", f"{prefix}{version}" if version else ""
        self.head = self._read(text[: begin.start()] if begin else text, Notes())
        if not begin and all(isinstance(event, str) for event in self.head):
            raise Unreadable(Outcome.DAMAGED, "broken_document")

    def between(self, start: int, stop: int | None) -> Iterator[Record]:
        """Yield the records that begin in [start, stop). Raises Unreadable REFUSED at one that is too large."""
        self._opened.move_to(start)
        window = Window(self._opened.stream, start, *self._names, self._unit)
        while window.goes_to_next() and (stop is None or window.offset < stop):
            position = window.offset
            decoded = decode_as(window.take(), self._unit.codec)
            notes = Notes(self._encoding, decoded.damaged)
            yield Record(position, window.offset, self._read(decoded.text, notes), notes)

    def _read(self, text: str, notes: Notes) -> tuple[Event, ...]:
        reading = Reading(Entities(self._entities, notes), notes)
        return (*reading.take(text), *reading.finish())
