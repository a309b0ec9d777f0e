"""Reads vertical text (VRT), as Sketch Engine and the Corpus Workbench do: a word a line, structures as tags on lines of their own."""

import html
import re
from collections.abc import Iterator

from ingestion.extractors.opened import open_text
from ingestion.extractors.several import several
from ingestion.text.cleaning import clean
from ingestion.text.spacing import spaced
from ingestion.types import Document, Source

_LONGEST_LINE_BYTES = 1024 * 1024
_PIECE_CHARACTERS = 1024 * 1024
_LONGEST_MARK = 500
_MOST_MARKS = 50
_TAG = re.compile(r"<(/?)([\w.-]+)((?:\s[^<>]*)?)/?>\s*\Z")
_ATTRIBUTE = re.compile(r"([\w.:-]+)\s*=\s*\"([^\"]*)\"")
_DOCUMENTS = frozenset(("doc", "text", "document", "file", "article"))
_PARAGRAPHS = frozenset(("p", "par", "para", "div", "head", "poem", "lg"))
_TOLD = re.compile(
    r"licen[sc]|licencia|rights|derechos|copyright|author|autor|title|t[ií]tulo|lang|lengua|source|fuente",
    re.IGNORECASE,
)


class Vertical:
    """Vertical text: a document for each text that it marks, a line for each sentence; analyses are left out."""

    name = "vertical"
    version = 1
    media_types = frozenset({"text/x-vertical"})
    records = frozenset[str]()

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the documents; more than a megabyte is cut between sentences. Raises Unreadable: EMPTY, REFUSED at an endless line."""
        return several(_parts(source))


class _Part:
    """A document while it is read."""

    def __init__(self, marks: dict[tuple[str, str], None]) -> None:
        self.marks = marks
        self.notes: dict[str, None] = {}
        self.size = 0
        self._laid: list[str] = []
        self._words: list[str] = []
        self._is_glued = False
        self._gap = ""

    def add(self, word: str) -> None:
        """Take a word, glued to the one before where a <g/> stood between them."""
        if self._is_glued and self._words:
            self._words[-1] += word
        else:
            self._words.append(word)
        self._is_glued = False

    def glue(self) -> None:
        self._is_glued = True

    def divide(self, gap: str) -> None:
        """End the sentence; `gap` is what stands before the next one, at least."""
        if self._words:
            sentence = spaced(self._words)
            self._laid += [self._gap, sentence]
            self.size += len(sentence)
            self._words, self._gap = [], ""
        self._gap = max(self._gap, gap, key=len)

    def document(self, number: int) -> Document:
        self.divide("\n")
        text, steps = clean("".join(self._laid[1:]))
        return Document(text, number, number + 1, marks=tuple(self.marks), cleaning=(*self.notes, *steps))


def _parts(source: Source) -> Iterator[_Part]:
    opened, part = open_text(source), _Part({})
    for offset, raw in opened.lines(_LONGEST_LINE_BYTES):
        line, notes = opened.text_of(raw, offset)
        part.notes |= dict.fromkeys(notes)
        tag = _TAG.match(line) if line.startswith("<") else None
        if tag is None:
            if not line.startswith(("<?", "<!")) and (word := line.partition("\t")[0].strip()):
                part.add(html.unescape(word))
            continue
        _heed(part, tag)
        if tag[2] in _DOCUMENTS or part.size > _PIECE_CHARACTERS:
            yield part
            part = _Part({} if tag[2] in _DOCUMENTS else dict(part.marks))
            part.marks |= dict.fromkeys(_marks(tag))
    yield part


def _heed(part: _Part, tag: re.Match[str]) -> None:
    if tag[2] == "g":
        part.glue()
    elif tag[2] not in _DOCUMENTS:
        part.divide("\n\n" if tag[2] in _PARAGRAPHS else "\n")


def _marks(tag: re.Match[str]) -> list[tuple[str, str]]:
    """What a document's own tag says of it that may be of rights or languages."""
    given = _ATTRIBUTE.findall(tag[3]) if not tag[1] else []
    told = [
        (f"vertical:{name}", html.unescape(value)[:_LONGEST_MARK])
        for name, value in given
        if _TOLD.search(name)
    ]
    return told[:_MOST_MARKS]
