"""Reads a batch of files, or a range of a large one: confined, checkpointed after every part, listed claim by claim."""

from contextlib import ExitStack, closing

from donations import storage
from donations.models import Donation, File, Status
from donations.work import Claim
from ingestion import confined
from ingestion.groups import groups_of
from ingestion.programs.plan import Batch, plan_batch
from ingestion.programs.session import Session


def run(claim: Claim) -> None:
    """Read every file of the unit from its last checkpoint on, and finish."""
    session = Session(claim)
    while not session.is_at_end and is_wanted(claim):
        _read_group(session, next(groups_of(session.left(), lambda one: one[0].bytes)))
    session.finish()


def is_wanted(claim: Claim) -> bool:
    """Tell whether the donation is still being read: a withdrawn one is left alone."""
    return Donation.objects.filter(units=claim.unit, status=Status.PROCESSING).exists()


def _read_group(session: Session, group: Batch) -> None:
    """Read files in one child as far as possible: up to the first that is for another unit."""
    with ExitStack() as stack:
        paths = [stack.enter_context(storage.local_copy(file.storage_key)) for file, _ in group]
        jobs = [session.job(file) for file, _ in group]
        told = stack.enter_context(closing(confined.read_each(list(zip(paths, jobs, strict=True)))))
        at = -1
        for number, message in told:
            if number != at:
                _turn_to(session, group[number], is_first=at < 0)
                at = number
            if session.is_for_another_unit(message):
                session.set_aside()
                return
            session.take(message)
            if session.is_full:
                session.save()
    session.end_file()


def _turn_to(session: Session, following: tuple[File, int], *, is_first: bool) -> None:
    if not is_first:
        session.end_file()
    session.begin(*following)


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
