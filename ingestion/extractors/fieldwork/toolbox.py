"""Reads the standard format of Shoebox and Toolbox: interlinear texts and dictionaries, a marker at the head of every field."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice

from ingestion.extractors.opened import open_text
from ingestion.extractors.rows import Row, documents
from ingestion.types import Document, Source

_LONGEST_LINE_BYTES = 1024 * 1024
_HEAD_FIELDS = 2_000  # to find out which marker begins a record
_MOST_FIELDS = 2_000  # of one record
_MOST_LINES = 10_000  # of one field
_MARKER = re.compile(r"\\([A-Za-z_][\w-]{0,30})(?:[ \t]+|\Z)")
_SPACE = re.compile(r"\s+")
_OF_FILE = frozenset(("_sh", "_DateStampHasFourDigitYear"))
_BEGINS = ("lx", "ref", "rf")  # of a dictionary, of an interlinear text
_DICTIONARY = frozenset(("lx", "le", "lc"))
# What is no text in either: analyses, numbers, dates, who noted it (MDF and Toolbox's own projects).
_NO_TEXT = frozenset((
    "id", "ref", "rf", "dt", "dat", "date", "nt", "ps", "pn", "hm", "sn", "mb", "mr", "mo", "m", "ph", "pc", "pd", "sd", "is", "th", "st",
    "rd", "so", "EUDICOp", "EUDICOt0", "EUDICOt1", "ELANBegin", "ELANEnd", "ELANParticipant", "ELANMediaURL", "ELANMediaMIME",
    "ELANMediaExtracted", "aud", "au", "sound", "sfx", "wav", "itm", "tb",
))  # fmt: skip
_GLOSSES = frozenset(
    ("ge", "gn", "gr", "gs", "gl", "g", "ng", "ps")
)  # word by word in a text, in a dictionary its meanings


@dataclass(slots=True)
class _Record:
    """The fields of one record, in their order."""

    is_dictionary: bool
    fields: list[tuple[str, str]] = field(default_factory=list)

    def row(self, above: dict[str, str]) -> Row:
        """Return it as a row. In a text, what was wrapped over several lines is one; in a dictionary each is one of several."""
        gathered: dict[str, list[str]] = {}
        for name, value in self.fields:
            gathered.setdefault(name, []).append(value)
        said = {name: [value for value in values if value] for name, values in gathered.items()}
        columns = {
            name: values if self.is_dictionary and len(values) > 1 else " ".join(values) for name, values in said.items() if values
        }  # fmt: skip
        unread = _NO_TEXT if self.is_dictionary else _NO_TEXT | _GLOSSES
        between = "\n" if self.is_dictionary else " "
        return Row(
            above | columns,
            {name: between.join(values) for name, values in said.items() if name not in unread},
        )


class Toolbox:
    """Standard format: a row for each record, its columns named by the markers. Positions are numbers of rows."""

    name = "toolbox"
    version = 1
    media_types = frozenset({"text/x-toolbox"})
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the rows in [start, stop). Raises Unreadable: EMPTY without a record, REFUSED at an endless line."""
        notes: dict[str, None] = {}
        return documents(source, _rows(_fields(source, notes)), steps=notes)


def _rows(fields: Iterator[tuple[str, str]]) -> Iterator[Row]:
    head = list(islice(fields, _HEAD_FIELDS))
    begins = _beginning(head)
    is_dictionary = begins in _DICTIONARY
    above: dict[str, str] = {}  # what stands before the first record of a text
    record: _Record | None = None
    for name, value in chain(head, fields):
        is_above = name == "id" and begins != "id"
        if record is not None and (is_above or name == begins or len(record.fields) >= _MOST_FIELDS):
            yield record.row(above)
            record = None if is_above or name == begins else _Record(is_dictionary)
        if is_above:
            above = {"id": value}
        elif record is not None or name == begins:
            record = record or _Record(is_dictionary)
            record.fields.append((name, value))
        else:
            above[name] = value
    if record is not None:
        yield record.row(above)


def _beginning(head: list[tuple[str, str]]) -> str:
    """The marker that begins a record: one known for it, else the first that comes more than once."""
    counted = Counter(name for name, _ in head)
    known = next((name for name in _BEGINS if counted[name]), "")
    return known or next((name for name, _ in head if counted[name] > 1), head[0][0] if head else "")


def _fields(source: Source, notes: dict[str, None]) -> Iterator[tuple[str, str]]:
    """Yield (marker, value); a line without a marker goes on with the field before."""
    opened, name, pieces = open_text(source), "", list[str]()
    for offset, raw in opened.lines(_LONGEST_LINE_BYTES):
        text, noted = opened.text_of(raw, offset)
        notes |= dict.fromkeys(noted)
        found = _MARKER.match(text := text.strip())
        if found is None and len(pieces) < _MOST_LINES:
            pieces.append(text)
            continue
        if name and name not in _OF_FILE:
            yield name, _SPACE.sub(" ", " ".join(pieces)).strip()
        name, pieces = (found[1], [text[found.end() :]]) if found else (name, [text])
    if name and name not in _OF_FILE:
        yield name, _SPACE.sub(" ", " ".join(pieces)).strip()
