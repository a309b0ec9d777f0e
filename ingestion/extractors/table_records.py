"""Divides the lines of a table into records, and gives up a quote that was opened and never meant to hold what follows."""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingestion.extractors.table_quotes import (
    Manner,
    are_records,
    closes_well,
    divided,
    has_quote,
    is_sound,
)

_LONGEST_RECORD_CHARS = 16 * 1024 * 1024
_MOST_CELLS_OF_LINES = 40  # of one record that each go over several lines

csv.field_size_limit(
    _LONGEST_RECORD_CHARS
)  # Python's own limit, 128 kB, refuses long documents; it is set per process


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file, with its newline, and where it stands."""

    offset: int
    size: int
    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """Fields of one record, or None where its quotes never close: then it is one raw line. `is_sound`: its quotes are."""

    fields: list[str] | None
    lines: tuple[Line, ...]
    is_sound: bool = True

    @property
    def position(self) -> int:
        return self.lines[0].offset

    @property
    def resume_at(self) -> int:
        return self.lines[-1].offset + self.lines[-1].size

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(note for line in self.lines for note in line.notes))


class _RunawayRecord(Exception):
    """Some quote was opened and never closed: a record grew beyond all measure, or what ends it ends no field."""


@dataclass(slots=True)
class _Feed:
    """Hands lines to csv.reader and remembers which of them make up the record being read."""

    lines: Iterator[Line]
    manner: Manner
    taken: list[Line] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    returned: deque[Line] = field(default_factory=deque)
    characters: int = 0
    closed: int = 0
    ran_dry: bool = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.returned.popleft() if self.returned else next(self.lines, None)
        if line is None:
            self.ran_dry = True
            raise StopIteration
        self.taken.append(line)
        self.plain.append(self.manner.plain(line.text))
        if len(self.taken) > 1:
            self._judge(self.plain[-1])
        return self.plain[-1]

    def _judge(self, line: str) -> None:
        """Raise where a line cannot be the rest of a field; without a bound, every line could begin anew what all others go on with."""
        self.characters += len(line)
        if has_quote(line):
            self.closed += 1
            if not closes_well(line, self.manner):
                raise _RunawayRecord
        if self.characters > _LONGEST_RECORD_CHARS or self.closed > _MOST_CELLS_OF_LINES:
            raise _RunawayRecord

    def begin(self) -> None:
        self.taken, self.plain, self.characters, self.closed, self.ran_dry = [], [], 0, 0, False

    def give_up(self) -> Line:
        """Keep the first line as it is, and read the others again as records of their own."""
        first, *others = self.taken
        self.returned.extendleft(reversed(others))
        return first


def records_of(lines: Iterator[Line], manner: Manner, width: int = 0) -> Iterator[Record]:
    """Yield the records of these lines that are not empty; `width` is how many fields most of them have, 0 if nobody knows."""
    feed = _Feed(lines, manner)
    reader = _reader(feed)
    while True:
        feed.begin()
        try:
            fields = next(reader)
        except StopIteration:
            return
        except (csv.Error, _RunawayRecord):
            fields = None
        if (
            fields is None or feed.ran_dry or _holds_records(feed, width)
        ):  # dry: it asked for more than there is
            yield Record(None, (feed.give_up(),), is_sound=False)
            reader = _reader(feed)
        elif any(map(str.strip, fields)):
            yield _record(fields, feed)


def _holds_records(feed: _Feed, width: int) -> bool:
    return len(feed.taken) > 1 and are_records(feed.plain, feed.manner, width)


def _record(fields: list[str], feed: _Feed) -> Record:
    line, manner = feed.plain[0], feed.manner
    is_one = len(feed.taken) == 1 and manner.quoting != csv.QUOTE_NONE
    if is_one and not is_sound(line, manner):
        return Record(divided(line, manner.delimiter), tuple(feed.taken), is_sound=False)
    return Record(fields, tuple(feed.taken))


def _reader(feed: _Feed) -> Iterator[list[str]]:
    return csv.reader(feed, delimiter=feed.manner.delimiter, quoting=feed.manner.quoting)  # type: ignore[arg-type]
