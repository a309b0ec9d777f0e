"""Trying again what failed for a fault of ours: a unit, or a check whose rules or answer are in doubt."""

from django.db import transaction
from django.db.models import QuerySet

from donations import bell, door, events, pictures
from donations.models import CheckRun, Donation, Finding, LedgerEntry, Shard, TextVersion, Unit, User
from donations.roles import Role, role_in
from donations.work import State

AFTER_READING = ("settle", "compact", "profile", "sample", "unpack", "check")


@transaction.atomic
def rerun_check(run: CheckRun, actor: User) -> None:
    """Put one check back to pending and ask for it again; what people resolved stays resolved."""
    donation = run.version.donation
    CheckRun.objects.filter(pk=run.pk).update(state=CheckRun.State.PENDING, finished_at=None)
    _again(Unit.objects.filter(version=run.version, kind="check", payload__check=run.name))
    events.append(
        donation, "rerun_check", role=role_in(actor, donation), actor=actor, data={"check": run.name}
    )


@transaction.atomic
def retry_failed(donation: Donation, actor: User) -> int:
    """Read again what failed in the newest version, from its last checkpoint on; return how many units go back.

    Everything that follows the reading is made anew. Raises MoveNotAllowed where the donation is not in review.
    """
    version = donation.versions.first()
    failed = Unit.objects.filter(version=version, state=State.FAILED)
    count = failed.count()
    if version is None or not count:
        return 0
    door.apply(donation, "read_again", role=role_in(actor, donation), actor=actor, data={"units": count})
    _forget_what_followed(version)
    _again(failed)
    return count


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


def _forget_what_followed(version: TextVersion) -> None:
    """Take back the lines of the failure and whatever was made from the incomplete reading."""
    LedgerEntry.objects.filter(version=version, outcome="failed").delete()
    LedgerEntry.objects.filter(version=version, unit__kind="settle").delete()
    Finding.objects.filter(version=version, code="step_failed", resolved_at=None).delete()
    Shard.objects.filter(version=version).delete()
    Unit.objects.filter(version=version, kind__in=AFTER_READING).delete()
    version.checks.update(state=CheckRun.State.PENDING, finished_at=None)


def _again(units: QuerySet[Unit]) -> None:
    """Send units back to the queue with a clean sheet, but from where they had come to."""
    keys = list(units.values_list("pk", flat=True))
    Unit.objects.filter(pk__in=keys).update(state=State.WAITING, attempts=0, lost=0, token=None, rung_at=None)
    for unit in Unit.objects.filter(pk__in=keys):
        bell.ring(unit)
