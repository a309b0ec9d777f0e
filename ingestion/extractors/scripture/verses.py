"""Gathers the verses of a Bible translation, and what stands between them, from what its file says in order."""

import re
from dataclasses import dataclass, field
from typing import Any

from ingestion.extractors.rows import Row
from ingestion.extractors.scripture.prose import Prose

_MOST_HELD = 1_000
_MOST_MARKS = 50
_LONGEST_MARK = 500
_VERSE_TEXT = re.compile(
    r"(?:p|m|po|pr|cls|pmo|pm|pmc|pmr|pi|mi|nb|pc|ph|phi|ps|psi|b|q|qr|qc|qm|qd|li|lh|lf|lim|tr)\d*\Z"
)
_SILENT = re.compile(
    r"(?:id|ide|sts|rem|usfm|toca?\d*|restore|cp|pb|periph)\Z"
)  # of the file, not of the book
_TOLD = frozenset(("id", "rem"))
_CROSS_REFERENCES = frozenset(("x", "ex"))
# Styles of characters: numbers of other verse counts, references, names of categories, pictures.
LEFT_OUT = frozenset(("va", "vp", "ca", "cat", "rq", "pro", "fig", "fr", "fm"))


@dataclass(slots=True)
class _Open:
    """A verse or a heading while it is read."""

    columns: dict[str, str]
    marker: str
    prose: Prose = field(default_factory=Prose)
    notes: list[str] = field(default_factory=list)

    def rows(self) -> list[Row]:
        text = self.prose.text()
        columns: dict[str, Any] = {**self.columns, "text": text}
        if self.marker:
            columns["marker"] = self.marker
        if self.notes:
            columns["notes"] = self.notes
        return [Row(columns, {"text": text})] if text or self.notes else []


class Gathering:
    """Told of books, chapters, verses and paragraphs as they begin, it gives rows as soon as they are whole."""

    def __init__(self) -> None:
        self._book = self._chapter = ""
        self._marker = "p"
        self._verse: _Open | None = None
        self._own: _Open | None = None  # what is no verse: a heading, an introduction
        self._held: list[Row] = []  # headings within a verse that may go on behind them
        self._ready: list[Row] = []
        self._note: Prose | None = None
        self._keeps_note = self._is_aside = False
        self._told: dict[tuple[str, str], None] = {}

    def ready(self) -> list[Row]:
        """Return the rows that are whole, each once."""
        rows, self._ready = self._ready, []
        return rows

    def marks(self) -> tuple[tuple[str, str], ...]:
        """Return what the file said of itself so far: its identification and remarks, at most 50, of 500 characters."""
        return tuple(self._told)

    @property
    def has_note(self) -> bool:
        """Whether a note is open."""
        return self._note is not None

    def book(self, code: str) -> None:
        """Begin a book; what is written next tells of the file."""
        self.chapter("")
        self._book, self._marker = code.strip()[:10], "id"

    def chapter(self, number: str) -> None:
        """Begin a chapter."""
        self.end_verse()
        self._chapter, self._marker, self._is_aside = number.strip()[:40], "c", False

    def verse(self, number: str) -> None:
        """Begin a verse or a bridge of several, in whatever paragraph."""
        self.end_verse()
        number = number.strip()[:40]
        self._verse = self._opened(number, "" if number else "v")
        self._marker, self._is_aside = "p", False

    def end_verse(self) -> None:
        """End the verse; of what follows nothing belongs to it."""
        self._end_own()
        self._ready += self._verse.rows() if self._verse else []
        self._ready += self._held
        self._verse, self._held = None, []

    def paragraph(self, marker: str) -> None:
        """Begin a paragraph, a line of poetry or a row of a table: a verse goes on in it, unless it is a heading."""
        self._end_own()
        self._marker = marker[:40]
        if self._verse:
            self._verse.prose.break_line()

    def sidebar(self, *, begins: bool) -> None:
        """Begin or end a box, of which nothing belongs to a verse."""
        self._end_own()
        self._is_aside = begins

    def write(self, text: str) -> None:
        """Add text to what is open."""
        self._prose().write(text)

    def break_line(self) -> None:
        """Begin a line or a cell in what is open."""
        self._prose().break_line()

    def pass_over(self) -> None:
        """Tell that something was left out here."""
        self._prose().pass_over()

    def begin_note(self, style: str) -> None:
        """Begin a note, in which is written from now on."""
        self.end_note()
        self.pass_over()
        self._note, self._keeps_note = Prose(), style not in _CROSS_REFERENCES

    def end_note(self) -> None:
        """End the note, if one is open."""
        note, self._note = self._note, None
        if note and self._keeps_note and (text := note.text()):
            self._current().notes.append(text)

    def _prose(self) -> Prose:
        return self._note or self._current().prose

    def _current(self) -> _Open:
        if self._verse and not self._is_aside and _VERSE_TEXT.match(self._marker):
            return self._verse
        self._own = self._own or self._opened("", self._marker)
        return self._own

    def _opened(self, verse: str, marker: str) -> _Open:
        return _Open({"book": self._book, "chapter": self._chapter, "verse": verse}, marker)

    def _end_own(self) -> None:
        self.end_note()
        own, self._own = self._own, None
        if own is None:
            return
        if _SILENT.match(own.marker):
            self._tell(own)
        elif self._verse is None:
            self._ready += own.rows()
        else:
            self._hold(own)

    def _hold(self, own: _Open) -> None:
        self._held += own.rows()
        if len(self._held) > _MOST_HELD:
            self.end_verse()

    def _tell(self, own: _Open) -> None:
        text = own.prose.text()[:_LONGEST_MARK]
        if text and own.marker in _TOLD and len(self._told) < _MOST_MARKS:
            self._told[f"usfm:{own.marker}", text] = None
