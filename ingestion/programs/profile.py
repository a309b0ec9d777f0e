"""Counts what the tables of a text version hold, in one pass over its shards, and keeps it beside the version."""

import json
from typing import Any

import pyarrow.parquet as pq

from donations import storage
from donations.models import Shard, TextVersion
from donations.work import Claim
from ingestion.profiling.tables import Profile
from ingestion.programs.cards import compared

BATCH_ROWS = 500  # a row's columns may be long
LOOKED_AT = ("split", "path", "member", "table", "columns", "text_columns")


def run(claim: Claim) -> None:
    """Profile the version; one without a single table and in one part keeps nothing."""
    version = claim.version
    counted = profile_of(version)
    cards = compared(version)
    is_structured = len(counted) > 1 or any(split["tables"] for split in counted.values())
    with claim.finishing({"splits": len(counted)}):
        TextVersion.objects.filter(pk=version.pk).update(columns=counted if is_structured else {}, card=cards)


def profile_of(version: TextVersion) -> dict[str, Any]:
    """Return the profile as `ingestion.profiling` describes it."""
    profile = Profile()
    for shard in Shard.objects.filter(version=version):
        with storage.local_copy(shard.path) as path, pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=BATCH_ROWS, columns=list(LOOKED_AT), use_threads=False):
                for row in batch.to_pylist():
                    _add(profile, row)
    return profile.as_json(version.text_columns)


def _add(profile: Profile, row: dict[str, Any]) -> None:
    record = None if row["columns"] is None else json.loads(row["columns"])
    place = f"{row['path']}!{row['member']}" if row["member"] else row["path"]
    told = json.loads(row.get("text_columns") or "[]")  # shards of before have no such column
    profile.add(row["split"], place, row["table"] or "", record, told)
