"""Opens Parquet and Arrow as batches of rows of bounded size, from any row on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

_BATCH_BYTES = 8 << 20
_MOST_ROWS = 2_000
_PAGE_BYTES = 1 << 20  # read at once of a column that is longer
_SAMPLE_ROWS = 16

Numbered = tuple[int, pa.RecordBatch]


@dataclass(frozen=True, slots=True)
class Batches:
    """A table: its schema, some first values of a column, and its batches, each with the number of its first row.

    `read` takes the paths of the columns that are wanted: "texto", or "foto.path" for a part of one.
    """

    schema: pa.Schema
    sample: Callable[[str], list[object]]
    read: Callable[[Sequence[str]], Iterator[Numbered]]


def parquet(stream: BinaryIO, start: int) -> Batches:
    """Open Parquet; row groups before row `start` are not read."""
    # No threads and no reading ahead: a column is read page by page, however large its row group is.
    file = pq.ParquetFile(stream, buffer_size=_PAGE_BYTES, pre_buffer=False)

    def sample(name: str) -> list[object]:
        batches = file.iter_batches(batch_size=_SAMPLE_ROWS, columns=[name], use_threads=False)
        first = next(batches, None)
        return first.column(0).to_pylist() if first is not None and first.num_columns else []

    def read(wanted: Sequence[str]) -> Iterator[Numbered]:
        place = 0
        for index in range(file.metadata.num_row_groups):
            group = file.metadata.row_group(index)
            if place + group.num_rows > start:
                yield from _row_group(file, index, wanted, place)
            place += group.num_rows

    return Batches(file.schema_arrow, sample, read)


def row_groups(stream: BinaryIO) -> list[tuple[int, int]]:
    """Return (rows, bytes unpacked) of each row group of a Parquet file, none where it cannot be opened."""
    try:
        metadata = pq.ParquetFile(stream, pre_buffer=False).metadata
        groups = map(metadata.row_group, range(metadata.num_row_groups))
        return [(group.num_rows, group.total_byte_size) for group in groups]
    except (pa.ArrowException, OSError, ValueError):
        return []


def _row_group(file: pq.ParquetFile, index: int, wanted: Sequence[str], place: int) -> Iterator[Numbered]:
    group = file.metadata.row_group(index)
    rows = max(1, min(_MOST_ROWS, _BATCH_BYTES * group.num_rows // max(group.total_byte_size, 1)))
    for batch in file.iter_batches(
        batch_size=rows, row_groups=[index], columns=list(wanted), use_threads=False
    ):
        yield place, batch
        place += batch.num_rows


def arrow_file(stream: BinaryIO, _start: int) -> Batches:
    """Open an Arrow file (Feather): batches at known places, of which the schema is read first."""
    reader = pa.ipc.open_file(stream, options=_options())
    return Batches(
        reader.schema,
        _no_sample,
        lambda _wanted: _checked(map(reader.get_batch, range(reader.num_record_batches))),
    )


def arrow_stream(stream: BinaryIO, _start: int) -> Batches:
    """Open an Arrow stream: batches one after the other."""
    reader = pa.ipc.open_stream(stream, options=_options())
    return Batches(reader.schema, _no_sample, lambda _wanted: _checked(iter(reader)))


def _options() -> pa.ipc.IpcReadOptions:
    return pa.ipc.IpcReadOptions(use_threads=False)


def _no_sample(_name: str) -> list[object]:
    """Return nothing: in Arrow what is text is called text."""
    return []


def _checked(batches: Iterator[pa.RecordBatch]) -> Iterator[Numbered]:
    """Arrow trusts what a file says of its own places; nobody may look at values before that was looked at."""
    place = 0
    for batch in batches:
        for column in batch.columns:
            try:
                column.validate(full=True)
            except pa.ArrowInvalid as error:
                if "UTF8" not in str(error):  # that is read all the same, and noted
                    raise
        yield place, batch
        place += batch.num_rows
