"""Reads CHAT, the transcripts of TalkBank and CHILDES: who says what, with what is noted below each utterance."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ingestion.column_roles import is_language
from ingestion.extractors.fieldwork.chat_signs import as_said
from ingestion.extractors.opened import open_text
from ingestion.extractors.rows import Row, documents
from ingestion.types import Document, Source

_LONGEST_LINE_BYTES = 1024 * 1024
_LONGEST_MARK = 500
_MOST_MARKS = 50
_MOST_LINES = 10_000  # that go on with one
_LINE = re.compile(r"([@*%][^:\t]{1,60})(?::[ \t]*|\t|\Z)(.*)", re.DOTALL)
# Between two signs for a bullet, which some programs drop.
_TIMES = re.compile(r"(?:\x15|(?<=\s))(\d{1,9})_(\d{1,9})(?:\x15|\Z)")
_BULLET = re.compile(r"\x15[^\x15]*\x15?|(?<=\s)\d{1,9}_\d{1,9}\Z")
_TOLD = frozenset(("@Languages", "@Comment", "@Warning", "@Location", "@Title", "@Creator"))
_SECONDS = 1_000


@dataclass(slots=True)
class _Transcript:
    """What the headers say: the role of each speaker, and what may be of rights and languages."""

    roles: dict[str, str] = field(default_factory=dict)
    marks: dict[tuple[str, str], None] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)

    def take(self, name: str, value: str) -> None:
        if name == "@Participants":
            for one in value.split(","):
                words = one.split()
                self.roles |= {words[0]: words[-1].replace("_", " ")} if len(words) > 1 else {}
        elif name in _TOLD and value and len(self.marks) < _MOST_MARKS:
            self.marks[f"chat:{name[1:].lower()}", value[:_LONGEST_MARK]] = None


class Chat:
    """A transcript: a row for each utterance, in seconds, as it was transcribed and as it was said. Positions are numbers of rows."""

    name = "chat"
    version = 1
    media_types = frozenset({"text/x-chat"})
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the rows in [start, stop). Raises Unreadable: EMPTY without an utterance, REFUSED at an endless line."""
        transcript = _Transcript()
        return documents(source, _rows(source, transcript), transcript.marks, transcript.notes)


def _rows(source: Source, transcript: _Transcript) -> Iterator[Row]:
    utterance: list[tuple[str, str]] = []
    for line in _whole_lines(source, transcript):
        found = _LINE.match(line)
        if found is None:
            continue
        name, value = found[1].strip(), found[2].strip()
        if name.startswith("@"):
            transcript.take(name, value)
        elif name.startswith("*"):
            yield from _row(utterance, transcript)
            utterance = [(name[1:], value)]
        elif utterance:
            utterance.append((name[1:], value))
    yield from _row(utterance, transcript)


def _whole_lines(source: Source, transcript: _Transcript) -> Iterator[str]:
    """Yield the lines, each with those that go on with it: they begin with white space."""
    opened, pieces = open_text(source), list[str]()
    for offset, raw in opened.lines(_LONGEST_LINE_BYTES):
        text, notes = opened.text_of(raw, offset)
        transcript.notes |= dict.fromkeys(notes)
        if text[:1] in " \t" and 0 < len(pieces) < _MOST_LINES:
            pieces.append(text.strip())
            continue
        yield " ".join(pieces)
        pieces = [text.rstrip("\r\n")]
    yield " ".join(pieces)


def _row(utterance: list[tuple[str, str]], transcript: _Transcript) -> Iterator[Row]:
    if not utterance:
        return
    (speaker, given), *below = utterance
    columns: dict[str, Any] = {"speaker": speaker, "role": transcript.roles.get(speaker, "")}
    if times := _TIMES.search(given):
        columns |= {"start": int(times[1]) / _SECONDS, "end": int(times[2]) / _SECONDS}
    transcribed = _BULLET.sub("", given).strip()
    said = as_said(transcribed)
    columns |= {"text": said, "transcribed": transcribed}
    for name, value in below:
        columns[name] = f"{columns[name]} {value}" if name in columns else _BULLET.sub("", value).strip()
    translated = {name: columns[name] for name, _ in below if is_language(name)}  # "%spa", "%eng"
    yield Row({name: value for name, value in columns.items() if value != ""}, {"text": said} | translated)
