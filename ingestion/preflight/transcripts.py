"""Says of the pictures and sounds in a pile of local files which have a row that speaks of them, as the ledger will."""

from collections.abc import Sequence

from donations.media import LACKS, OUTCOME, REASON, at
from donations.media_index import MediaIndex
from ingestion.preflight.reading import Reading
from ingestion.sidecars import Told


def link(readings: Sequence[Reading]) -> None:
    """Change the lines of those that a row speaks of, and of `metadata` tables that name what is not there."""
    told = _told(readings)
    if not told.rows:
        return
    there = {at(reading.path, line["member"]) for reading in readings for line in reading.lines}
    lacking = told.lacking(there)
    for reading in readings:
        for line in reading.lines:
            place = at(reading.path, line["member"])
            if told.rows[place] and line["outcome"] == OUTCOME:
                line["reason"] = REASON
                line["params"] = {**line["params"], "transcripts": told.rows[place]}
            elif place in lacking and not line["reason"]:
                line["reason"], line["params"] = LACKS, {**line["params"], **lacking[place]}


def _told(readings: Sequence[Reading]) -> Told:
    told = Told()
    index = MediaIndex(
        (at(reading.path, line["member"]), line["media_type"])
        for reading in readings
        for line in reading.lines
        if line["outcome"] == OUTCOME
    )
    for reading in readings:
        for said, rows in reading.mentions.items():
            told.add(said, index.of(said), rows)
    return told
