"""Reads gettext's catalogues (PO, POT): what a program says, and what translators made of it, a record for each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingestion.extractors.opened import open_text
from ingestion.extractors.rows import Row, documents
from ingestion.types import Document, Outcome, Source, Unreadable

_LONGEST_LINE_BYTES = 1024 * 1024
_LONGEST_MARK = 500
_MOST_COMMENTS, _MOST_MARKS = 20, 50
_MOST_LINES = 50_000  # of one message
_MESSAGE = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d{1,2})\])?\s*(?=\")")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*+)')
_ESCAPE = re.compile(r"\\(.)")
_SIGNS = {"n": "\n", "r": "\r", "t": "\t", "v": "\v", "f": "\f", "a": "", "b": ""}
_NAMES = {"msgctxt": "context", "msgid": "source", "msgid_plural": "source_plural"}
_TEXTS = ("source", "source_plural", "target")
_HEADER = re.compile(r"^(Language|Project-Id-Version|X-Source-Language):[ \t]*(\S.*)$", re.MULTILINE)


@dataclass(slots=True)
class _Entry:
    """One message: its pieces by column, and whether its translation has begun: behind that another message begins."""

    pieces: dict[str, list[str]] = field(default_factory=dict)
    flags: str = ""
    is_translated: bool = False
    last: list[str] = field(default_factory=list)  # where a line that goes on belongs

    def take(self, keyword: str, form: str, text: str) -> None:
        self.is_translated = self.is_translated or keyword == "msgstr"
        name = _NAMES.get(keyword) or (f"target_{int(form) + 1}" if form.strip("0") else "target")
        self.last = self.pieces.setdefault(name, [])
        self.last.append(text)

    def go_on(self, text: str) -> None:
        self.last.append(text)
        if len(self.last) > _MOST_LINES:
            raise Unreadable(Outcome.REFUSED, "record_too_large", limit_bytes=_MOST_LINES * len(text))

    def columns(self) -> dict[str, str]:
        """Return what it has, empty where somebody still has to translate."""
        columns = {name: "".join(pieces) for name, pieces in self.pieces.items()}
        return columns | ({"flags": self.flags} if self.flags else {})


class Gettext:
    """A catalogue: a row for each message, its plural forms as columns. Positions are numbers of rows."""

    name = "gettext"
    version = 1
    media_types = frozenset({"text/x-gettext-translation"})
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the rows in [start, stop). Raises Unreadable: EMPTY without a message, REFUSED at an endless line."""
        marks, notes = dict[tuple[str, str], None](), dict[str, None]()
        return documents(source, _rows(source, marks, notes), marks, notes)


def _rows(source: Source, marks: dict[tuple[str, str], None], notes: dict[str, None]) -> Iterator[Row]:
    for entry in _entries(source, marks, notes):
        columns = entry.columns()
        if columns.get("source"):
            yield Row(columns, {name: text for name, text in columns.items() if name.startswith(_TEXTS)})
        elif len(marks) < _MOST_MARKS:  # the head, which translates nothing
            for name, value in _HEADER.findall(columns.get("target", ""))[:_MOST_MARKS]:
                marks[f"po:{name.lower()}", value[:_LONGEST_MARK]] = None


def _entries(source: Source, marks: dict[tuple[str, str], None], notes: dict[str, None]) -> Iterator[_Entry]:
    opened, entry = open_text(source), _Entry()
    for offset, raw in opened.lines(_LONGEST_LINE_BYTES):
        text, noted = opened.text_of(raw, offset)
        notes |= dict.fromkeys(noted)
        line = text.strip()
        message = _MESSAGE.match(line)
        if entry.is_translated and _begins_another(line, message):
            yield entry
            entry = _Entry()
        if message is not None:
            entry.take(message[1], message[2] or "", _unquoted(line[message.end() :]))
        elif line.startswith('"'):
            entry.go_on(_unquoted(line))
        elif line.startswith("#,"):
            entry.flags = line[2:].strip()
        elif (
            line.startswith("# ") and len(marks) < _MOST_COMMENTS
        ):  # of translators: of rights too, at the top
            marks["po:comment", line[2:].strip()[:_LONGEST_MARK]] = None
    yield entry


def _begins_another(line: str, message: re.Match[str] | None) -> bool:
    """Whether a line behind a translation is part of the next message: a comment, nothing, or its first keyword."""
    return not line.startswith('"') if message is None else message[1] in ("msgctxt", "msgid")


def _unquoted(quoted: str) -> str:
    found = _QUOTED.match(quoted)
    return _ESCAPE.sub(lambda sign: _SIGNS.get(sign[1], sign[1]), found[1]) if found else ""
