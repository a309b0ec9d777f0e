"""Takes pictures and sounds that a table speaks of out of their archives, so that people can look and releases carry them."""

from collections.abc import Iterator
from itertools import groupby, islice

from donations import storage
from donations.media import REASON, UNPACKED, key_of
from donations.models import LedgerEntry, TextVersion
from donations.work import Claim
from ingestion import limits
from ingestion.programs.read import is_wanted
from ingestion.taken import out_of_box

_AT_ONCE = 50  # lines to a checkpoint


def waiting_in(version: TextVersion) -> list[LedgerEntry]:
    """Return the lines whose members are to be taken out: the first ones, up to what one donation may take."""
    lines = version.ledger.filter(reason=REASON).exclude(member="").exclude(sha256="")
    found, size = [], 0
    for line in lines.select_related("file", "version").order_by("file_id", "pk"):
        size += line.bytes
        if size > limits.MEDIA_BYTES:
            break
        if UNPACKED not in line.params:
            found.append(line)
    return found


def run(claim: Claim) -> None:
    """Take out what is not there yet; what its archive does not give stays inside, and the card says so."""
    for _, lines in groupby(waiting_in(claim.version), key=lambda line: line.file_id):
        taken = _taken(list(lines))
        while is_wanted(claim) and (some := list(islice(taken, _AT_ONCE))):
            _keep(claim, some)
    claim.finish()


def _keep(claim: Claim, lines: list[LedgerEntry]) -> None:
    """Say in the ledger which members are stored."""
    with claim.checkpoint({}, bytes_done=0):
        for line in lines:
            line.params = {**line.params, UNPACKED: True}
        LedgerEntry.objects.bulk_update(lines, ["params"])


def _taken(lines: list[LedgerEntry]) -> Iterator[LedgerEntry]:
    """Yield each line of one file whose member lies in storage, byte by byte as the ledger knows it."""
    for line, content in out_of_box(lines):
        storage.put_same(key_of(line), content, line.sha256)
        yield line
