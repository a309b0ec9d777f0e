"""Makes copies of the pictures that rows speak of without place, time and words in them: only those go out, the originals stay."""

import base64
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from itertools import islice
from typing import IO, Any

from django.conf import settings

from donations import storage
from donations.media import (
    BARE,
    BARE_BYTES,
    PLACE,
    REASON,
    REMOVED,
    STAYS,
    STRIPPABLE,
    bare_key,
    is_at_hand,
    key_of,
)
from donations.models import LedgerEntry, TextVersion
from donations.work import Claim
from ingestion import confined
from ingestion.programs.read import is_wanted

_AT_ONCE = 50  # lines to a checkpoint


def waiting_in(version: TextVersion) -> Iterator[LedgerEntry]:
    """Yield the lines of media that may go out and were not looked at."""
    lines = version.ledger.filter(reason=REASON).select_related("file", "version").order_by("pk")
    return (line for line in lines if is_at_hand(line) and PLACE not in line.params)


def run(claim: Claim) -> None:
    """Look at each; one that cannot be made bare stays with us, and the card says so."""
    lines = waiting_in(claim.version)
    while is_wanted(claim) and (some := list(islice(lines, _AT_ONCE))):
        for line in some:
            line.params = {**line.params, **_looked_at(line)}
        with claim.checkpoint({}, bytes_done=0):
            LedgerEntry.objects.bulk_update(some, ["params"])
    claim.finish()


def _looked_at(line: LedgerEntry) -> dict[str, Any]:
    """Return what is to be said of one, its bare copy in storage."""
    running, size = sha256(), 0
    said: dict[str, Any] = {"removed": None, "place": False}
    with storage.local_copy(key_of(line)) as path, tempfile.TemporaryFile(dir=settings.INCOMING) as copy:
        for message in confined.strip(path, line.media_type):
            if message["m"] == "piece":
                piece = base64.b64decode(message["data"])
                running.update(piece)
                size += copy.write(piece)
            else:
                said = message
        facts: dict[str, Any] = {PLACE: said["place"]} | _stays(line, said["removed"])
        return (
            facts
            if said["removed"] is None
            else facts | _kept(line, copy, running.hexdigest(), size, said["removed"])
        )


def _stays(line: LedgerEntry, removed: list[str] | None) -> dict[str, Any]:
    return {STAYS: True} if removed is None and line.media_type in STRIPPABLE else {}


def _kept(line: LedgerEntry, copy: IO[bytes], digest: str, size: int, removed: list[str]) -> dict[str, Any]:
    if not removed:
        return {BARE: ""}
    copy.seek(0)
    storage.put_same(bare_key(line), copy, digest)
    return {BARE: digest, BARE_BYTES: size, REMOVED: removed}
