"""Draws documents of a text version: deterministic, spread over files, languages and lengths, whatever its size."""

import heapq
import json
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from operator import itemgetter
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from donations import storage
from donations.models import Shard, TextVersion

BATCH_ROWS = 2_000
PER_STRATUM = 4
LOOKED_AT = ("id", "path", "member", "position", "characters", "languages")
SHORT, MEDIUM = 300, 3_000  # characters
Row = dict[str, Any]


def choose(version: TextVersion, size: int) -> set[str]:
    """Return the ids of `size` documents that have text: from every stratum in turn, those whose hash comes first."""
    strata: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in filter(itemgetter("characters"), _rows(version, LOOKED_AT)):
        rank = sha256(row["id"].encode()).hexdigest()
        kept = strata[_stratum(row)]
        if len(kept) < PER_STRATUM:
            heapq.heappush(kept, (_reversed(rank), row["id"]))
        else:
            heapq.heappushpop(kept, (_reversed(rank), row["id"]))
    ranked = [[name for _, name in sorted(strata[key], reverse=True)] for key in sorted(strata)][: size * 50]
    rounds = (names[turn] for turn in range(PER_STRATUM) for names in ranked if turn < len(names))
    return {name for _, name in zip(range(size), rounds, strict=False)}


def with_text(version: TextVersion, chosen: set[str]) -> Iterator[Row]:
    """Read again only the row groups that hold chosen documents; with split, text and evidence."""
    for shard in Shard.objects.filter(version=version):
        with storage.local_copy(shard.path) as path, pq.ParquetFile(path) as file:
            for group in range(file.num_row_groups):
                if chosen.isdisjoint(file.read_row_group(group, columns=["id"])["id"].to_pylist()):
                    continue
                yield from ({**row, "split": shard.split} for row in _chosen(file, group, chosen))


def _chosen(file: pq.ParquetFile, group: int, chosen: set[str]) -> Iterator[Row]:
    """Yield the chosen rows of a row group, no others ever as Python objects."""
    wanted = pa.array(sorted(chosen), pa.string())
    columns = [*LOOKED_AT, "text", "evidence"]
    for batch in file.iter_batches(
        batch_size=BATCH_ROWS, row_groups=[group], columns=columns, use_threads=False
    ):
        yield from batch.filter(pc.is_in(batch["id"], wanted)).to_pylist()


def length(characters: int) -> str:
    """Return the class of length a document falls in."""
    return "short" if characters < SHORT else "medium" if characters < MEDIUM else "long"


def _reversed(rank: str) -> str:
    """Turn a hash round, so that the heap drops the largest first."""
    return rank.translate(str.maketrans("0123456789abcdef", "fedcba9876543210"))


def _stratum(row: Row) -> tuple[str, str, str]:
    """Return file × language × length; members of one archive stand for their folder."""
    languages = json.loads(row["languages"])
    top = max(languages, key=languages.__getitem__) if languages else "und"
    folder = row["member"].rpartition("/")[0]
    return f"{row['path']}!{folder}", top, length(row["characters"])


def _rows(version: TextVersion, columns: tuple[str, ...]) -> Iterator[Row]:
    for shard in Shard.objects.filter(version=version):
        with storage.local_copy(shard.path) as path, pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=BATCH_ROWS, columns=list(columns), use_threads=False):
                yield from batch.to_pylist()
