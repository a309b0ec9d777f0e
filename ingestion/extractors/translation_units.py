"""Gathers the units of a translation memory (TMX) or a file in translation (XLIFF) from their XML events."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ingestion.extractors.numbered_columns import NumberedColumns
from ingestion.extractors.xml_events import XML_LANG, End, Event, Start, attribute
from languages.codes import canonical_or_given

_UNITS = frozenset(("tu", "trans-unit", "segment"))
_CODES = frozenset(
    ("bpt", "ept", "ph", "it", "ut", "x", "bx", "ex", "alt-trans", "sub")
)  # of another format, or for a machine
_TEXTS = frozenset(("seg", "source", "target"))
_SPACE = re.compile(r"[ \t\r\n]+")


@dataclass(slots=True)
class Unit:
    """Segments by the canonical tag of their language, in their order, and what else the unit says of itself."""

    segments: NumberedColumns = field(default_factory=NumberedColumns)
    about: NumberedColumns = field(default_factory=NumberedColumns)


def units(events: Iterable[Event]) -> Iterator[Unit]:
    """Yield every unit that holds a segment."""
    gathering = _Gathering()
    for event in events:
        if isinstance(event, str):
            gathering.write(event)
        elif isinstance(event, Start):
            gathering.begin(event)
        elif (unit := gathering.end(event)) is not None and unit.segments:
            yield unit


class _Gathering:
    """What has been seen of the unit that is being read."""

    def __init__(self) -> None:
        self._unit: Unit | None = None
        self._language = ""
        self._languages = {"source": "source", "target": "target"}  # XLIFF says them once, at the top
        self._pieces: list[str] | None = None
        self._name = ""
        self._hidden = 0

    def write(self, text: str) -> None:
        if self._pieces is not None and not self._hidden:
            self._pieces.append(text)

    def begin(self, event: Start) -> None:
        given = event.attributes
        if self._hidden or event.name in _CODES:
            self._hidden += 1
        elif event.name in ("xliff", "file"):
            self._take_languages(event)
        elif event.name in _UNITS:
            self._unit = Unit()
            if tuid := attribute(given, "tuid") or attribute(given, "id"):
                self._unit.about["tuid"] = tuid
        elif event.name == "tuv":
            self._language = canonical_or_given(given.get(XML_LANG) or attribute(given, "lang"))
        elif self._unit is not None and event.name in (*_TEXTS, "note", "prop"):
            self._pieces = []
            self._name = f"prop:{attribute(given, 'type')}" if event.name == "prop" else event.name
            if event.name in self._languages:
                self._language = canonical_or_given(given.get(XML_LANG, "")) or self._languages[event.name]

    def end(self, event: End) -> Unit | None:
        """Give the unit when it ends."""
        if self._hidden:
            self._hidden -= 1
        elif event.name in _UNITS:
            unit, self._unit = self._unit, None
            return unit
        elif self._pieces is not None and event.name == self._name.partition(":")[0]:
            self._keep(_SPACE.sub(" ", "".join(self._pieces)).strip())
            self._pieces = None
        return None

    def _keep(self, text: str) -> None:
        if self._unit is None or not text:
            return
        is_text = self._name in _TEXTS
        values = self._unit.segments if is_text else self._unit.about
        values.add((self._language or "und") if is_text else self._name, text)

    def _take_languages(self, event: Start) -> None:
        for name, wanted in (
            ("source", ("source-language", "srcLang")),
            ("target", ("target-language", "trgLang")),
        ):
            tag = next(
                (tag for key in wanted if (tag := canonical_or_given(attribute(event.attributes, key)))), ""
            )
            self._languages[name] = tag or self._languages[name]
