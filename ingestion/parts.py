"""Writes parts: Parquet files named after the unit and the claim that wrote them, put into storage once."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from django.conf import settings

from donations import storage

FULL_BYTES = (
    16 << 20
)  # of text and columns: what a worker holds at most, some ten times as much as Python objects


@dataclass(frozen=True, slots=True)
class Written:
    """One Parquet file in storage."""

    path: str
    rows: int
    bytes: int
    sha256: str


def write(key: str, schema: pa.Schema, rows: list[dict[str, Any]]) -> Written:
    """Write rows as one Parquet file to storage under `key`; raises AlreadyWritten when the name is taken."""
    with tempfile.TemporaryDirectory(dir=settings.INCOMING) as folder:
        local = Path(folder) / "part.parquet"
        table = pa.Table.from_pylist(rows, schema=schema)
        pq.write_table(
            table, local, compression="zstd", compression_level=1, row_group_size=max(len(rows), 1)
        )
        digest, size = storage.put_path(key, local)
    return Written(key, len(rows), size, digest)


@dataclass(slots=True)
class Pending:
    """Rows of one split that wait to be written."""

    rows: list[dict[str, Any]]
    text_bytes: int = 0


class Basket:
    """Collects rows by split and tells when they are enough for a part."""

    def __init__(self) -> None:
        self._splits: dict[str, Pending] = {}
        self.text_bytes = 0

    def add(self, row: dict[str, Any]) -> None:
        """Take one row."""
        size = len(row["text"].encode("utf-8", "surrogatepass")) + len(row["columns"] or "")
        pending = self._splits.setdefault(row["split"], Pending([]))
        pending.rows.append(row)
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
