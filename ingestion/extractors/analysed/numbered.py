"""Reads sentences whose words are numbered, with their analysis in columns: CoNLL from 2006 to 2012 and what is like it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ingestion.extractors.analysed.words import LONGEST_LINE_BYTES, Words, as_written, names_of
from ingestion.extractors.opened import OpenedText, open_text
from ingestion.extractors.rows import Row, documents
from ingestion.sniffing.numbered import Layout, fields_of, layout_of
from ingestion.text.encodings import decode_as
from ingestion.text.spacing import spaced
from ingestion.types import Document, Source

_LONGEST_MARK = 500
_MOST_MARKS = 50
_TOLD = re.compile(
    r"licen[sc]|licencia|rights|copyright|author|^title$|^lang(?:uage)?$|^source$", re.IGNORECASE
)
_BEGIN, _END = "#begin document", "#end document"
_NOT_WRITTEN = "_"  # a subject that is only meant, or a part of the word before
_WITHIN = re.compile(r"[0-9]{1,9}-([0-9]{1,9})")
_EMPTY = re.compile(r"[0-9]{1,9}\.[0-9]{1,9}")
_OWN = frozenset(("document", "sent_id", "ids", "tokens", "lemmas"))
_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}


class Numbered:
    """Numbered words: a row for each sentence, with lists of its words and of each column. Positions are numbers of rows."""

    name = "numbered"
    version = 1
    media_types = frozenset({"text/x-conll-numbered"})
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the rows in [start, stop). Raises Unreadable: EMPTY without a sentence, REFUSED at an endless line."""
        notes, marks = dict[str, None](), dict[tuple[str, str], None]()
        return documents(source, _rows(source, notes, marks), marks, notes)


@dataclass(slots=True)
class _Sentence:
    """The words of a sentence, with what comments say of it."""

    layout: Layout
    document: str = ""
    words: Words = field(default_factory=Words)
    about: dict[str, str] = field(default_factory=dict)

    def heed(self, comment: str, marks: dict[tuple[str, str], None]) -> None:
        """Take in what a comment says of the sentence, of its document or of its rights."""
        name, _, value = (part.strip() for part in comment[1:].partition("="))
        if comment.startswith((_BEGIN, _END)):
            self.document = comment.removeprefix(_BEGIN).strip() if comment.startswith(_BEGIN) else ""
        elif name in ("text", "sent_id"):
            self.about[name] = value
        elif value and len(marks) < _MOST_MARKS and _TOLD.search(name[:_LONGEST_MARK]):
            marks[f"conll:{name[:_LONGEST_MARK]}", value[:_LONGEST_MARK]] = None

    def row(self) -> Row:
        """Return it as a row: its text is what a comment gives for it, or its words."""
        about: dict[str, Any] = {"document": self.document, "sent_id": self.about.get("sent_id", "")}
        known = {name: value for name, value in about.items() if value}
        text = self.about.get("text") or spaced(map(_as_written, self._written()))
        return Row(known | self.words.lists(_names(self.layout, self.words.width)), {"tokens": text})

    def next(self) -> "_Sentence":
        return _Sentence(self.layout, self.document)

    def _written(self) -> Iterator[str]:
        """Yield the words that somebody wrote; of those written together the whole, and not its parts."""
        inner = -1
        for fields in self.words.rows:
            number = fields[self.layout.number] if self.layout.number < len(fields) else ""
            word = fields[self.layout.word] if self.layout.word < len(fields) else ""
            together = _WITHIN.fullmatch(number)
            is_part = number.isdecimal() and len(number) < 10 and int(number) <= inner
            if together:
                inner = int(together[1])
            if word != _NOT_WRITTEN and not is_part and not _EMPTY.fullmatch(number):
                yield word


def _rows(source: Source, notes: dict[str, None], marks: dict[tuple[str, str], None]) -> Iterator[Row]:
    opened = open_text(source)
    sentence = _Sentence(_layout(opened))
    for offset, raw in opened.lines(LONGEST_LINE_BYTES):
        line, noted = opened.text_of(raw, offset)
        notes |= dict.fromkeys(noted)
        is_word = bool(line.strip()) and not line.startswith("#")
        if sentence.words.rows and (not line.strip() or sentence.words.is_full):
            yield sentence.row()
            sentence = sentence.next()
        if is_word:
            sentence.words.add(fields_of(line))
        elif line.startswith("#"):
            sentence.heed(line.rstrip(), marks)
    if sentence.words.rows:
        yield sentence.row()


def _layout(opened: OpenedText) -> Layout:
    head = decode_as(opened.head, opened.unit.codec).text.replace(
        opened.newline.decode(opened.unit.codec), "\n"
    )
    return layout_of(head.lstrip("\ufeff \t\r\n")) or Layout()


def _names(layout: Layout, width: int) -> list[str]:
    known = {layout.number: "ids", layout.word: "tokens", layout.lemma: "lemmas"}
    return names_of(known, layout.names, max(width, layout.word + 1), _OWN)


def _as_written(word: str) -> str:
    return _BRACKETS.get(word) or as_written(word)
