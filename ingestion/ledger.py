"""Writes the ledger: a row for every file and member, or Parquet with counts for the crowd of a very large archive."""

from collections import Counter
from collections.abc import Collection
from itertools import groupby
from typing import Any
from uuid import UUID

from donations.again import TRIES
from donations.models import File, LedgerEntry, LedgerPart, Unit
from donations.work import Claim
from ingestion import parts
from ingestion.compact_json import as_json
from ingestion.ocr import reason_here
from ingestion.schema import LEDGER
from ingestion.types import Outcome

Entry = dict[str, Any]

FINE = frozenset(
    {Outcome.TEXT, Outcome.UNPACKED, Outcome.SKIPPED, Outcome.EMPTY, Outcome.MEDIA}
)  # need no person
FIELDS = (
    "member", "outcome", "reason", "params", "media_type", "extractor", "bytes", "sha256", "documents", "characters",
    "pages", "pages_needing_ocr", "languages", "licences",
)  # fmt: skip


def keep(
    claim: Claim, entries: list[tuple[File, Entry]], *, number: int, crowded: Collection[UUID] = ()
) -> None:
    """Write ledger lines; only ever inside a transaction of the claim. `number` is another for each call.

    Of the files in `crowded` members that need no person are only counted; the files' own lines are always rows.
    """
    in_crowd = [(file, entry) for file, entry in entries if entry["member"] and file.id in crowded]
    for index, (_, group) in enumerate(groupby(in_crowd, key=lambda pair: pair[0].id)):
        _keep_as_parquet(claim, list(group), f"{number}-{index}")
    rows = [
        row(claim.unit, file, entry)
        for file, entry in entries
        if not (entry["member"] and entry["outcome"] in FINE and file.id in crowded)
    ]
    LedgerEntry.objects.bulk_create(rows, batch_size=500)


def row(unit: Unit, file: File, entry: Entry) -> LedgerEntry:
    """Return the unsaved row of a line; languages come as bytes by tag and are kept as shares."""
    facts = {name: entry[name] for name in FIELDS if name in entry}
    facts["languages"] = shares(entry["languages"])
    facts["member"] = entry["member"][-1000:]
    facts["reason"] = reason_here(facts.get("reason", ""))
    if tries := unit.payload.get(TRIES):
        facts["params"] = {**facts.get("params", {}), TRIES: tries}
    return LedgerEntry(version=unit.version, unit_id=unit.pk, file_id=file.id, **facts)


def shares(language_bytes: dict[str, int]) -> dict[str, float]:
    """Return {tag: share} from {tag: bytes}, largest first."""
    total = sum(language_bytes.values())
    ordered = sorted(language_bytes.items(), key=lambda pair: -pair[1])
    return {tag: round(size / total, 4) for tag, size in ordered} if total else {}


def _keep_as_parquet(claim: Claim, entries: list[tuple[File, Entry]], name: str) -> None:
    unit, version, file = claim.unit, claim.version, entries[0][0]
    key = f"{version.folder}/ledger/{unit.pk}-{str(claim.token)[:8]}-{name}.parquet"
    parts.write(key, LEDGER, _columns(str(file.id), [entry for _, entry in entries]))
    crowd = [entry for _, entry in entries if entry["outcome"] in FINE]  # the others have rows of their own
    languages: Counter[str] = Counter()
    for entry in crowd:
        languages.update(entry["languages"])
    LedgerPart.objects.create(
        version=version, unit=unit, file=file, path=key, members=len(crowd), languages=dict(languages),
        outcomes=dict(Counter(entry["outcome"] for entry in crowd)),
        bytes=sum(entry["bytes"] for entry in crowd),
        documents=sum(entry["documents"] for entry in crowd),
        characters=sum(entry["characters"] for entry in crowd),
    )  # fmt: skip


def _columns(file: str, entries: list[Entry]) -> parts.Columns:
    columns = {name: [entry[name] for entry in entries] for name in FIELDS}
    as_text = {name: list(map(as_json, columns[name])) for name in ("params", "languages", "licences")}
    return {"file": [file] * len(entries), **columns, **as_text}
