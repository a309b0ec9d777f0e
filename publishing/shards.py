"""Reads the rows of an approved text version, a few at a time, from the very bytes that were approved."""

from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path
from typing import TypedDict

import pyarrow.parquet as pq

from donations import storage
from donations.models import Shard, TextVersion
from donations.structure import withheld_of

ROWS_AT_ONCE = 128
READ = ("id", "path", "member", "text", "columns", "languages", "sha256")


class Row(TypedDict):
    """What publishing reads of one document: `columns` and `languages` are JSON."""

    id: str
    path: str
    member: str
    text: str | None
    columns: str | None
    languages: str | None
    sha256: str


class ShardChanged(Exception):
    """A stored shard no longer has the bytes that were approved."""


def rows(version: TextVersion, split: str) -> Iterator[Row]:
    """Yield the rows of one split in the donor's order."""
    yield from _read(version, split, READ, verify=False)


def origins(version: TextVersion, split: str) -> Iterator[Row]:
    """Yield of each row of any split, withheld ones too, where it comes from and its original columns, nothing else."""
    yield from _read(version, split, ("path", "member", "columns"), verify=False)


def records(version: TextVersion, split: str) -> Iterator[str | None]:
    """Yield each row's original columns as JSON, None for documents; hash each shard first and read nothing else of it."""
    for row in _read(version, split, ("columns",), verify=True):
        yield row["columns"]


def _read(version: TextVersion, split: str, columns: tuple[str, ...], *, verify: bool) -> Iterator[Row]:
    for shard in version.shards.filter(split=split).order_by("index"):
        with storage.local_copy(shard.path) as path:
            if verify:
                _same(shard, path)
            with pq.ParquetFile(path) as file:
                for batch in file.iter_batches(
                    batch_size=ROWS_AT_ONCE, columns=list(columns), use_threads=False
                ):
                    yield from batch.to_pylist()


def splits(version: TextVersion) -> list[str]:
    """Return the splits that the donor does not withhold: train, validation and test first, then the others by name."""
    order = {"train": 0, "validation": 1, "test": 2}
    found = set(version.shards.values_list("split", flat=True)) - withheld_of(version.donation)
    return sorted(found, key=lambda split: (order.get(split, 3), split))


def _same(shard: Shard, path: Path) -> None:
    with path.open("rb") as stored:
        if file_digest(stored, "sha256").hexdigest() != shard.sha256:
            raise ShardChanged(shard.path)
