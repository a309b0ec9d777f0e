"""Reads the rows of an approved text version, a few at a time, from the very bytes that were approved."""

from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path
from typing import NotRequired, TypedDict

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
    beside: NotRequired[tuple[tuple[str, str], ...]]  # (path, member) of the others whose lines are in it


class ShardChanged(Exception):
    """A stored shard no longer has the bytes that were approved."""


def rows(version: TextVersion, split: str) -> Iterator[Row]:
    """Yield the rows of one split in the donor's order."""
    yield from _read(version, split, READ, verify=False)


def rows_of(version: TextVersion, split: str, path: str, member: str) -> Iterator[Row]:
    """Yield the rows of one file or member; of stretches of a shard that hold none of it only their bounds are read."""
    for row in _read(version, split, READ, verify=False, of=path):
        if (row["path"], row["member"]) == (path, member):
            yield row


def places(version: TextVersion, split: str) -> Iterator[tuple[str, str]]:
    """Yield the path and the member of each row."""
    for row in _read(version, split, ("path", "member"), verify=False):
        yield row["path"], row["member"]


def origins(version: TextVersion, split: str) -> Iterator[Row]:
    """Yield of each row of any split, withheld ones too, where it comes from and its original columns, nothing else."""
    yield from _read(version, split, ("path", "member", "columns"), verify=False)


def records(version: TextVersion, split: str) -> Iterator[str | None]:
    """Yield each row's original columns as JSON, None for documents; hash each shard first and read nothing else of it."""
    for row in _read(version, split, ("columns",), verify=True):
        yield row["columns"]


def _read(
    version: TextVersion, split: str, columns: tuple[str, ...], *, verify: bool, of: str | None = None
) -> Iterator[Row]:
    for shard in version.shards.filter(split=split).order_by("index"):
        with storage.local_copy(shard.path) as path:
            if verify:
                _same(shard, path)
            with pq.ParquetFile(path) as parquet:
                groups = [group for group in range(parquet.num_row_groups) if _may_hold(parquet, group, of)]
                for batch in parquet.iter_batches(
                    batch_size=ROWS_AT_ONCE, row_groups=groups, columns=list(columns), use_threads=False
                ):
                    yield from batch.to_pylist()


def _may_hold(parquet: pq.ParquetFile, group: int, path: str | None) -> bool:
    """Whether a stretch of a shard may have rows of a file, by the first and the last path in it; any has some of None."""
    stretch = parquet.metadata.row_group(group)
    names = [stretch.column(column).path_in_schema for column in range(stretch.num_columns)]
    bounds = stretch.column(names.index("path")).statistics
    return path is None or bounds is None or not bounds.has_min_max or bounds.min <= path <= bounds.max


def splits(version: TextVersion) -> list[str]:
    """Return the splits that the donor does not withhold: train, validation and test first, then the others by name."""
    order = {"train": 0, "validation": 1, "test": 2}
    found = set(version.shards.values_list("split", flat=True)) - withheld_of(version.donation)
    return sorted(found, key=lambda split: (order.get(split, 3), split))


def _same(shard: Shard, path: Path) -> None:
    with path.open("rb") as stored:
        if file_digest(stored, "sha256").hexdigest() != shard.sha256:
            raise ShardChanged(shard.path)
