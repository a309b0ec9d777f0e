"""Reads a batch of files, or a range of a large one: confined, checkpointed after every part, listed claim by claim."""

from contextlib import closing

from donations import storage
from donations.models import Donation, File, Status
from donations.work import Claim
from ingestion import confined
from ingestion.programs.plan import plan_batch
from ingestion.programs.session import Session


def run(claim: Claim) -> None:
    """Read every file of the unit from its last checkpoint on, and finish."""
    session = Session(claim)
    for key, order in claim.unit.payload["files"][session.file_index :]:
        if not is_wanted(claim):
            break
        _read_file(session, File.objects.get(pk=key), order)
    session.finish()


def is_wanted(claim: Claim) -> bool:
    """Tell whether the donation is still being read: a withdrawn one is left alone."""
    return Donation.objects.filter(units=claim.unit, status=Status.PROCESSING).exists()


def _read_file(session: Session, file: File, order: int) -> None:
    session.begin(file, order)
    with storage.local_copy(file.storage_key) as path:
        messages = confined.read(path, session.job())
        with closing(messages):
            for message in messages:
                if session.is_for_another_unit(message):
                    session.set_aside()
                    return
                session.take(message)
                if session.is_full:
                    session.save()
    session.end_file()


def split(claim: Claim) -> bool:
    """Cut a batch that failed into single files, each with its own attempts; False when it is one file already."""
    unit = claim.unit
    left = unit.payload["files"][unit.checkpoint.get("file", 0) :]
    if len(left) < 2:
        return False
    with claim.finishing({"left": len(left)}, state=unit.State.SPLIT):
        for key, order in left:
            plan_batch(claim.version, [(File.objects.get(pk=key), order)])
    return True
