"""Reads CoNLL-U and its older kin: the sentences as they were written, a document for each that the file names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingestion.extractors.opened import open_text
from ingestion.extractors.several import several
from ingestion.text.cleaning import clean
from ingestion.text.spacing import spaced
from ingestion.types import Document, Source

_LONGEST_LINE_BYTES = 1024 * 1024
_PIECE_CHARACTERS = 1024 * 1024
_LONGEST_MARK = 500
_TOLD = re.compile(
    r"licen[sc]|licencia|rights|copyright|author|^title$|^lang(?:uage)?$|^newdoc id$|^source$", re.IGNORECASE
)
_WITHIN = re.compile(r"([0-9]{1,9})-([0-9]{1,9})\Z")
_NUMBER = re.compile(r"[0-9]{1,9}\Z")


@dataclass(slots=True)
class _Sentence:
    """The words of a sentence, the numbers of those without a space after them, and its text where the file gives that."""

    text: str = ""
    words: list[str] = field(default_factory=list)
    close: set[int] = field(default_factory=set)
    inner: int = 0  # up to this word all are parts of one that is written together

    def take(self, line: str) -> None:
        number, form, *rest = line.split("\t")
        together = _WITHIN.match(number)
        if together:
            self.inner = int(together[2])
        elif not _NUMBER.match(number) or int(number) <= self.inner:
            return  # a part of the word before, or a word that nobody wrote
        if rest and "SpaceAfter=No" in rest[-1].split("|"):
            self.close.add(len(self.words))
        self.words.append(form)

    def written(self) -> str:
        """Where no word says that it has no space after it, as in CoNLL-X, marks stand where they do in any text."""
        if self.text or not self.close:
            return self.text or spaced(self.words)
        return "".join(
            word if place in self.close else f"{word} " for place, word in enumerate(self.words)
        ).strip()


class Conllu:
    """CoNLL-U. Without `# newdoc` the file is one document; more than a megabyte of text is cut between two sentences."""

    name = "conllu"
    version = 2
    media_types = frozenset({"text/x-conllu"})
    records = frozenset[str]()

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the documents; analyses are left out. Raises Unreadable EMPTY without a sentence, REFUSED at an endless line."""
        return several(_parts(_lines(source)))


class _Part:
    """A document while it is read."""

    def __init__(self, marks: dict[tuple[str, str], None]) -> None:
        self.marks = marks
        self.notes: set[str] = set()
        self.size = 0
        self._sentences: list[tuple[bool, str]] = []  # whether it begins a paragraph
        self._begins_paragraph = False

    def begin_paragraph(self) -> None:
        self._begins_paragraph = True

    def add(self, sentence: _Sentence) -> None:
        if text := sentence.written():
            self._sentences.append((self._begins_paragraph, text))
            self._begins_paragraph = False
            self.size += len(text)

    def document(self, number: int) -> Document:
        """Where paragraphs are marked sentences stand side by side; where not, each on its line."""
        between = " " if any(begins for begins, _ in self._sentences) else "\n"
        pieces = [("\n\n" if begins else between) + text for begins, text in self._sentences]
        text, steps = clean("".join(pieces).strip())
        return Document(
            text, number, number + 1, marks=tuple(self.marks), cleaning=(*sorted(self.notes), *steps)
        )


def _parts(lines: Iterator[tuple[str, tuple[str, ...]]]) -> Iterator[_Part]:
    part, sentence = _Part({}), _Sentence()
    for line, notes in lines:
        part.notes.update(notes)
        if not line.strip():
            part.add(sentence)
            sentence = _Sentence()
            if part.size > _PIECE_CHARACTERS:
                yield part
                part = _Part(dict(part.marks))
        elif line.startswith("#"):
            name, value = _comment(line)
            if name.startswith("newdoc"):
                yield part
                part = _Part({})
            _heed(part, sentence, name, value)
        elif "\t" in line:
            sentence.take(line)
    part.add(sentence)
    yield part


def _heed(part: _Part, sentence: _Sentence, name: str, value: str) -> None:
    if name == "text":
        sentence.text = value
    elif name.startswith("newpar"):
        part.begin_paragraph()
    elif value and _TOLD.search(name):
        part.marks[f"conllu:{name}", value[:_LONGEST_MARK]] = None


def _comment(line: str) -> tuple[str, str]:
    name, _, value = line.removeprefix("#").partition("=")
    return name.strip(), value.strip()


def _lines(source: Source) -> Iterator[tuple[str, tuple[str, ...]]]:
    opened = open_text(source)
    for offset, raw in opened.lines(_LONGEST_LINE_BYTES):
        text, notes = opened.text_of(raw, offset)
        yield text.rstrip("\r\n"), notes
