"""Reads brat's standoff annotations: what is said of the words of another file, which holds the text."""

import re
from collections.abc import Iterator
from typing import Any

from ingestion.extractors.opened import open_text
from ingestion.extractors.rows import Row, documents
from ingestion.types import Document, Source

_LONGEST_LINE_BYTES = 1024 * 1024
_SPANS = re.compile(r"[0-9]{1,9} [0-9]{1,9}(?:;[0-9]{1,9} [0-9]{1,9})*+")
_KNOWN = re.compile(r"[TREAMN#][^\t]{0,40}|\*")


class Brat:
    """Standoff annotations: a row for each, without text of its own: the words that it covers stand in the text beside it.

    Positions are numbers of rows.
    """

    name = "brat"
    version = 1
    media_types = frozenset({"text/x-brat"})
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the rows in [start, stop). Raises Unreadable: EMPTY without an annotation, REFUSED at an endless line."""
        notes: dict[str, None] = {}
        return documents(source, map(_row, _lines(source, notes)), has_text=False, steps=notes)


def _lines(source: Source, notes: dict[str, None]) -> Iterator[str]:
    opened = open_text(source)
    for offset, raw in opened.lines(_LONGEST_LINE_BYTES):
        line, noted = opened.text_of(raw, offset)
        notes |= dict.fromkeys(noted)
        if line.strip():
            yield line.strip("\r\n")


def _row(line: str) -> Row:
    """A line as columns; one that is none of brat's, as where a word's own line break went into it, stays whole."""
    identity, said, text = [*line.split("\t", 2), "", ""][:3]
    kind, _, rest = said.strip().partition(" ")
    told = _told(identity[:1], kind, rest) if kind and _KNOWN.fullmatch(identity) else None
    if told is None:
        return Row({"_raw": line}, {})
    return Row({"id": identity, "type": kind} | told | {"text": text}, {})


def _told(sign: str, kind: str, rest: str) -> dict[str, Any] | None:
    """What an annotation of each sort says besides its type, None where that cannot be."""
    if sign == "T":
        return _covered(rest) if _SPANS.fullmatch(rest) else None
    if sign == "E":
        named, _, trigger = kind.partition(":")
        return {"type": named, "trigger": trigger, "arguments": rest.split()}
    if sign in "R*":
        return {"arguments": rest.split()}
    ref, _, value = rest.partition(" ")
    return {"ref": ref} | ({"value": value} if value else {})


def _covered(rest: str) -> dict[str, Any]:
    """From where to where, in characters of the text; a discontinuous one has several stretches."""
    spans = [[int(number) for number in span.split(" ")] for span in rest.split(";")]
    return {"start": spans[0][0], "end": spans[-1][1], "spans": spans}
