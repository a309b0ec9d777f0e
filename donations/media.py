"""Says which picture, sound or video a row of a table speaks of, and what the ledger then says of it."""

import json
import posixpath
import re
import unicodedata
from collections.abc import Mapping
from typing import Any, NamedTuple

from donations.models import LedgerEntry

SIDECARS = ("metadata.csv", "metadata.tsv", "metadata.jsonl")
NAMED_BY = "file_name"
LACKS = "sidecar_names_missing"  # in the ledger, of a sidecar: some of its rows name what is not there
ALONE = "media_not_transcribed"  # in the ledger: nothing says what it is
REASON = "media_with_transcript"  # in the ledger: a row beside it says what it is
UNSEEN = "media_published_unseen"  # the finding that a person answers once they have looked
OUTCOME = "media"
# Among a line's params, of a medium that a row speaks of: the sha256 of the copy without what it carried besides the picture
# ("" where it carried nothing), its bytes, what was taken out, and whether the file says where it was made.
BARE, BARE_BYTES, REMOVED, PLACE = "bare", "bare_bytes", "removed", "place"
STAYS = "stays"  # likewise: nobody could tell what it carries, so it does not go out
STRIPPABLE = frozenset({  # none of these goes out as it came
    "image/jpeg", "image/png", "image/webp", "image/gif", "image/avif", "image/heic", "image/heif",
})  # fmt: skip
UNPACKED = "unpacked"  # among a line's params: the member was taken out of its archive and lies in storage

_NAME = re.compile(r"[/\\!]")


class Medium(NamedTuple):
    """Where a picture or a sound lies: the name of the file given and, inside an archive, of its member there (`at`)."""

    file: str
    member: str


def at(file: str, member: str) -> Medium:
    """Return a place by which rows and lines meet, however their programs wrote slashes and accents."""
    return Medium(_plain(file), _plain(member))


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name.replace("\\", "/"))


def medium_of(line: LedgerEntry) -> Medium:
    """Return what rows may name this line by."""
    return at(line.file.name, line.member)


def is_sidecar(own: str) -> bool:
    """Tell whether a file or a member, `inner.zip!clips/metadata.csv`, speaks of the media around it."""
    return _NAME.split(own.lower())[-1] in SIDECARS


def named(row: Mapping[str, Any]) -> Medium | None:
    """Return what a row of a `metadata` table names, if it says a word of it; `row` has path, member and columns (JSON).

    A table speaks of the archive that it lies in, by names seen from its own folder; what would lie outside is named by none.
    """
    table = at(row["path"] or "", row["member"] or "")
    own = table.member or table.file
    if not row["columns"] or not is_sidecar(own):
        return None
    columns = json.loads(row["columns"])
    name = columns.get(NAMED_BY)
    says = any(isinstance(value, str) and value.strip() for key, value in columns.items() if key != NAMED_BY)
    if not isinstance(name, str) or not name.strip() or not says:
        return None
    place = _seen_from(own, _plain(name.strip()), is_inside=bool(table.member))
    if place is None:
        return None
    return Medium(table.file, place) if table.member else Medium(place, "")


def _seen_from(own: str, name: str, *, is_inside: bool) -> str | None:
    """Return the place of `name` as seen from the table, None where that is outside of what holds the table."""
    holder, mark, inner = own.rpartition("!") if is_inside else ("", "", own)
    folder = inner.rpartition("/")[0]
    place = posixpath.normpath(f"{folder}/{name}" if folder else name)
    return None if place.startswith(("../", "/")) or place in {"..", "."} else f"{holder}{mark}{place}"


def is_at_hand(line: LedgerEntry) -> bool:
    """Tell whether the bytes of a medium lie in storage by themselves."""
    return not line.member or UNPACKED in line.params


def content_of(line: LedgerEntry) -> str:
    """Return the sha256 of what a line is about, empty for a member too large to have been hashed."""
    return line.sha256 if line.member else line.file.sha256


def bare_key(line: LedgerEntry) -> str:
    """Return where the copy lies that goes out, of a picture that carried more than itself."""
    return f"{line.version.folder}/media/bare/{content_of(line)}"


def key_of(line: LedgerEntry) -> str:
    """Return where they lie: the original, or what was taken out of an archive, named by its content."""
    return f"{line.version.folder}/media/{line.sha256}" if line.member else line.file.storage_key
