"""Writes the ledger: a row for every file and member, or Parquet with counts for the crowd of a very large archive."""

from collections.abc import Collection
from itertools import groupby
from typing import Any
from uuid import UUID

from donations import crowds
from donations.again import TRIES
from donations.models import File, LedgerEntry, Unit
from donations.work import Claim
from ingestion import crowd
from ingestion.ocr import reason_here

Entry = dict[str, Any]

FIELDS = (
    "member", "outcome", "reason", "params", "media_type", "extractor", "bytes", "sha256", "documents", "characters",
    "pages", "pages_needing_ocr", "languages", "licences",
)  # fmt: skip


def keep(
    claim: Claim,
    entries: list[tuple[File, Entry]],
    *,
    number: int,
    crowded: Collection[UUID] = (),
    vast: Collection[UUID] = (),
) -> None:
    """Write ledger lines; only ever inside a transaction of the claim. `number` is another for each call.

    Of the files in `crowded` members that need no person are only counted, media too where they are in `vast`; the files' own
    lines are always rows.
    """
    counted, rows = list[tuple[File, Entry]](), list[dict[str, Any]]()
    for file, entry in entries:
        entry["params"] = _with_tries(claim.unit, entry)
        is_crowd = entry["member"] and file.id in crowded
        if is_crowd and crowd.needs_nobody(entry, keeps_media=file.id not in vast):
            counted.append((file, entry))
        else:
            rows.append(_line(claim.unit, file, entry))
    for index, (key, group) in enumerate(groupby(counted, key=lambda pair: pair[0].id)):
        crowd.write(claim, str(key), [entry for _, entry in group], f"{number}-{index}").save()
    crowds.insert(LedgerEntry, rows)


def row(unit: Unit, file: File, entry: Entry) -> LedgerEntry:
    """Return the unsaved row of a line; languages come as bytes by tag and are kept as shares."""
    return LedgerEntry(**_line(unit, file, entry))


def _line(unit: Unit, file: File, entry: Entry) -> dict[str, Any]:
    facts = {name: entry[name] for name in FIELDS if name in entry}
    facts["languages"] = shares(entry["languages"])
    facts["member"] = entry["member"][-1000:]
    facts["reason"] = reason_here(facts.get("reason", ""))
    return {"version_id": unit.version_id, "unit_id": unit.pk, "file_id": file.id, **facts}


def shares(language_bytes: dict[str, int]) -> dict[str, float]:
    """Return {tag: share} from {tag: bytes}, largest first."""
    total = sum(language_bytes.values())
    ordered = sorted(language_bytes.items(), key=lambda pair: -pair[1])
    return {tag: round(size / total, 4) for tag, size in ordered} if total else {}


def _with_tries(unit: Unit, entry: Entry) -> dict[str, Any]:
    tries = unit.payload.get(TRIES)
    return {**entry.get("params", {}), **({TRIES: tries} if tries else {})}
