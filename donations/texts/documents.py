"""Gives the documents of one file or member by their numbers, each with what its record was before it was text."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow.parquet as pq

from donations import storage
from donations.models import TextPart
from donations.texts.places import MOST_READ, Held

_COLUMNS = ("text", "columns", "languages", "characters", "cleaning", "split", "table", "evidence")
_AT_ONCE = 16  # rows turned into text together: a document may be of megabytes


@dataclass(frozen=True, slots=True)
class Document:
    """One document as stored; `given` is its record exactly as it came, empty for what has none."""

    number: int
    text: str
    characters: int
    languages: dict[str, float] = field(default_factory=dict)
    given: dict[str, Any] = field(default_factory=dict)
    cleaning: tuple[str, ...] = ()
    table: str = ""


def some(parts: Iterable[Held], first: int, count: int) -> Iterator[Document]:
    """Yield `count` documents from number `first` on, counted from 1."""
    before, last = 0, first + count - 1
    for one in parts:
        numbers = range(max(first, before + 1), min(last, before + one.count) + 1)
        rows = [one.row(number - before - 1) for number in numbers]
        yield from map(_document, numbers, _read(one.part, rows))
        before += one.count
        if before >= last:
            return


def number_of(parts: Iterable[Held], quote: str, offset: int) -> int:
    """Return the number of the document that has this piece of evidence; 0 where none has it, or only far behind."""
    before = read = 0
    for one in parts:
        read += one.part.bytes
        if read > MOST_READ:
            return 0
        if at := _with_evidence(one, quote, offset):
            return before + at
        before += one.count
    return 0


def _with_evidence(one: Held, quote: str, offset: int) -> int:
    """Return which of a part's documents has the evidence, from 1; 0 where none has."""
    with storage.local_copy(one.part.path) as path:
        kept = pq.read_table(path, columns=["evidence"], use_threads=False).column("evidence").to_pylist()
    for number in range(one.count):
        hits = json.loads(kept[one.row(number)] or "[]")
        if any((hit.get("quote"), hit.get("offset")) == (quote, offset) for hit in hits):
            return number + 1
    return 0


def _read(part: TextPart, rows: Sequence[int]) -> Iterator[dict[str, Any]]:
    """Yield these rows of a part, a few at a time in memory."""
    wanted, before = set(rows), 0
    if not wanted:
        return
    with storage.local_copy(part.path) as path, pq.ParquetFile(path) as stored:
        for batch in stored.iter_batches(_AT_ONCE, columns=list(_COLUMNS), use_threads=False):
            for row in sorted(wanted & set(range(before, before + batch.num_rows))):
                yield batch.slice(row - before, 1).to_pylist()[0]
            before += batch.num_rows
            if before > max(wanted):
                return


def _document(number: int, row: dict[str, Any]) -> Document:
    return Document(
        number, row["text"], row["characters"], json.loads(row["languages"] or "{}"),
        _as_given(row["columns"]), tuple(json.loads(row["cleaning"] or "[]")), row["table"] or "",
    )  # fmt: skip


def _as_given(columns: str | None) -> dict[str, Any]:
    given = json.loads(columns) if columns else {}
    return given if isinstance(given, dict) else {"": given}
