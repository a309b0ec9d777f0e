"""Says which picture, sound or video a row of a table speaks of, and what the ledger then says of it."""

import json
import posixpath
from collections.abc import Mapping
from typing import Any, NamedTuple

from donations.models import LedgerEntry

SIDECARS = ("metadata.csv", "metadata.tsv", "metadata.jsonl")
NAMED_BY = "file_name"
ALONE = "media_not_transcribed"  # in the ledger: nothing says what it is
REASON = "media_with_transcript"  # in the ledger: a row beside it says what it is
UNSEEN = "media_published_unseen"  # the finding that a person answers once they have looked
OUTCOME = "media"
UNPACKED = "unpacked"  # among a line's params: the member was taken out of its archive and lies in storage


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


def is_at_hand(line: LedgerEntry) -> bool:
    """Tell whether the bytes of a medium lie in storage by themselves."""
    return not line.member or UNPACKED in line.params


def key_of(line: LedgerEntry) -> str:
    """Return where they lie: the original, or what was taken out of an archive, named by its content."""
    return f"{line.version.folder}/media/{line.sha256}" if line.member else line.file.storage_key
