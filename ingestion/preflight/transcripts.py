"""Says of the pictures and sounds in a pile of local files which have a row that speaks of them, as the ledger will."""

from collections import Counter
from collections.abc import Sequence

from donations.media import OUTCOME, REASON, Medium
from ingestion.preflight.reading import Reading


def link(readings: Sequence[Reading]) -> None:
    """Change the lines of those that a `metadata` table beside them names."""
    counted: Counter[Medium] = Counter()
    for reading in readings:
        counted.update(reading.spoken_for)
    for reading in readings if counted else ():
        for line in reading.lines:
            count = counted[Medium(reading.path, line["member"])]
            if count and line["outcome"] == OUTCOME:
                line["reason"], line["params"] = REASON, {**line["params"], "transcripts": count}
