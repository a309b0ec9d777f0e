"""Pieces of very large boxes that have no line of their own, found by name in the ledger that is kept as Parquet."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from donations import places, storage
from donations.desk.addresses import text_address
from donations.desk.lines import pieces
from donations.models import LedgerPart, TextVersion
from donations.outcomes import Mark, mark_of

MOST_SHOWN = 100
MOST_READ = 2_000_000  # names looked through for one answer
_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Counted:
    """One piece: the way to it, what became of it, and where its text can be read."""

    name: str
    mark: Mark
    text: str


def named(version: TextVersion, outcome: str, words: str) -> list[Counted]:
    """Return the first pieces with this outcome ("" for all) whose name holds these words, one more than are shown."""
    return list(islice(_named(version, outcome, words), MOST_SHOWN + 1)) if pieces(words) else []


def _named(version: TextVersion, outcome: str, words: str) -> Iterator[Counted]:
    read = 0
    for part in version.ledger_parts.select_related("file").order_by("pk"):
        wanted = [one for one in part.outcomes if outcome in {"", one}]
        left = [one for one in pieces(words) if one.lower() not in part.file.name.lower()]
        if wanted and read <= MOST_READ:
            read += part.members
            yield from _in_part(version.donation_id, part, wanted, left)


def _in_part(donation: int, part: LedgerPart, outcomes: list[str], left: list[str]) -> Iterator[Counted]:
    with storage.local_copy(part.path) as path, pq.ParquetFile(path) as stored:
        for batch in stored.iter_batches(
            _ROWS, columns=["member", "outcome", "documents"], use_threads=False
        ):
            for row in batch.filter(_holds(batch, outcomes, left)).to_pylist():
                address = text_address(donation, part.file_id, row["member"]) if row["documents"] else ""
                yield Counted(
                    places.path(part.file.name, row["member"]), mark_of(row["outcome"], ""), address
                )


def _holds(batch: pa.RecordBatch, outcomes: list[str], left: list[str]) -> pa.Array:
    names = batch.column("member").cast("string")
    held = pc.is_in(batch.column("outcome").cast("string"), pa.array(outcomes, pa.string()))
    for piece in left:
        held = pc.and_(held, pc.match_substring(names, piece, ignore_case=True))
    return held
