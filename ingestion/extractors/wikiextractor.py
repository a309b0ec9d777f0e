"""Reads texts gathered in one file, each between a line <doc …> and a line </doc>, as WikiExtractor leaves the articles of a wiki."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingestion.extractors.opened import open_text
from ingestion.extractors.rows import Row, documents
from ingestion.types import Document, Outcome, Source, Unreadable

_LONGEST_LINE_BYTES = 16 * 1024 * 1024
_LONGEST_TEXT = 64 * 1024 * 1024  # characters
_BEGIN = re.compile(r"<doc((?:\s[^\n]*)?)>\s*\Z")
_END = "</doc>"
# The titles hold quotation marks of their own: title="Fiesta "La Vaca" del pueblo".
_ATTRIBUTE = re.compile(r"\s([\w:-]+)=\"(.*?)\"(?=\s+[\w:-]+=\"|\s*\Z)")


@dataclass(slots=True)
class _Text:
    """A text while it is read: what its tag says of it, and its lines."""

    about: dict[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    size: int = 0

    def add(self, line: str) -> None:
        self.lines.append(line)
        self.size += len(line)
        if self.size > _LONGEST_TEXT:
            raise Unreadable(Outcome.REFUSED, "record_too_large", limit_bytes=_LONGEST_TEXT)

    def row(self) -> Row | None:
        """Return it as a row, unless nothing stands there: between two texts lies an empty line."""
        text = html.unescape("\n".join(self.lines)).strip("\n")
        return Row(self.about | {"text": text}, {"text": text}) if self.about or text.strip() else None


class WikiExtractor:
    """Gathered texts: a row for each, with what its tag says of it (id, url, title) and its text. Positions are numbers of rows."""

    name = "wikiextractor"
    version = 1
    media_types = frozenset({"text/x-wikiextractor"})
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the rows in [start, stop). Raises Unreadable: EMPTY without a text, REFUSED at an endless line or text."""
        notes: dict[str, None] = {}
        rows = (row for text in _texts(source, notes) if (row := text.row()))
        return documents(source, rows, steps=notes)


def _texts(source: Source, notes: dict[str, None]) -> Iterator[_Text]:
    """Yield the texts, and what stands between them as texts of which nothing is said."""
    opened, text = open_text(source), _Text()
    for offset, raw in opened.lines(_LONGEST_LINE_BYTES):
        line, noted = opened.text_of(raw, offset)
        notes |= dict.fromkeys(noted)
        begin = _BEGIN.match(line) if line.startswith("<doc") else None
        if begin or line.rstrip() == _END:
            yield text
            text = _Text(_about(begin[1]) if begin else {})
        else:
            text.add(line.rstrip("\r\n"))
    yield text


def _about(attributes: str) -> dict[str, str]:
    return {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(attributes)}
