"""Reads Transcriber's files (TRS): who says what between one point of time and the next, several at once where they overlap."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ingestion.extractors.fieldwork.recordings import file_of, seconds
from ingestion.extractors.rows import Row, documents
from ingestion.extractors.xml_events import Event, Start, events
from ingestion.extractors.xml_source import Notes
from ingestion.types import Document, Source

_LONGEST = 1024 * 1024  # characters that wait for the time at which they end
_MOST_WAITING = 10_000  # speakers, likewise
_LONGEST_NAME = 200
_MOST_NAMES = 10_000  # of speakers, and of topics
_MOST_AT_ONCE = 20  # that speak
_SPACE = re.compile(r"\s+")

Given = Mapping[str, str]


class Transcriber:
    """A row for each stretch between two points of time, and for each speaker of it, in seconds. Positions are numbers of rows."""

    name = "transcriber"
    version = 1
    media_types = frozenset({"application/x-transcriber+xml"})
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the rows in [start, stop). Raises Unreadable: EMPTY without any, DAMAGED where it is no XML."""
        notes = Notes()
        for document in documents(source, _Reading().rows(events(source, notes))):
            document.cleaning = notes.steps()
            yield document


@dataclass(slots=True)
class _Stretch:
    """What one speaks, or some speak together, from a point of time on; what is heard besides is no text."""

    speaker: str = ""
    start: float | None = None
    pieces: list[str] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def row(self, end: float | None, about: Mapping[str, str]) -> Row | None:
        """Return its row, None where nobody said a word; an end before its start is none."""
        text = _plain("".join(self.pieces))
        if not text:
            return None
        is_end = end is not None and (self.start is None or end >= self.start)
        columns: dict[str, Any] = {
            "speaker": self.speaker, "start": self.start, "end": end if is_end else None, **about, "text": text,
            "events": "; ".join(self.heard), "comment": "; ".join(self.remarks),
        }  # fmt: skip
        return Row(
            {name: value for name, value in columns.items() if value not in (None, "")}, {"text": text}
        )


class _Reading:
    """What has been seen of the file. The rows of overlapped speech wait together for the time at which they end."""

    def __init__(self) -> None:
        self._speakers: dict[str, str] = {}
        self._topics: dict[str, str] = {}
        self._about = {"media": "", "section": "", "topic": ""}
        self._speaking: tuple[str, ...] = ()
        self._end: float | None = None  # of the turn
        self._waiting = [_Stretch()]
        self._size = 0
        self._begins: Mapping[str, Callable[[Given], None]] = {
            "Trans": self._trans, "Speaker": self._speaker, "Topic": self._topic, "Who": self._who,
            "Event": self._event, "Background": self._background, "Comment": self._comment,
        }  # fmt: skip
        self._divides: Mapping[str, Callable[[Given], Iterable[Row]]] = {
            "Section": self._section, "Turn": self._turn, "Sync": self._sync,
        }  # fmt: skip

    def rows(self, found: Iterable[Event]) -> Iterator[Row]:
        """Yield the rows as soon as it is known when they end."""
        for event in found:
            if isinstance(event, str):
                self._waiting[-1].pieces.append(event)
                self._size += len(event)
            elif isinstance(event, Start):
                yield from self._begin(event)
            elif event.name in ("Turn", "Section"):
                yield from self._divides[event.name]({})
            if self._size > _LONGEST:
                yield from self._ended(None, self._waiting[-1].speaker)
        yield from self._ended(self._end)

    def _begin(self, event: Start) -> Iterable[Row]:
        if (divide := self._divides.get(event.name)) is not None:
            return divide(event.attributes)
        if (begin := self._begins.get(event.name)) is not None:
            begin(event.attributes)
        return ()

    def _ended(self, end: float | None, speaker: str = "", start: float | None = None) -> Iterator[Row]:
        """Yield what waited, and let `speaker` go on from `start`."""
        waited, self._waiting, self._size = self._waiting, [_Stretch(speaker, start)], 0
        about = dict(self._about)
        yield from filter(None, (stretch.row(end, about) for stretch in waited))

    def _trans(self, given: Given) -> None:
        self._about["media"] = file_of(given.get("audio_filename", "").strip())

    def _speaker(self, given: Given) -> None:
        _put(self._speakers, given.get("id", ""), given.get("name", ""))

    def _topic(self, given: Given) -> None:
        _put(self._topics, given.get("id", ""), given.get("desc", ""))

    def _section(self, given: Given) -> Iterator[Row]:
        """A section begins, or with nothing given ends."""
        yield from self._turn({})
        topic = given.get("topic", "").strip()
        self._about["section"] = _short(given.get("type", ""))
        self._about["topic"] = self._topics.get(topic) or _short(topic)

    def _turn(self, given: Given) -> Iterator[Row]:
        """A turn begins, or with nothing given ends."""
        ended, self._end = self._end, seconds(given.get("endTime", ""))
        names = given.get("speaker", "").split(maxsplit=_MOST_AT_ONCE)[:_MOST_AT_ONCE]
        self._speaking = tuple(self._speakers.get(name) or _short(name) for name in names)
        yield from self._ended(ended, self._all, seconds(given.get("startTime", "")))

    def _sync(self, given: Given) -> Iterator[Row]:
        time = seconds(given.get("time", ""))
        yield from self._ended(time, self._all, time)

    @property
    def _all(self) -> str:
        return " + ".join(self._speaking)

    def _who(self, given: Given) -> None:
        """From here on another speaks, at the same time; a number of none of them is that of all."""
        numbered = {str(place): name for place, name in enumerate(self._speaking, 1)}
        speaker = numbered.get(given.get("nb", "").strip(), self._all)
        last = self._waiting[-1]
        if any(map(str.strip, last.pieces)):
            self._waiting.append(_Stretch(speaker, last.start))
            self._size += _LONGEST // _MOST_WAITING
        else:
            last.speaker, last.pieces = speaker, []

    def _event(self, given: Given) -> None:
        self._hear(given.get("type", ""), given.get("desc", ""), given.get("extent", ""))

    def _background(self, given: Given) -> None:
        self._hear("background", given.get("type", ""), given.get("level", ""))

    def _hear(self, kind: str, what: str, how: str) -> None:
        said = ": ".join(filter(None, (_short(kind), _short(what))))
        how = "" if how == "instantaneous" else _short(how)
        self._note(self._waiting[-1].heard, f"{said} ({how})" if how else said)

    def _comment(self, given: Given) -> None:
        self._note(self._waiting[-1].remarks, _plain(given.get("desc", "")))

    def _note(self, notes: list[str], said: str) -> None:
        if said:
            notes.append(said)
            self._size += len(said)


def _put(table: dict[str, str], name: str, value: str) -> None:
    if len(table) < _MOST_NAMES:
        table.setdefault(_short(name), _short(value))


def _short(written: str) -> str:
    return _plain(written)[:_LONGEST_NAME]


def _plain(written: str) -> str:
    return _SPACE.sub(" ", written).strip()
