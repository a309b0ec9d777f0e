"""Says of the pictures and sounds in a pile of local files which have a row that speaks of them, as the ledger will."""

from collections.abc import Sequence

from donations.media import LACKS, OUTCOME, REASON, at
from ingestion.preflight.reading import Reading
from ingestion.sidecars import Spoken


def link(readings: Sequence[Reading]) -> None:
    """Change the lines of those that a `metadata` table beside them names, and of tables that name what is not there."""
    spoken = Spoken()
    for reading in readings:
        spoken.update(reading.spoken_for)
    if not spoken.rows:
        return
    there = {at(reading.path, line["member"]) for reading in readings for line in reading.lines}
    lacking = spoken.lacking(there)
    for reading in readings:
        for line in reading.lines:
            place = at(reading.path, line["member"])
            if spoken.rows[place] and line["outcome"] == OUTCOME:
                line["reason"] = REASON
                line["params"] = {**line["params"], "transcripts": spoken.rows[place]}
            elif place in lacking and not line["reason"]:
                line["reason"], line["params"] = LACKS, {**line["params"], **lacking[place]}
