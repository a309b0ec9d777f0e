"""Writes parts: Parquet files named after the unit and the claim that wrote them, put into storage once."""

from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from donations import storage
from ingestion.schema import REPEATED

FULL_BYTES = 4 << 20  # of text and columns before a part is written: five times as much in a worker's memory

Columns = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Written:
    """One Parquet file in storage."""

    path: str
    rows: int
    bytes: int
    sha256: str


def write(key: str, schema: pa.Schema, columns: Columns) -> Written:
    """Write columns as one Parquet file to storage under `key`; raises AlreadyWritten when the name is taken."""
    with storage.scratch() as file:
        local = storage.path_to(file)
        table = pa.Table.from_pydict(columns, schema=schema)
        repeated = [name for name in schema.names if name in REPEATED]
        pq.write_table(
            table, local, compression="zstd", compression_level=1, row_group_size=max(table.num_rows, 1), use_dictionary=repeated,
        )  # fmt: skip
        digest, size = storage.put_path(key, local)
    return Written(key, table.num_rows, size, digest)


@dataclass(slots=True)
class Pending:
    """Rows of one split that wait to be written."""

    names: tuple[str, ...]
    rows: list[tuple[Any, ...]] = field(default_factory=list)
    text_bytes: int = 0

    @property
    def columns(self) -> Columns:
        """Return them column by column."""
        return dict(zip(self.names, map(list, zip(*self.rows, strict=True)), strict=True))


class Basket:
    """Collects rows by split and tells when they are enough for a part."""

    def __init__(self) -> None:
        self._splits: dict[str, Pending] = {}
        self.text_bytes = 0

    def add(self, row: dict[str, Any], size: int) -> None:
        """Take one row, of `size` bytes of text."""
        pending = self._splits.get(row["split"])
        if pending is None:
            pending = self._splits[row["split"]] = Pending(tuple(row))
        pending.rows.append(tuple(row.values()))
        pending.text_bytes += size
        self.text_bytes += size

    @property
    def is_full(self) -> bool:
        """Tell whether it is time to write."""
        return self.text_bytes >= FULL_BYTES

    def empty(self) -> dict[str, Pending]:
        """Hand everything over and begin anew."""
        splits, self._splits, self.text_bytes = self._splits, {}, 0
        return splits
