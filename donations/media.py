"""Says where a picture, a sound or a video lies, and what the ledger says of it."""

import re
import unicodedata
from typing import NamedTuple

from django.db.models import FloatField, Sum
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from donations.models import LedgerEntry, TextVersion

SIDECARS = ("metadata.csv", "metadata.tsv", "metadata.jsonl")
NAMED_BY = "file_name"
LACKS = "sidecar_names_missing"  # in the ledger, of a sidecar: some of its rows name what is not there
ALONE = "media_not_transcribed"  # in the ledger: nothing says what it is
REASON = "media_with_transcript"  # in the ledger: a row says what is in it (`donations.media_index`)
UNSEEN = "media_published_unseen"  # the finding that a person answers once they have looked
OUTCOME = "media"
# Among a line's params, of a medium that a row speaks of: the sha256 of the copy without what it carried besides the picture
# ("" where it carried nothing), its bytes, what was taken out, and whether the file says where it was made.
BARE, BARE_BYTES, REMOVED, PLACE = "bare", "bare_bytes", "removed", "place"
SECONDS = "seconds"  # likewise, of a sound or a video: how long it lasts, where its file says so
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
    return Medium(plain(file), plain(member))


def plain(name: str) -> str:
    """Return a name with the slashes and accents by which all are compared."""
    return unicodedata.normalize("NFC", name.replace("\\", "/"))


def medium_of(line: LedgerEntry) -> Medium:
    """Return what rows may name this line by."""
    return at(line.file.name, line.member)


def is_sidecar(own: str) -> bool:
    """Tell whether a file or a member, `inner.zip!clips/metadata.csv`, speaks of the media around it."""
    return _NAME.split(own.lower())[-1] in SIDECARS


def is_at_hand(line: LedgerEntry) -> bool:
    """Tell whether the bytes of a medium lie in storage by themselves."""
    return not line.member or UNPACKED in line.params


def content_of(line: LedgerEntry) -> str:
    """Return the sha256 of what a line is about, empty for a member too large to have been hashed."""
    return line.sha256 if line.member else line.file.sha256


SECONDS_IN = Sum(Cast(KT(f"params__{SECONDS}"), FloatField()))  # of several lines


def lasts(version: TextVersion) -> float:
    """Return how many seconds all sounds and videos of a version last together, of those whose files say it."""
    return version.ledger.filter(outcome=OUTCOME).aggregate(seconds=SECONDS_IN)["seconds"] or 0.0


def bare_key(line: LedgerEntry) -> str:
    """Return where the copy lies that goes out, of a picture that carried more than itself."""
    return f"{line.version.folder}/media/bare/{content_of(line)}"


def key_of(line: LedgerEntry) -> str:
    """Return where they lie: the original, or what was taken out of an archive, named by its content."""
    return f"{line.version.folder}/media/{line.sha256}" if line.member else line.file.storage_key
