"""Reads TEI: the text of every TEI document of a file, with its verses, speeches and notes, and what its header says of rights."""

from collections.abc import Iterator

from ingestion.extractors.tei_layout import TeiLayout
from ingestion.extractors.xml_documents import documents
from ingestion.extractors.xml_events import End, Event, Start
from ingestion.types import Document, Source

_ROOTS = ("TEI", "TEI.2")
_READINGS = frozenset(("choice", "app"))
# Of two readings of one place only one is text: a printing error corrected, an abbreviation written out, the spelling as it
# was written (that is what a corpus of a language is about); else the first, which the editor prefers.
_WORSE = frozenset(("sic", "abbr", "reg"))


class Tei:
    """TEI P4 and P5: one document for each TEI, several in a teiCorpus. Headers are no text; what they say of rights is marks."""

    name = "tei"
    version = 3
    media_types = frozenset({"application/tei+xml"})
    records = frozenset[str]()

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the documents. Raises Unreadable: DAMAGED where it is no XML, EMPTY without text, REFUSED if nested too deep."""
        return documents(source, _ROOTS, TeiLayout, lambda: _OneReading().has)


class _OneReading:
    """Says which events belong to the one reading that is text."""

    def __init__(self) -> None:
        self._open: list[tuple[bool, bool]] = [
            (False, False)
        ]  # elements: whether it holds readings, and has given one
        self._passed_over = 0

    def has(self, event: Event) -> bool:
        if self._passed_over:
            self._passed_over += isinstance(event, Start) - isinstance(event, End)
            return False
        if isinstance(event, Start):
            if self._is_other(event.name):
                self._passed_over = 1
                return False
            self._open.append((event.name in _READINGS, False))
        elif isinstance(event, End) and len(self._open) > 1:
            self._open.pop()
        return True

    def _is_other(self, name: str) -> bool:
        holds_readings, has_given = self._open[-1]
        if holds_readings and (has_given or name in _WORSE):
            return True
        self._open[-1] = holds_readings, holds_readings
        return False
