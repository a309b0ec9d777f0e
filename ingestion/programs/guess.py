"""Guesses which images without a transcript are pages of text, so that reading them can be offered; it changes nothing else."""

from collections.abc import Iterator, Set
from itertools import groupby, islice

import pyarrow.parquet as pq

from donations import storage
from donations.images import LIKE_PAGE, TYPES, crowds_in, unguessed_in
from donations.media import ALONE
from donations.models import File, LedgerEntry, LedgerPart
from donations.work import Claim
from ingestion import confined, crowd, ledger
from ingestion.job import ALLOWANCE, Job
from ingestion.programs.read import is_wanted

_AT_ONCE = 50  # lines to a checkpoint
_MOST_DEATHS = 10  # of readers of one file, before nobody looks at the rest of its images

Guess = tuple[str, bool]


def run(claim: Claim) -> None:
    """Say of each line what is guessed; of a crowd those that look like pages get lines of their own."""
    unguessed = unguessed_in(claim.version).select_related("file").order_by("file_id", "pk")
    for _, lines in groupby(unguessed, key=lambda line: line.file_id):
        _guess_lines(claim, {line.member: line for line in lines})
    for part in crowds_in(claim.version):
        if is_wanted(claim):
            _guess_crowd(claim, part)
    claim.finish()


def _guess_lines(claim: Claim, lines: dict[str, LedgerEntry]) -> None:
    file = next(iter(lines.values())).file
    guesses = _guesses(file, lines.keys())
    while is_wanted(claim) and (some := list(islice(guesses, _AT_ONCE))):
        for member, is_page in some:
            lines[member].params = {**lines[member].params, LIKE_PAGE: is_page}
        with claim.checkpoint({}, bytes_done=0):
            LedgerEntry.objects.bulk_update([lines[member] for member, _ in some], ["params"])


def _guess_crowd(claim: Claim, part: LedgerPart) -> None:
    images = _images_in(part)
    pages = {member for member, is_page in _guesses(part.file, images.keys()) if is_page}
    if not pages:
        return
    rest = crowd.without(claim, part, pages.__contains__)
    with claim.writing():
        part.delete()
        if rest is not None:
            rest.save()
        for member in sorted(pages):
            line = ledger.row(claim.unit, part.file, images[member])
            line.unit, line.params = part.unit, {**line.params, LIKE_PAGE: True}
            line.save()


def _images_in(part: LedgerPart) -> dict[str, crowd.Entry]:
    with storage.local_copy(part.path) as path:
        rows = pq.read_table(path, filters=[("reason", "=", ALONE)]).to_pylist()
    return {row["member"]: crowd.entry_of(row) for row in rows if row["media_type"] in TYPES}


def _guesses(file: File, members: Set[str]) -> Iterator[Guess]:
    """Yield (member, whether it looks like a page) for those that the confined reader could look at; "" is the file itself."""
    left = set(members)
    with storage.local_copy(file.storage_key) as path:
        for _ in range(_MOST_DEATHS):
            job: Job = {"name": file.name, "size": file.bytes, "budget": ALLOWANCE, "guess": sorted(left)}
            begun = ""
            for told in confined.guess(path, job):
                begun = told["member"]
                if told["m"] == "guessed" and begun in left:
                    left.discard(begun)
                    yield begun, told["page"]
                if told["m"] == "end" and not begun:
                    return
            left.discard(begun)  # the one that its reader died of, if it was not the last
            if not left:
                return
