"""The crowd of a very large archive: members that need no person, kept as Parquet with their counts instead of as rows."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from donations import storage
from donations.models import LedgerPart
from donations.work import Claim
from ingestion import parts
from ingestion.compact_json import as_json
from ingestion.schema import LEDGER
from ingestion.types import Outcome

Entry = dict[str, Any]

FINE = frozenset({Outcome.TEXT, Outcome.UNPACKED, Outcome.SKIPPED, Outcome.EMPTY, Outcome.MEDIA})
_AS_JSON = ("params", "languages", "licences")


def needs_nobody(entry: Entry, *, keeps_media: bool) -> bool:
    """Tell whether nobody will ever want to do something about this line by itself.

    Somebody will about half a text; and about media, which people look at and releases carry, up to as many as go out.
    """
    is_whole = entry["outcome"] != Outcome.TEXT or not entry["reason"]
    is_kept = keeps_media and entry["outcome"] == Outcome.MEDIA
    return entry["outcome"] in FINE and is_whole and not is_kept and not entry["pages_needing_ocr"]


def write(claim: Claim, file: str, entries: list[Entry], name: str) -> LedgerPart:
    """Return the unsaved part of these members of one file, already in storage."""
    columns: parts.Columns = {field: [entry[field] for entry in entries] for field in LEDGER.names[1:]}
    columns |= {field: list(map(as_json, columns[field])) for field in _AS_JSON}
    key = _key(claim, name)
    parts.write(key, LEDGER, {"file": [file] * len(entries), **columns})
    return LedgerPart(version=claim.version, unit=claim.unit, file_id=file, path=key, **_counts(entries))


def without(claim: Claim, part: LedgerPart, is_gone: Callable[[str], bool]) -> LedgerPart | None:
    """Return the part without these members: itself where it has none, None where it has no others, else one written anew."""
    with storage.local_copy(part.path) as path:
        table = pq.read_table(path, schema=LEDGER)
    stays = pa.array([not is_gone(member) for member in table["member"].to_pylist()], pa.bool_())
    if pc.all(stays).as_py():
        return part
    kept = table.filter(stays).to_pylist()
    if not kept:
        return None
    anew = write(claim, str(part.file_id), list(map(entry_of, kept)), f"without-{part.pk}")
    anew.unit = part.unit
    return anew


def entry_of(row: Entry) -> Entry:
    """Return the line that a row of Parquet keeps."""
    return row | {field: json.loads(row[field]) for field in _AS_JSON}


def _key(claim: Claim, name: str) -> str:
    return f"{claim.version.folder}/ledger/{claim.unit.pk}-{str(claim.token)[:8]}-{name}.parquet"


def _counts(entries: Iterable[Entry]) -> dict[str, Any]:
    entries = list(entries)
    languages: Counter[str] = Counter()
    for entry in entries:
        languages.update(entry["languages"])
    return {
        "members": len(entries), "languages": dict(languages),
        "outcomes": dict(Counter(str(entry["outcome"]) for entry in entries)),
        "bytes": sum(entry["bytes"] for entry in entries),
        "documents": sum(entry["documents"] for entry in entries),
        "characters": sum(entry["characters"] for entry in entries),
    }  # fmt: skip
