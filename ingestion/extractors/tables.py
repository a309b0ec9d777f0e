"""Reads CSV and TSV record by record, keeping every field as given and every byte's place."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from ingestion.columns import licence_marks, text_of
from ingestion.extractors.dialects import Dialect, sniff
from ingestion.extractors.opened import OpenedText, open_text
from ingestion.extractors.table_records import Line, Record, records_of
from ingestion.sniffing.tabbed import DIRECTIVES
from ingestion.text.encodings import SAMPLE_BYTES, decode_as
from ingestion.types import Document, Outcome, Source, Unreadable

_LONGEST_LINE_BYTES = 64 * 1024 * 1024


class Tables:
    """CSV and TSV: one document per record. `position` and `resume_at` are byte offsets.

    A table can be read on exactly where it stopped, `start` being some record's `resume_at`, and not from anywhere else: only from
    the beginning can one tell which newlines are inside quotes. A damaged record is kept as {"_raw": its line}.
    """

    name = "tables"
    version = 5
    media_types = frozenset({"text/csv", "text/tab-separated-values"})

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield one document per record that begins in [start, stop). Raises Unreadable EMPTY if there is none at all."""
        opened = open_text(source)
        head = decode_as(opened.head, opened.unit.codec).text.removeprefix("\ufeff")
        directives = DIRECTIVES.match(head)
        head = head[directives.end() :] if directives else head
        dialect = sniff(head, whole=len(opened.head) < SAMPLE_BYTES, prefer_tab="tab" in source.media_type)
        if source.start:
            opened.move_to(source.start)
        lines = _lines(opened)
        if directives and not source.start:
            lines = islice(lines, directives[0].count("\n"), None)
        records = records_of(lines, dialect.manner, dialect.width)
        if not source.start and dialect.header:
            next(records, None)
        found = False
        for record in records:
            if source.stop is not None and record.position >= source.stop:
                return
            found = True
            yield _document(record, dialect)
        if not found and not source.start:
            raise Unreadable(Outcome.EMPTY, "no_records")


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
    if len(record.fields) > len(names):
        columns["_extra"] = record.fields[len(names) :]
    return Document(
        text_of(columns),
        record.position,
        record.resume_at,
        columns=columns,
        marks=licence_marks(columns),
        cleaning=record.notes,
    )
