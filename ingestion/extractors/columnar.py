"""Reads Parquet and Arrow row by row, a bounded batch at a time; the pictures and sounds in their cells are files of their own."""

from collections.abc import Iterator

import pyarrow as pa

from ingestion.columns import licence_marks, sentence_of, text_of
from ingestion.extractors.columnar_batches import Batches, arrow_file, arrow_stream, parquet
from ingestion.extractors.columnar_files import FilesOfRows
from ingestion.extractors.columnar_values import Column, columns_of
from ingestion.types import Document, Outcome, Source, Unreadable

PARQUET = "application/vnd.apache.parquet"
_ARROW_FILE, _ARROW_STREAM = "application/vnd.apache.arrow.file", "application/vnd.apache.arrow.stream"
_OPENED = {PARQUET: parquet, _ARROW_FILE: arrow_file, _ARROW_STREAM: arrow_stream}
_SLICE_BYTES = 4 << 20  # turned into Python's values at once
_MOST_SLICE_ROWS = 500
_DAMAGE = (pa.ArrowException, OSError, ValueError, LookupError, OverflowError, TypeError)


class Columnar:
    """Parquet, Feather and Arrow, file or stream: one document per row. Positions count rows, and any range works.

    Pictures and sounds, as Hugging Face's data sets have them ({bytes, path}) or as bytes, are attached to their row, whose
    column says what each is called. Labels are given the names that such a data set has for them. Other bytes are left out, which is noted as "bytes_left_out:name". What JSON has no word
    for is written as text (dates, decimals) or null (NaN).
    """

    name = "columnar"
    version = 6
    media_types = frozenset(_OPENED)
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield one document per row. Raises Unreadable: EMPTY without any, DAMAGED, ENCRYPTED, REFUSED inside a large archive."""
        if not source.seekable and source.media_type != _ARROW_STREAM:
            raise Unreadable(Outcome.REFUSED, "too_large_inside")
        found = False
        try:
            for document in _documents(_OPENED[source.media_type](source.stream, source.start), source):
                found = True
                yield document
        except _DAMAGE as error:
            raise _answer(error) from error
        if not found and not source.start and source.stop is None:
            raise Unreadable(Outcome.EMPTY, "no_records")


def _answer(error: Exception) -> Unreadable:
    if "ncrypt" in str(error):
        return Unreadable(Outcome.ENCRYPTED, "needs_password")
    return Unreadable(Outcome.DAMAGED, "broken_table")


def _documents(batches: Batches, source: Source) -> Iterator[Document]:
    columns = columns_of(batches.schema, batches.sample)
    notes = tuple(f"bytes_left_out:{column.name}" for column in columns if column.is_left_out)
    files = FilesOfRows([column.name for column in columns if column.holds_files])
    for first, batch in batches.read([path for column in columns for path in column.wanted]):
        for number, row in enumerate(_rows(batch, columns), start=first):
            if source.stop is not None and number >= source.stop:
                return
            if number >= source.start:
                left = files.left(row)
                attached = files.of(number, row)
                spoken = files.apart_from(row)
                said = () if source.text_columns else sentence_of(spoken)
                text = said[0][1] if said else text_of(spoken, source.text_columns)
                yield Document(
                    text,
                    number,
                    number + 1,
                    columns=row,
                    marks=licence_marks(row),
                    cleaning=(*notes, *left),
                    attached=attached,
                    apart=said,
                )


def _rows(batch: pa.RecordBatch, columns: list[Column]) -> Iterator[dict[str, object]]:
    """Yield the rows as JSON could write them, few at a time."""
    each = max(1, min(_MOST_SLICE_ROWS, _SLICE_BYTES * batch.num_rows // max(batch.nbytes, 1)))
    there = [column for column in columns if column.wanted and column.index_in(batch) >= 0]
    for start in range(0, batch.num_rows, each):
        piece = batch.slice(start, each)
        values = [column.values(piece.column(column.index_in(piece))) for column in there]
        for row in zip(*values, strict=True):
            yield {column.name: value for column, value in zip(there, row, strict=True)}
