"""Reads ELAN's annotation documents (EAF): who says what and when, with translations and analyses of it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ingestion.extractors.fieldwork.recordings import file_of
from ingestion.extractors.fieldwork.tiers import Span, Tier, put_within, rows_of
from ingestion.extractors.rows import Row, documents
from ingestion.extractors.xml_events import End, Event, Start, events
from ingestion.extractors.xml_source import Notes
from ingestion.types import Document, Source

_LONGEST_MARK = 500
_MOST_MARKS = 50
_SPACE = re.compile(r"\s+")
_FINER = frozenset(("Time_Subdivision", "Symbolic_Subdivision"))
_ANNOTATIONS = frozenset(("ALIGNABLE_ANNOTATION", "REF_ANNOTATION"))
_TEXTS = frozenset(("ANNOTATION_VALUE", "LICENSE"))


class Elan:
    """EAF 2 and 3: a row for each annotation of the tiers that depend on no other. Positions are numbers of rows."""

    name = "elan"
    version = 1
    media_types = frozenset({"application/x-elan+xml"})
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the rows in [start, stop). Raises Unreadable: EMPTY without any, DAMAGED where it is no XML."""
        notes, reading = Notes(), _Reading()
        for event in events(source, notes):
            reading.take(event)
        yield from documents(source, reading.rows(), tuple(reading.marks), notes.steps())


@dataclass(slots=True)
class _Layer:
    """A tier as the file says it: the tier above, the type that says how it depends on that, and its annotations' own names."""

    tier: Tier
    above: str
    kind: str
    references: list[tuple[Span, str]] = field(default_factory=list)  # to annotations of the tier above


class _Reading:
    """What has been seen of the file."""

    def __init__(self) -> None:
        self.marks: dict[tuple[str, str], None] = {}
        self._times: dict[str, int] = {}
        self._reached = (
            0  # the time of the last slot that has one: ELAN leaves it out between parts of equal length
        )
        self._layers: dict[str, _Layer] = {}
        self._layer: _Layer | None = None
        self._spans: dict[str, Span] = {}
        self._span: Span | None = None
        self._pieces: list[str] | None = None
        self._constraints: dict[str, str] = {}
        self._media = ""

    def take(self, event: Event) -> None:
        if isinstance(event, str):
            if self._pieces is not None:
                self._pieces.append(event)
        elif isinstance(event, Start):
            self._begin(event)
        elif event.name in _TEXTS:
            self._end(event)

    def rows(self) -> Iterator[Row]:
        """Put each annotation under the one that it belongs to, and yield the rows."""
        for layer in self._layers.values():
            layer.tier.is_finer = self._is_finer(layer)
            for span, name in layer.references:
                span.within = self._spans.get(name)
            above = self._layers.get(layer.above)
            if above is not None and not layer.references:
                put_within(layer.tier.spans, above.tier.spans)
        return rows_of([layer.tier for layer in self._layers.values()], self._media)

    def _begin(self, event: Start) -> None:
        given = event.attributes
        if event.name in _TEXTS:
            self._pieces = []
            self._mark("elan:license", given.get("LICENSE_URL", ""))
        elif event.name == "TIME_SLOT":
            self._reached = _number(given.get("TIME_VALUE", ""), self._reached)
            self._times[given.get("TIME_SLOT_ID", "")] = self._reached
        elif event.name == "TIER":
            self._begin_tier(event)
        elif event.name in _ANNOTATIONS and self._layer is not None:
            self._begin_annotation(event, self._layer)
        elif event.name == "LINGUISTIC_TYPE":
            self._constraints[given.get("LINGUISTIC_TYPE_ID", "")] = given.get("CONSTRAINTS", "")
        elif event.name == "MEDIA_DESCRIPTOR":
            self._media = self._media or file_of(
                given.get("RELATIVE_MEDIA_URL") or given.get("MEDIA_URL", "")
            )

    def _begin_tier(self, event: Start) -> None:
        given = event.attributes
        name, speaker = given.get("TIER_ID", ""), given.get("PARTICIPANT", "").strip()
        tier = Tier(_column(name, speaker), speaker=speaker)
        self._layer = _Layer(tier, given.get("PARENT_REF", ""), given.get("LINGUISTIC_TYPE_REF", ""))
        self._layers.setdefault(name, self._layer)

    def _begin_annotation(self, event: Start, layer: _Layer) -> None:
        given = event.attributes
        start, end = (self._times.get(given.get(f"TIME_SLOT_REF{which}", "")) for which in (1, 2))
        self._span = Span(start, end, "")
        layer.tier.spans.append(self._span)
        self._spans.setdefault(given.get("ANNOTATION_ID", ""), self._span)
        if reference := given.get("ANNOTATION_REF"):
            layer.references.append((self._span, reference))

    def _end(self, event: End) -> None:
        text = _SPACE.sub(" ", "".join(self._pieces or ())).strip()
        self._pieces = None
        if event.name == "LICENSE":
            self._mark("elan:license", text)
        elif self._span is not None:
            self._span.text = text

    def _mark(self, name: str, value: str) -> None:
        if value.strip() and len(self.marks) < _MOST_MARKS:
            self.marks[name, value.strip()[:_LONGEST_MARK]] = None

    def _is_finer(self, layer: _Layer) -> bool:
        """Whether it, or a tier above it, divides the one above into smaller pieces."""
        return any(self._constraints.get(one.kind) in _FINER for one in self._up_from(layer))

    def _up_from(self, layer: _Layer) -> Iterable[_Layer]:
        seen: list[_Layer] = []
        above: _Layer | None = layer
        while above is not None and above not in seen:
            seen.append(above)
            above = self._layers.get(above.above)
        return seen


def _column(name: str, speaker: str) -> str:
    """What a tier is called without its speaker: "tx@Lupe" and "Lupe-tx" are "tx"."""
    bare = name.partition("@")[0].strip() or name
    if speaker and bare.casefold() != speaker.casefold():
        bare = re.sub(
            rf"^{re.escape(speaker)}[\s_.:-]+|[\s_.:-]+{re.escape(speaker)}$", "", bare, flags=re.IGNORECASE
        )
    return bare


def _number(written: str, otherwise: int) -> int:
    try:
        return int(written)
    except ValueError:
        return otherwise
