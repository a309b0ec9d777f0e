"""Takes the pictures and sounds out of the cells of a row: each becomes a file, and its cell says what that is called."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ingestion.types import Attached

LARGEST_BYTES = 64 << 20  # of a file: more stays in the table, and is noted
_LONGEST_NAME = 150


@dataclass(frozen=True, slots=True)
class FilesOfRows:
    """The files in these columns, each of which holds bytes or {bytes, path}."""

    columns: Sequence[str]

    def of(self, number: int, row: dict[str, Any]) -> tuple[Attached, ...]:
        """Return the files of a row, and leave in each of its cells {path: …} and whatever else stood there.

        A file is called as its path ends, within a folder of its column and its row, for many rows may say the same.
        """
        taken = (_taken_out(column, number, row) for column in self.columns)
        return tuple(one for one in taken if one is not None)

    def apart_from(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return a row without what its files are called."""
        return {name: value for name, value in row.items() if name not in self.columns}

    def left(self, row: dict[str, Any]) -> tuple[str, ...]:
        """Return a note for each of its files that is too large to be taken out."""
        return tuple(
            f"bytes_left_out:{column}"
            for column in self.columns
            if len(_bytes(row.get(column))) > LARGEST_BYTES
        )


def _taken_out(column: str, number: int, row: dict[str, Any]) -> Attached | None:
    cell, content = row[column], _bytes(row[column])
    kept = {name: value for name, value in cell.items() if name != "bytes"} if isinstance(cell, dict) else {}
    row[column] = kept or None
    if not 0 < len(content) <= LARGEST_BYTES:
        return None
    path = kept.get("path")
    called = path.replace("\\", "/").rstrip("/").rpartition("/")[2] if isinstance(path, str) else ""
    name = f"{column}/{number}/{called[-_LONGEST_NAME:]}" if called else f"{column}/{number}"
    row[column] = {**kept, "path": name}
    return Attached(name, content)


def _bytes(cell: object) -> bytes:
    value = cell.get("bytes") if isinstance(cell, dict) else cell
    return value if isinstance(value, bytes) else b""
