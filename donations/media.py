"""Says which picture, sound or video a row of a table speaks of, and what the ledger then says of it."""

import json
import posixpath
from collections.abc import Mapping
from typing import Any, NamedTuple

SIDECARS = ("metadata.csv", "metadata.tsv", "metadata.jsonl")
NAMED_BY = "file_name"
REASON = "media_with_transcript"  # in the ledger: a row beside it says what it is
UNSEEN = "media_published_unseen"  # the finding that a person answers once they have looked
OUTCOME = "media"


class Medium(NamedTuple):
    """Where a picture or a sound lies: the name of the file given and, inside an archive, of its member there."""

    file: str
    member: str


def named(row: Mapping[str, Any]) -> Medium | None:
    """Return what a row of a `metadata` table names, if it says a word of it; `row` has path, member and columns (JSON)."""
    file, member = row["path"] or "", row["member"] or ""
    own = member or file
    if posixpath.basename(own).lower() not in SIDECARS or not row["columns"]:
        return None
    columns = json.loads(row["columns"])
    name = columns.get(NAMED_BY)
    says = any(isinstance(value, str) and value.strip() for key, value in columns.items() if key != NAMED_BY)
    if not isinstance(name, str) or not says:
        return None
    folder, _, _ = own.rpartition("/")
    place = posixpath.normpath(f"{folder}/{name}" if folder else name)
    return Medium(file, place) if member else Medium(place, "")
