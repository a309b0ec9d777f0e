"""Keeps at hand what waits for OCR in one box: taken out together on one way through it, each forgotten once it was read.

Box after box would else be unpacked anew for each image. What lies in storage outlives whoever took it out.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.core.files.storage import default_storage

from donations import pictures, storage
from donations.models import LedgerEntry, TextVersion
from donations.storage import AlreadyWritten
from donations.work import Claim
from ingestion.job import ALLOWANCE, Job
from ingestion.programs.read import is_wanted
from ingestion.taken import out_of_box

MOST = 64  # members taken out at once
MOST_BYTES = 256 << 20  # of them all: so much more lies in storage meanwhile


@contextmanager
def opened(claim: Claim, entry: LedgerEntry) -> Iterator[tuple[Path, Job]]:
    """Give the file to draw a line's pages from and what to ask of it: its member, taken out, or the whole box where it is alone."""
    if _is_there(entry) or _take_out(claim, entry):
        name = entry.member.rpartition("!")[2]
        with storage.local_copy(_key(entry)) as path:
            yield path, {"name": name, "size": entry.bytes, "budget": ALLOWANCE, "draw": ""}
        return
    file = entry.file
    with storage.local_copy(file.storage_key) as path:
        yield path, {"name": file.name, "size": file.bytes, "budget": ALLOWANCE, "draw": entry.member}


def forget(entry: LedgerEntry) -> None:
    """Remove what was taken out for a line."""
    if entry.member:
        default_storage.delete(_key(entry))


def forget_all(version: TextVersion) -> None:
    """Remove what nobody came for: of units that were given up, of workers that were killed."""
    for key in list(storage.below(_folder(version))):
        default_storage.delete(key)


def _take_out(claim: Claim, entry: LedgerEntry) -> bool:
    """Take out this member and those that wait beside it; tell whether this one is there now."""
    beside = list(_beside(claim, entry))
    if not beside:
        return False
    for line, content in out_of_box([entry, *beside]):
        if not is_wanted(claim):
            break
        with suppress(AlreadyWritten):  # by another worker, at this moment
            storage.put_same(_key(line), content, line.sha256)
    return _is_there(entry)


def _beside(claim: Claim, entry: LedgerEntry) -> Iterator[LedgerEntry]:
    """Yield the lines that are to be taken out with this one, as many as may be."""
    size = entry.bytes
    if not (entry.member and entry.sha256):
        return
    for line in pictures.next_beside(claim.version, entry)[: MOST - 1]:
        size += line.bytes
        if size > MOST_BYTES:
            return
        if not _is_there(line):
            yield line


def _is_there(entry: LedgerEntry) -> bool:
    """Tell whether it lies there whole: a worker may have been killed as it wrote."""
    key = _key(entry)
    return bool(entry.member) and default_storage.exists(key) and storage.digest_of(key)[0] == entry.sha256


def _key(entry: LedgerEntry) -> str:
    return f"{_folder(entry.version)}/{entry.pk}"


def _folder(version: TextVersion) -> str:
    return f"{version.folder}/taken"
