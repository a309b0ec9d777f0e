"""Reads Transcriber's transcripts (TRS): who says what and when, turn by turn, with the noises noted in between."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ingestion.extractors.rows import Row, documents
from ingestion.extractors.xml_events import Event, Start, events
from ingestion.extractors.xml_source import Notes
from ingestion.types import Document, Source

_SPACE = re.compile(r"\s+")
_MOST_NAMES = 10_000  # of speakers and topics
_NOTED = ("Event", "Comment")


class Transcriber:
    """A row for each stretch from one point in time to the next; of overlapped speech one for each speaker. Positions are numbers of rows."""

    name = "transcriber"
    version = 1
    media_types = frozenset({"application/x-transcriber+xml"})

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the rows in [start, stop). Raises Unreadable: EMPTY without any, DAMAGED where it is no XML."""
        notes = Notes()
        yield from documents(source, _rows(source, notes), steps=notes.steps())


def _rows(source: Source, notes: Notes) -> Iterator[Row]:
    reading = _Reading()
    for event in events(source, notes):
        yield from reading.take(event)
    yield from reading.stretch.rows(None)


@dataclass(slots=True)
class _Said:
    """What one speaker says in a stretch, and what is noted of it."""

    speaker: str
    pieces: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Stretch:
    """From one point in time to the next."""

    start: float | None
    about: dict[str, Any]
    said: list[_Said]

    def rows(self, end: float | None) -> Iterator[Row]:
        for one in self.said:
            text = _SPACE.sub(" ", "".join(one.pieces)).strip()
            if text or one.noted:
                times = {"speaker": one.speaker, "start": self.start, "end": end}
                known = {
                    name: value for name, value in (times | self.about).items() if value not in ("", None)
                }
                noted = {"events": one.noted} if one.noted else {}
                yield Row(known | {"text": text} | noted, {"text": text})


class _Reading:
    """What has been seen of the file, and the stretch that is under way."""

    def __init__(self) -> None:
        self.stretch = _Stretch(None, {}, [_Said("")])
        self._names: dict[str, str] = {}  # of speakers and topics
        self._about: dict[str, str] = {}
        self._speakers: list[str] = []
        self._end: float | None = None

    def take(self, event: Event) -> Iterator[Row]:
        if isinstance(event, str):
            self.stretch.said[-1].pieces.append(event)
        elif isinstance(event, Start):
            yield from self._begin(event.name, event.attributes)
        elif event.name == "Turn":
            yield from self._move_to(None, self._end)
            self.stretch.said = [_Said("")]  # nobody says what stands between turns

    def _begin(self, name: str, given: Any) -> Iterator[Row]:
        if name in ("Speaker", "Topic") and len(self._names) < _MOST_NAMES:
            self._names[given.get("id", "")] = given.get("name") or given.get("desc", "")
        elif name == "Trans":
            self._about["media"] = given.get("audio_filename", "")
        elif name == "Section":
            self._about |= {"section": given.get("type", ""), "topic": self._name(given.get("topic", ""))}
        elif name == "Turn":
            self._speakers = [self._name(one) for one in given.get("speaker", "").split()]
            self._end = _number(given.get("endTime", ""))
            yield from self._move_to(_number(given.get("startTime", "")), None)
        elif name == "Sync":
            time = _number(given.get("time", ""))
            yield from self._move_to(time, time)
        elif name == "Who":
            self.stretch.said.append(_Said(self._speaker(given.get("nb", ""))))
        elif name in _NOTED:
            self._note(name, given)

    def _move_to(self, start: float | None, end: float | None) -> Iterator[Row]:
        yield from self.stretch.rows(end)
        self.stretch = _Stretch(start, dict(self._about), [_Said(" + ".join(self._speakers))])

    def _note(self, name: str, given: Any) -> None:
        """Note a noise, a word's language, a comment: beside the text, in which it has no place."""
        kind = given.get("type", "comment") if name == "Event" else "comment"
        self.stretch.said[-1].noted.append(f"{kind}: {given.get('desc', '')}".strip())
        self.stretch.said[-1].pieces.append(" ")

    def _name(self, identity: str) -> str:
        return self._names.get(identity) or identity

    def _speaker(self, number: str) -> str:
        place = int(number) - 1 if number.isdecimal() and len(number) < 6 else -1
        return self._speakers[place] if 0 <= place < len(self._speakers) else ""


def _number(written: str) -> float | None:
    try:
        return float(written)
    except ValueError:
        return None
