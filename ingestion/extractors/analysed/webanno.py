"""Reads WebAnno TSV 3, in which WebAnno and INCEpTION give annotated texts: sentences as they were written, and a line for each token."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ingestion.extractors.analysed.words import LONGEST_LINE_BYTES, Words, names_of
from ingestion.extractors.opened import open_text
from ingestion.extractors.rows import Row, documents
from ingestion.sniffing.numbered import MOST_COLUMNS
from ingestion.text.spacing import spaced
from ingestion.types import Document, Source

_FORMAT = re.compile(r"#FORMAT=WebAnno TSV 3(?:\.([0-9]{1,3}))?")
_LAYER = re.compile(r"#T_(?:SP|CH|RL)=([^|]*)\|?(.*)")
_TEXT, _SENTENCE = "#Text=", "#Sentence.id="
_FIRST = {0: "ids", 1: "spans", 2: "tokens"}
_OWN = frozenset((*_FIRST.values(), "sentence_id"))
_JAVA_UNTIL = 1  # 3.0 and 3.1 escape as Java does
_ESCAPED = re.compile(r"\\(u[0-9A-Fa-f]{4}|->|[tnfrb\\\[\]|_;*\"\x00-\x1f])")
_MEANT = {"t": "\t", "n": "\n", "f": "\f", "r": "\r", "b": "\b"}


class Webanno:
    """WebAnno TSV 3: a row for each sentence, with lists of its tokens and of each layer's features. Positions are numbers of rows."""

    name = "webanno"
    version = 1
    media_types = frozenset({"text/x-webanno-tsv"})
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the rows in [start, stop). Raises Unreadable: EMPTY without a sentence, REFUSED at an endless line."""
        notes: dict[str, None] = {}
        return documents(source, _rows(_lines(source, notes)), steps=notes)


@dataclass(slots=True)
class _Sentence:
    """A sentence while it is read: the lines of its text, its tokens, and whether an empty line came since."""

    identity: str = ""
    lines: list[str] = field(default_factory=list)
    words: Words = field(default_factory=Words)
    is_divided: bool = False

    @property
    def is_over(self) -> bool:
        """Whether what comes next is of another sentence, unless it is a token."""
        return bool(self.words.rows) or (self.is_divided and bool(self.lines))

    def row(self, features: list[str]) -> Row:
        width = max(self.words.width, len(_FIRST))
        lists = self.words.lists(names_of(_FIRST, ["", "", "", *features], width, _OWN))
        about: dict[str, Any] = {"sentence_id": self.identity} if self.identity else {}
        tokens = (fields[2] for fields in self.words.rows if len(fields) > 2 and "." not in fields[0])
        text = "\n".join(self.lines)
        return Row(about | lists, {"tokens": text if text.strip() else spaced(tokens)})


def _rows(lines: Iterator[str]) -> Iterator[Row]:
    sentence, features, is_java = _Sentence(), list[str](), False
    for line in lines:
        if (layer := _LAYER.match(line)) and len(features) < MOST_COLUMNS:
            features += _features(layer)
            continue
        if found := _FORMAT.match(line):
            is_java = int(found[1] or 0) <= _JAVA_UNTIL
        is_other = line.startswith((_TEXT, _SENTENCE)) or not line.strip()
        if (is_other and sentence.is_over) or sentence.words.is_full:
            yield sentence.row(features)
            sentence = _Sentence()
        _take(sentence, line, is_java=is_java)
    if sentence.words.rows or sentence.lines:
        yield sentence.row(features)


def _take(sentence: _Sentence, line: str, *, is_java: bool) -> None:
    if line.startswith(_TEXT):
        sentence.lines.append(_unescaped(line.removeprefix(_TEXT), is_java=is_java))
        sentence.words.count(line)
    elif line.startswith(_SENTENCE):
        sentence.identity = _unescaped(line.removeprefix(_SENTENCE), is_java=is_java)
    elif not line.strip():
        sentence.is_divided = bool(sentence.lines)
    elif not line.startswith("#"):
        sentence.words.add(line.removesuffix("\t").split("\t", MOST_COLUMNS - 1))


def _features(layer: re.Match[str]) -> list[str]:
    """What a layer's columns are called: "NamedEntity.value"; those of slots keep the long names that tell them apart."""
    name = layer[1].rpartition(".")[2]
    given = layer[2].split("|", MOST_COLUMNS)[:MOST_COLUMNS]
    return [f"{name}.{_short(one)}" if one else name for one in given]


def _short(feature: str) -> str:
    if feature.startswith("ROLE_"):
        return feature
    last = feature.rpartition(".")[2]
    return f"BT_{last}" if feature.startswith("BT_") and last != feature else last


def _unescaped(text: str, *, is_java: bool) -> str:
    if "\\" not in text:
        return text

    def meant(found: re.Match[str]) -> str:
        sign = found[1]
        if len(sign) == 5:
            return chr(int(sign[1:], 16)) if is_java else found[0]
        return _MEANT.get(sign, sign)

    written = _ESCAPED.sub(meant, text)
    return written.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # Java writes two halves


def _lines(source: Source, notes: dict[str, None]) -> Iterator[str]:
    opened = open_text(source)
    for offset, raw in opened.lines(LONGEST_LINE_BYTES):
        line, noted = opened.text_of(raw, offset)
        notes |= dict.fromkeys(noted)
        yield line.rstrip("\r\n")
