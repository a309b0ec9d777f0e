"""Reads CSV and TSV record by record, keeping every field as given and every byte's place."""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from ingestion.columns import licence_marks, text_of
from ingestion.extractors.dialects import Dialect, sniff
from ingestion.extractors.opened import OpenedText, open_text
from ingestion.sniffing.tabbed import DIRECTIVES
from ingestion.text.encodings import SAMPLE_BYTES, decode_as
from ingestion.types import Document, Outcome, Source, Unreadable

_LONGEST_LINE_BYTES = 64 * 1024 * 1024
_LONGEST_RECORD_CHARS = 16 * 1024 * 1024

csv.field_size_limit(
    _LONGEST_RECORD_CHARS
)  # Python's own limit, 128 kB, refuses long documents; it is set per process


@dataclass(frozen=True, slots=True)
class _Line:
    offset: int
    size: int
    text: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Record:
    """Fields of one record, or None where its quotes never close: then it is one raw line."""

    fields: list[str] | None
    lines: tuple[_Line, ...]

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
    """A record grew beyond all measure: some quote was opened and never closed."""


@dataclass(slots=True)
class _Feed:
    """Hands lines to csv.reader and remembers which of them make up the record being read."""

    lines: Iterator[_Line]
    taken: list[_Line] = field(default_factory=list)
    returned: deque[_Line] = field(default_factory=deque)
    characters: int = 0
    ran_dry: bool = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.returned.popleft() if self.returned else next(self.lines, None)
        if line is None:
            self.ran_dry = True
            raise StopIteration
        self.taken.append(line)
        self.characters += len(line.text)
        if self.characters > _LONGEST_RECORD_CHARS and len(self.taken) > 1:
            raise _RunawayRecord
        return line.text

    def begin(self) -> None:
        self.taken, self.characters, self.ran_dry = [], 0, False

    def give_up(self) -> _Line:
        """Keep the first line as it is, and read the others again as records of their own."""
        first, *others = self.taken
        self.returned.extendleft(reversed(others))
        return first


class Tables:
    """CSV and TSV: one document per record. `position` and `resume_at` are byte offsets.

    A table can be read on exactly where it stopped, `start` being some record's `resume_at`, and not from anywhere else: only from
    the beginning can one tell which newlines are inside quotes. A damaged record is kept as {"_raw": its line}.
    """

    name = "tables"
    version = 4
    media_types = frozenset({"text/csv", "text/tab-separated-values"})

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield one document per record that begins in [start, stop). Raises Unreadable EMPTY if there is none at all."""
        opened = open_text(source)
        head = decode_as(opened.head, opened.unit.codec).text.removeprefix("\ufeff")
        directives = DIRECTIVES.match(head)
        head = head[directives.end() :] if directives else head
        dialect = sniff(head, whole=len(opened.head) < SAMPLE_BYTES, prefer_tab="tab" in source.media_type)
        if source.start:
            opened.move_to(source.start)
        lines = _lines(opened)
        if directives and not source.start:
            lines = islice(lines, directives[0].count("\n"), None)
        records = _records(lines, dialect)
        if not source.start and dialect.header:
            next(records, None)
        found = False
        for record in records:
            if source.stop is not None and record.position >= source.stop:
                return
            found = True
            yield _document(record, dialect)
        if not found and not source.start:
            raise Unreadable(Outcome.EMPTY, "no_records")


def _lines(opened: OpenedText) -> Iterator[_Line]:
    for offset, raw in opened.lines(_LONGEST_LINE_BYTES):
        text, notes = opened.text_of(raw, offset)
        yield _Line(offset, len(raw), text, notes)


def _records(lines: Iterator[_Line], dialect: Dialect) -> Iterator[_Record]:
    feed = _Feed(lines)
    reader = _reader(feed, dialect)
    while True:
        feed.begin()
        try:
            fields = next(reader)
        except StopIteration:
            return
        except (csv.Error, _RunawayRecord):
            fields = None
        if fields is None or feed.ran_dry:  # it asked for more than there is: a quote is open
            yield _Record(None, (feed.give_up(),))
            reader = _reader(feed, dialect)
        elif fields:
            yield _Record(fields, tuple(feed.taken))


def _reader(feed: _Feed, dialect: Dialect) -> Iterator[list[str]]:
    return csv.reader(feed, delimiter=dialect.delimiter, quoting=dialect.quoting)  # type: ignore[arg-type]


def _document(record: _Record, dialect: Dialect) -> Document:
    if record.fields is None:
        line = record.lines[0].text.rstrip("\r\n")
        return Document(
            line,
            record.position,
            record.resume_at,
            columns={"_raw": line},
            cleaning=(*record.notes, "damaged_row"),
        )
    names = dialect.names_for(len(record.fields))
    columns: dict[str, Any] = dict(zip(names, record.fields, strict=False))
    if len(record.fields) > len(names):
        columns["_extra"] = record.fields[len(names) :]
    return Document(
        text_of(columns),
        record.position,
        record.resume_at,
        columns=columns,
        marks=licence_marks(columns),
        cleaning=record.notes,
    )
