"""Puts consecutive parts of a split together into one shard, a row group at a time."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from donations import storage
from donations.models import Shard, TextPart
from donations.work import Claim
from ingestion.schema import REPEATED, TEXT

BATCH_ROWS = 2_000
ROW_GROUP_BYTES = 16 << 20  # of a shard: a worker holds one, and with what encoding takes as much again


def run(claim: Claim) -> None:
    """Write the shard to storage and list it."""
    payload = claim.unit.payload
    split, index = payload["split"], payload["index"]
    key = f"{claim.version.folder}/shards/{split}-{index:05d}-{str(claim.token)[:8]}.parquet"
    parts = TextPart.objects.in_bulk(payload["parts"])
    with storage.scratch() as file:
        local = storage.path_to(file)
        rows = write_shard(local, (parts[pk].path for pk in payload["parts"]))
        digest, size = storage.put_path(key, local)
    with claim.finishing({"rows": rows}):
        Shard.objects.create(
            version=claim.version, split=split, index=index, path=key, rows=rows, bytes=size, sha256=digest
        )


def write_shard(path: Path, keys: Iterator[str]) -> int:
    """Write the rows of the parts in order, in row groups of about ROW_GROUP_BYTES; return how many."""
    rows = 0
    repeated = [name for name in TEXT.names if name in REPEATED]
    with pq.ParquetWriter(
        path, TEXT, compression="zstd", compression_level=3, use_dictionary=repeated
    ) as writer:
        for group in _row_groups(keys):
            writer.write_table(group, row_group_size=max(group.num_rows, 1))
            rows += group.num_rows
    return rows


def _row_groups(keys: Iterator[str]) -> Iterator[pa.Table]:
    """Yield tables that are large enough for a row group of their own, put together of batches as they are: no copy is made."""
    held: list[pa.RecordBatch] = []
    size = 0
    for key in keys:
        for batch in _batches(key):
            held.append(batch)
            size += batch.nbytes
            if size >= ROW_GROUP_BYTES:
                yield pa.Table.from_batches(held, schema=TEXT)
                held, size = [], 0
    if held:
        yield pa.Table.from_batches(held, schema=TEXT)


def _batches(key: str) -> Iterator[pa.RecordBatch]:
    with storage.local_copy(key) as path, pq.ParquetFile(path) as file:
        yield from file.iter_batches(batch_size=BATCH_ROWS, use_threads=False)
