"""Trying again what failed for a fault of ours: a unit, one line of the ledger, or a check whose rules or answer are in doubt."""

from django.db import transaction

from donations import again, door, events, images, pictures, work
from donations.door import MoveNotAllowed
from donations.models import CheckRun, Donation, Finding, LedgerEntry, Shard, Status, TextVersion, Unit, User
from donations.roles import Role, role_in
from donations.work import State

_MOVES = {again.Way.PICTURES: "read_pictures", again.Way.IMAGE: "read_images"}
AFTER_READING = ("settle", "compact", "profile", "sample", "unpack", "bare", "guess", "check")


@transaction.atomic
def rerun_check(run: CheckRun, actor: User) -> None:
    """Put one check back to pending and ask for it again; answers to what it finds again stay."""
    donation = run.version.donation
    CheckRun.objects.filter(pk=run.pk).update(state=CheckRun.State.PENDING, finished_at=None)
    work.begin_anew(Unit.objects.filter(version=run.version, kind="check", payload__check=run.name))
    events.append(
        donation, "rerun_check", role=role_in(actor, donation), actor=actor, data={"check": run.name}
    )


@transaction.atomic
def retry_failed(donation: Donation, actor: User) -> int:
    """Read again what failed in the newest version, from its last checkpoint on; return how many pieces of work go back.

    Everything that follows the reading is made anew. Raises MoveNotAllowed where the donation is not in review.
    """
    version = donation.versions.first()
    count = pieces_failed(version)
    if version is None or not count:
        return 0
    door.apply(donation, "read_again", role=role_in(actor, donation), actor=actor, data={"units": count})
    _forget_what_followed(version)
    again.ask_for_failed(version)
    work.begin_anew(Unit.objects.filter(version=version, state=State.FAILED))
    return count


def pieces_failed(version: TextVersion | None) -> int:
    """Return how many units were given up, and how many lines failed whose unit was not."""
    if version is None:
        return 0
    lines = [line for line in again.failed_lines(version) if line.reason != again.GIVEN_UP]
    return Unit.objects.filter(version=version, state=State.FAILED).count() + len(lines)


@transaction.atomic
def retry_line(donation: Donation, line: LedgerEntry, actor: User) -> None:
    """Have one file or member tried again and nothing else; what follows the reading is made anew.

    Raises MoveNotAllowed where the donation is not in review, or there is nothing to be tried.
    """
    way = again.ways(line.version, [line]).get(line.pk)
    move = _MOVES.get(way, "read_again") if way else "read_again"
    if way is None or line.version != donation.versions.first():
        raise MoveNotAllowed(move, "something_failed")
    door.apply(donation, move, role=role_in(actor, donation), actor=actor, data={"file": str(line.file_id)})
    _forget_what_followed(line.version)
    work.begin_anew(again.ask(line, way))


def is_under_way(donation: Donation) -> bool:
    """Tell whether something is being read, so that asking once more changes nothing."""
    return Donation.objects.filter(pk=donation.pk, status=Status.PROCESSING).exists()


@transaction.atomic
def read_pictures(donation: Donation, actor: User | None = None) -> int:
    """Have scanned pages read that were kept until something could; return in how many files and members.

    Everything that follows the reading is made anew. Without an `actor` it is the machine that asks. Raises MoveNotAllowed
    where the donation is not in review, no page waits, or nothing reads pictures here.
    """
    version = donation.versions.first()
    role = role_in(actor, donation) if actor else Role.WORKER
    pages = pictures.unread_pages(donation)
    door.apply(donation, "read_pictures", role=role, actor=actor, data={"pages": pages})
    if version is None:
        return 0
    _forget_what_followed(version)
    return pictures.plan_later(version)


@transaction.atomic
def read_images(donation: Donation, actor: User, *, only_like_pages: bool = False) -> int:
    """Have the images looked at that may be pages of text, or only those that look like it; return how many.

    Raises MoveNotAllowed as `read_pictures` does.
    """
    version = donation.versions.first()
    lines = list(images.like_pages_in(version) if only_like_pages else images.offered_in(version))
    if version is None or not lines:
        raise MoveNotAllowed("read_images", "images_wait")
    door.apply(
        donation, "read_images", role=role_in(actor, donation), actor=actor, data={"images": len(lines)}
    )
    _forget_what_followed(version)
    return pictures.plan_these(version, lines)


def _forget_what_followed(version: TextVersion) -> None:
    """Take back whatever was made from the incomplete reading; failed lines stay until what they speak of is tried."""
    LedgerEntry.objects.filter(version=version, unit__kind="settle").exclude(outcome=again.FAILED).delete()
    Finding.objects.filter(version=version, code="step_failed", resolved_at=None).delete()
    Shard.objects.filter(version=version).delete()
    Unit.objects.filter(version=version, kind__in=AFTER_READING).delete()
    version.checks.update(state=CheckRun.State.PENDING, finished_at=None)
