"""Reads TMX and XLIFF: aligned segments as structured records, one for each unit of translation."""

from collections.abc import Iterator

from ingestion.extractors.translation_units import Unit, units
from ingestion.extractors.xml_events import Event, Start, attribute, events
from ingestion.extractors.xml_marks import Marks
from ingestion.extractors.xml_records import Records
from ingestion.extractors.xml_source import Notes
from ingestion.types import Document, Outcome, Source, Unreadable

_LONGEST_MARK = 500
_TMX = "application/x-tmx+xml"


class Tmx:
    """TMX 1.1 to 1.4, XLIFF 1.2 and 2: a document for each unit, its columns named by language.

    Positions are byte offsets in TMX and numbers of units in XLIFF, whose units need what stands before them.
    """

    name = "tmx"
    version = 1
    media_types = frozenset({_TMX, "application/xliff+xml"})
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the units in [start, stop). Raises Unreadable: EMPTY without any, DAMAGED where it is no XML."""
        found = False
        for document in _memory(source) if source.media_type == _TMX else _translation(source):
            found = True
            yield document
        if not found and not source.start and source.stop is None:
            raise Unreadable(Outcome.EMPTY, "no_records")


def _memory(source: Source) -> Iterator[Document]:
    records = Records(source, "tu")
    marks = tuple(_marks(records.head))
    for record in records.between(source.start, source.stop):
        for unit in units(record.events):
            yield _document(source, unit, (record.position, record.end), marks, record.notes)


def _translation(source: Source) -> Iterator[Document]:
    notes, marks = Notes(), Marks()
    for number, unit in enumerate(units(_seen(events(source, notes), marks))):
        if source.stop is not None and number >= source.stop:
            return
        if number >= source.start:
            yield _document(source, unit, (number, number + 1), marks.found(), notes)


def _seen(found: Iterator[Event], marks: Marks) -> Iterator[Event]:
    for event in found:
        marks.take(event)
        yield event


def _marks(head: tuple[Event, ...]) -> Iterator[tuple[str, str]]:
    """What is said before the first unit of languages and rights, in notes and properties of any name too."""
    marks, name = Marks(), ""
    for event in head:
        marks.take(event)
        if isinstance(event, Start):
            name = {"prop": f"tmx:{attribute(event.attributes, 'type')}", "note": "tmx:note"}.get(
                event.name, ""
            )
            if event.name == "header" and (tag := attribute(event.attributes, "srclang")):
                yield "tmx:srclang", tag
        elif isinstance(event, str) and name and event.strip():
            yield name, event.strip()[:_LONGEST_MARK]
    yield from marks.found()


def _document(
    source: Source, unit: Unit, place: tuple[int, int], marks: tuple[tuple[str, str], ...], notes: Notes
) -> Document:
    columns = {**unit.segments, **unit.about}
    chosen = [columns[name] for name in source.text_columns if name in columns]
    text = "\n".join(chosen or unit.segments.values())
    apart = tuple(unit.segments.items())
    return Document(text, *place, columns=columns, marks=marks, cleaning=notes.steps(), apart=apart)
