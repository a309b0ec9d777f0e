"""Reading records and texts as the portal does, child and worker, against merely parsing and writing them: for each core used.

What a reading is: confined, unpacked, cleaned, languages and licences looked for, rows written as Parquet, the ledger kept.
"""

import io
import json
import statistics
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from donations import memory
from tests.benchmarks._measuring import ROUNDS, Figure, report
from tests.campaigns import bulk, meters, record
from tests.campaigns.bulk import Bulk

MEGABYTES, MEMBERS = 8.0, 9_000  # some 900 bytes each
SEED = 1
_NUMBERS = count(1)


class Kind(NamedTuple):
    """What is given, under which ending, and what merely parsing it is."""

    name: str
    ending: str
    make: Callable[[Path, str], Bulk]
    parse: Callable[[Path], list[str]]
    reference: str


def main() -> None:
    """Make the files, measure, print."""
    memory.leave_what_is_loaded()  # as workers do
    with tempfile.TemporaryDirectory() as folder:
        report("text_pipeline", [_figure(kind, Path(folder) / kind.name) for kind in _kinds()])


def _kinds() -> list[Kind]:
    return [
        Kind("records", "jsonl", lambda path, mark: bulk.records(path, mark, SEED, MEGABYTES), _records, "json and pyarrow alone"),
        Kind("archive", "zip", lambda path, mark: bulk.archive(path, mark, SEED, MEMBERS), _members, "zipfile and pyarrow alone"),
    ]  # fmt: skip


def _figure(kind: Kind, path: Path) -> Figure:
    """Both in turn, after one round that does not count; the median of the pairs speaks."""
    pairs = [_pair(kind, path) for _ in range(ROUNDS + 1)][1:]
    mine = statistics.median(ours for ours, _ in pairs)
    ratio = statistics.median(ours / theirs for ours, theirs in pairs)
    return Figure(kind.name, mine, "MB/s and core", ratio, kind.reference)


def _pair(kind: Kind, path: Path) -> tuple[float, float]:
    mark = f"{kind.name}-{next(_NUMBERS)}"
    given = kind.make(path, mark)
    pk = record.give_file(mark, f"{mark}.{kind.ending}", path)
    with _measured() as ours:
        record.read_here(pk)
    record.run_what_waits()
    with _measured() as theirs:
        pq.write_table(pa.table({"text": kind.parse(path)}), io.BytesIO(), compression="zstd")
    path.unlink()
    return given.bytes / 1e6 / ours[0], given.bytes / 1e6 / theirs[0]


@contextmanager
def _measured() -> Iterator[list[float]]:
    """Give the seconds of processor time of the block, children and all."""
    spent = [-meters.here()]
    yield spent
    spent[0] += meters.here()


def _records(path: Path) -> list[str]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["texto"] for line in lines]


def _members(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as packed:
        return [packed.read(name).decode() for name in packed.namelist()]


if __name__ == "__main__":
    main()
