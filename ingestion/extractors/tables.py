"""Reads CSV and TSV record by record, keeping every field as given and every byte's place."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from ingestion.columns import licence_marks, text_of
from ingestion.extractors.dialects import Dialect, sniff
from ingestion.extractors.opened import OpenedText, open_text
from ingestion.extractors.table_heads import titles_of
from ingestion.extractors.table_records import Line, Record, records_of
from ingestion.sniffing.divided import SEPARATOR
from ingestion.sniffing.tabbed import DIRECTIVES
from ingestion.text.encodings import SAMPLE_BYTES, decode_as
from ingestion.types import Document, Outcome, Source, Unreadable

_LONGEST_LINE_BYTES = 64 * 1024 * 1024


class _Said(NamedTuple):
    characters: int = 0
    lines: int = 0
    delimiter: str = ""


class Tables:
    """CSV and TSV: one document per record, and one of what stands above the header. `position` and `resume_at` are byte offsets.

    A table can be read on exactly where it stopped, `start` being some record's `resume_at`, and not from anywhere else: only from
    the beginning can one tell which newlines are inside quotes. A damaged record is kept as {"_raw": its line}.
    """

    name = "tables"
    version = 6
    media_types = frozenset({"text/csv", "text/tab-separated-values"})
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield one document per record that begins in [start, stop). Raises Unreadable EMPTY if there is none at all."""
        opened = open_text(source)
        head = decode_as(opened.head, opened.unit.codec).text.removeprefix("\ufeff")
        said = _what_it_says(head)
        dialect = sniff(
            head[said.characters :],
            whole=len(opened.head) < SAMPLE_BYTES,
            prefer_tab="tab" in source.media_type,
            delimiter=said.delimiter,
        )
        if source.start:
            opened.move_to(source.start)
        lines = islice(_lines(opened), 0 if source.start else said.lines, None)
        records = records_of(lines, dialect.manner, dialect.width)
        found = False
        for document in _documents(records, dialect, is_begun=bool(source.start)):
            if source.stop is not None and document.position >= source.stop:
                return
            found = True
            yield document
        if not found and not source.start:
            raise Unreadable(Outcome.EMPTY, "no_records")


def _what_it_says(head: str) -> _Said:
    """What a table says above itself, for Anki or for Excel, of how it is written."""
    if directives := DIRECTIVES.match(head):
        return _Said(directives.end(), directives[0].count("\n"))
    if separator := SEPARATOR.match(head):
        return _Said(separator.end(), 1, separator[1])
    return _Said()


def _documents(records: Iterator[Record], dialect: Dialect, *, is_begun: bool) -> Iterator[Document]:
    """One document per record, after what stands above the header; `is_begun`: that was read before."""
    if not is_begun:
        above = list(islice(records, dialect.heading.above))
        header = list(islice(records, dialect.heading.rows))
        if above and header:
            text = titles_of([record.fields or [record.lines[0].text.strip()] for record in above])
            yield Document(text, above[0].position, header[-1].resume_at)
    for record in records:
        yield _document(record, dialect)


def _lines(opened: OpenedText) -> Iterator[Line]:
    for offset, raw in opened.lines(_LONGEST_LINE_BYTES):
        text, notes = opened.text_of(raw, offset)
        yield Line(offset, len(raw), text, notes)


def _document(record: Record, dialect: Dialect) -> Document:
    if record.fields is None:
        line = record.lines[0].text.rstrip("\r\n")
        return Document(
            line,
            record.position,
            record.resume_at,
            columns={"_raw": line},
            cleaning=(*record.notes, "damaged_row"),
        )
    names = dialect.names_for(len(record.fields))
    columns: dict[str, Any] = dict(zip(names, record.fields, strict=False))
    if any(extra := record.fields[len(names) :]):
        columns["_extra"] = extra
    return Document(
        text_of(columns),
        record.position,
        record.resume_at,
        columns=columns,
        marks=licence_marks(columns),
        cleaning=record.notes,
    )
