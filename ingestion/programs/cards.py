"""Compares what dataset cards declare of splits with how files were read, for the donor to say which of the two holds.

`TextVersion.card` is JSON, empty where no card declares any:

    {"files": [[place, split the card declares, split it was read as, rows]],   # where they differ, the first MOST
     "more": further such files, "agree": files where they are the same,
     "nowhere": [[card, split, pattern]]}                                       # what a card names and is not there, the first MOST
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow.parquet as pq

from donations import storage
from donations.models import TextVersion
from donations.structure import declared_in
from ingestion.declared_splits import Declared, as_declared, fits, split_declared

MOST = 50
BATCH_ROWS = 5_000

Places = Mapping[tuple[str, str], int]


def compared(version: TextVersion) -> dict[str, Any]:
    """Return the comparison."""
    declared = as_declared(declared_in(version))
    if not declared:
        return {}
    places = Counter(_places(version))
    differing, agree = [], set[str]()
    for (place, read), rows in places.items():
        said = split_declared(place, declared)
        if said and said != read:
            differing.append([place, said, read, rows])
        elif said:
            agree.add(place)
    return {
        "files": differing[:MOST],
        "more": max(0, len(differing) - MOST),
        "agree": len(agree),
        "nowhere": _nowhere(declared, places)[:MOST],
    }


def _nowhere(declared: Declared, places: Places) -> list[list[str]]:
    """Return the patterns that mean no file; those made of a name alone are guesses and are not held against anybody."""
    known = {place for place, _ in places}
    return [
        list(said)
        for said in declared
        if not said[2].startswith("**/") and not any(fits(place, said[0], said[2]) for place in known)
    ]


def _places(version: TextVersion) -> Iterator[tuple[str, str]]:
    """Yield (place, split) of each row."""
    for shard in version.shards.all():
        with storage.local_copy(shard.path) as path, pq.ParquetFile(path) as file:
            for batch in file.iter_batches(
                batch_size=BATCH_ROWS, columns=["path", "member"], use_threads=False
            ):
                for row in batch.to_pylist():
                    yield f"{row['path']}!{row['member']}" if row["member"] else row["path"], shard.split
