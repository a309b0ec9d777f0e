"""Writes Parquet of a set form: the same rows always give the same bytes, and memory stays flat however many there are."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from donations import storage

GROUP_BYTES = 32 * 2**20  # of a row group, as text
BATCH_BYTES = 2**20  # turned into Arrow at once, so that few rows live as Python objects
SHARD_BYTES = 256 * 2**20  # of a file, as written
OPTIONS = {
    "compression": "zstd", "compression_level": 3, "use_content_defined_chunking": True,
    "write_page_index": True, "write_page_checksum": True,
}  # fmt: skip

Rows = Iterable[tuple[dict[str, object], int]]  # each row with its size in bytes, roughly


@dataclass(frozen=True, slots=True)
class Written:
    """One stored file; `arrow_bytes` is its size in memory, uncompressed."""

    key: str
    bytes: int
    sha256: str
    git_sha1: str
    rows: int = 0
    arrow_bytes: int = 0


def write(schema: pa.Schema, rows: Rows, key_of: Callable[[int], str]) -> Iterator[Written]:
    """Write consecutive shards into storage under `key_of(0)`, `key_of(1)` …; at least one, even without rows."""
    groups = _groups(schema, rows)
    group, index = next(groups, schema.empty_table()), 0
    while group is not None:
        with storage.scratch() as file:
            count = size = 0
            with pq.ParquetWriter(file, schema, **OPTIONS) as writer:
                while group is not None and file.tell() < SHARD_BYTES:
                    writer.write_table(group, row_group_size=max(1, group.num_rows))
                    count, size = count + group.num_rows, size + group.nbytes
                    group = next(groups, None)
            file.flush()
            yield _stored(key_of(index), storage.path_to(file), count, size)
        index += 1


def _groups(schema: pa.Schema, rows: Rows) -> Iterator[pa.Table]:
    """Yield row groups, cut by the size of the rows alone so that the cuts do not depend on how they were read."""
    batches: list[pa.RecordBatch] = []
    size = 0
    for batch, batch_size in _batches(schema, rows):
        batches.append(batch)
        size += batch_size
        if size >= GROUP_BYTES:
            yield pa.Table.from_batches(batches, schema)
            batches, size = [], 0
    if batches:
        yield pa.Table.from_batches(batches, schema)


def _batches(schema: pa.Schema, rows: Rows) -> Iterator[tuple[pa.RecordBatch, int]]:
    held: list[dict[str, object]] = []
    size = 0
    for row, row_size in rows:
        held.append(row)
        size += row_size
        if size >= BATCH_BYTES:
            yield pa.RecordBatch.from_pylist(held, schema), size
            held, size = [], 0
    if held:
        yield pa.RecordBatch.from_pylist(held, schema), size


def _stored(key: str, path: Path, count: int, size: int) -> Written:
    git = git_sha1(path.stat().st_size, pieces(path))
    digest, length = storage.put_path(key, path)
    return Written(key, length, digest, git, count, size)


def pieces(path: Path) -> Iterator[bytes]:
    """Yield the bytes of a file, a piece at a time."""
    with path.open("rb") as file:
        while piece := file.read(storage.PIECE):
            yield piece


def git_sha1(size: int, pieces: Iterable[bytes]) -> str:
    """Return the hash by which git, and the Hub for small files, names a content."""
    running = sha1(b"blob %d\0" % size, usedforsecurity=False)
    for piece in pieces:
        running.update(piece)
    return running.hexdigest()
