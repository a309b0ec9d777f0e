"""Reads EXMARaLDA's basic transcriptions (EXB): events on the tiers of each speaker, along one line of time."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import PurePosixPath

from ingestion.extractors.fieldwork.tiers import Span, Tier, rows_of
from ingestion.extractors.rows import Row, documents
from ingestion.extractors.xml_events import Event, Start, events
from ingestion.extractors.xml_source import Notes
from ingestion.types import Document, Source

_SPACE = re.compile(r"\s+")
_LONGEST_MARK, _MOST_MARKS = 500, 50
_TOLD = frozenset({"comment", "ud-information", "transcription-convention"})
_MILLISECONDS = 1_000
_TEXT, _DESCRIPTION = "t", "d"  # types of tiers: what is said, and what is seen or heard besides


class Exmaralda:
    """A row for each event of what is said, with those of the same speaker's other tiers below it. Positions are numbers of rows."""

    name = "exmaralda"
    version = 1
    media_types = frozenset({"application/x-exmaralda+xml"})

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the rows in [start, stop). Raises Unreadable: EMPTY without any, DAMAGED where it is no XML."""
        notes, reading = Notes(), _Reading()
        for event in events(source, notes):
            reading.take(event)
        yield from documents(source, reading.rows(), tuple(reading.marks), notes.steps())


@dataclass(slots=True)
class _Layer:
    """A tier, its type, and its events with their places on the line of time."""

    tier: Tier
    kind: str
    events: list[tuple[int, int, Span]] = field(default_factory=list)


class _Reading:
    """What has been seen of the file."""

    def __init__(self) -> None:
        self.marks: dict[tuple[str, str], None] = {}
        self._places: dict[str, int] = {}  # of points in time, in their order
        self._times: list[float | None] = []
        self._speakers: dict[str, str] = {}
        self._speaker = ""
        self._layers: list[_Layer] = []
        self._span: Span | None = None
        self._pieces: list[str] | None = None
        self._told = ""
        self._media = ""

    def take(self, event: Event) -> None:
        if isinstance(event, str):
            if self._pieces is not None:
                self._pieces.append(event)
        elif isinstance(event, Start):
            self._begin(event)
        elif event.name in _TOLD or event.name in ("abbreviation", "event"):
            self._end(event.name, _SPACE.sub(" ", "".join(self._pieces or ())).strip())
            self._pieces = None

    def rows(self) -> Iterator[Row]:
        """Put each event below what is said at its time, and yield the rows."""
        said = {layer.tier.speaker: layer for layer in reversed(self._layers) if layer.kind == _TEXT}
        times = _filled(self._times)
        for layer in self._layers:
            for first, last, span in layer.events:
                span.start, span.end = times[first], times[last]
            above = said.get(layer.tier.speaker)
            if above is not None and layer.kind != _TEXT:
                _put_below(layer, above)
        return rows_of([layer.tier for layer in self._layers], self._media)

    def _begin(self, event: Start) -> None:
        given = event.attributes
        if event.name == "tli":
            self._places.setdefault(given.get("id", ""), len(self._times))
            self._times.append(_number(given.get("time", "")))
        elif event.name == "speaker":
            self._speaker = given.get("id", "")
        elif event.name == "referenced-file":
            self._media = self._media or _file_of(given.get("url", ""))
        elif event.name == "tier":
            self._begin_tier(event)
        elif event.name == "event":
            self._pieces = []
            self._begin_event(given.get("start", ""), given.get("end", ""))
        elif event.name in _TOLD or event.name == "abbreviation":
            self._pieces, self._told = [], given.get("attribute-name", "") or event.name

    def _begin_tier(self, event: Start) -> None:
        given = event.attributes
        speaker, kind = given.get("speaker", ""), given.get("type", "")
        name = given.get("category") or given.get("display-name") or given.get("id", "")
        tier = Tier(name, speaker=self._speakers.get(speaker) or speaker, is_finer=kind == _DESCRIPTION)
        self._layers.append(_Layer(tier, kind))

    def _begin_event(self, start: str, end: str) -> None:
        self._span = None
        if not self._layers or not {start, end} <= self._places.keys():
            start = end = next(reversed(self._places), "")
        if self._layers and start in self._places:
            self._span = Span(None, None, "")
            layer = self._layers[-1]
            layer.tier.spans.append(self._span)
            layer.events.append((self._places[start], self._places[end], self._span))

    def _end(self, name: str, text: str) -> None:
        if name == "event" and self._span is not None:
            self._span.text = text
        elif name == "abbreviation":
            self._speakers[self._speaker] = text
        elif name in _TOLD and text and len(self.marks) < _MOST_MARKS:
            self.marks[f"exmaralda:{self._told[:_LONGEST_MARK]}", text[:_LONGEST_MARK]] = None


def _put_below(layer: _Layer, above: _Layer) -> None:
    """Make each event part of the one of `above` within whose points in time it lies."""
    there = sorted(above.events, key=lambda event: event[:2])
    starts = [first for first, _, _ in there]
    for first, last, span in layer.events:
        place = bisect_right(starts, first) - 1
        if place >= 0 and last <= there[place][1]:
            span.within = there[place][2]


def _filled(times: list[float | None]) -> list[int | None]:
    """Return milliseconds; points without a time lie evenly between those that have one, as the program draws them."""
    known = [place for place, time in enumerate(times) if time is not None]
    filled: list[int | None] = [None if time is None else round(time * _MILLISECONDS) for time in times]
    for before, after in pairwise(known):
        begin, end = times[before] or 0.0, times[after] or 0.0
        for place in range(before + 1, after):
            share = (place - before) / (after - before)
            filled[place] = round((begin + (end - begin) * share) * _MILLISECONDS)
    return filled


def _file_of(address: str) -> str:
    return PurePosixPath(address.replace("\\", "/")).name[:200]


def _number(written: str) -> float | None:
    try:
        time = float(written)
    except ValueError:
        return None
    return time if abs(time) < 1e9 else None
