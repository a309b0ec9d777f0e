"""Keeps the promise made to donors: thirty days after a gift was taken back or declined, its bytes and its text go."""

from datetime import timedelta

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from donations import changes, events, storage
from donations.models import Donation, LedgerPart, Preview, Shard, Status, TextPart, TextVersion, Unit
from donations.roles import Role

GRACE = timedelta(days=30)
OVER = (Status.WITHDRAWN, Status.REJECTED, Status.RETRACTED)
ERASED = "erased"


def sweep() -> dict[str, int]:
    """Erase what is due; return how many donations."""
    due = Donation.objects.filter(status__in=OVER).exclude(events__code=ERASED)
    erased = 0
    for donation in due.iterator():
        last = donation.events.order_by("-seq").first()
        since = last.at if last else donation.updated_at
        if since < timezone.now() - GRACE:
            erase(donation)
            erased += 1
    return {"erased": erased}


@transaction.atomic
def erase(donation: Donation) -> None:
    """Delete originals and text from storage once the record says so; the events stay, as a tombstone."""
    keys = list(_keys(donation))
    counts = {"files": donation.files.filter(removed_at=None).count(), "keys": len(keys)}
    donation.files.filter(removed_at=None).update(removed_at=timezone.now())
    donation.findings.update(evidence=[])  # quotes are text of the gift
    changes.forget(donation)  # what it said of itself before it was changed
    Preview.objects.filter(donation=donation).delete()
    for rows in (Shard, TextPart, LedgerPart):
        rows.objects.filter(version__donation=donation).delete()
    TextVersion.objects.filter(donation=donation).update(sample_path="", columns={})
    Unit.objects.filter(donation=donation).delete()
    events.append(donation, ERASED, role=Role.SWEEPER, data=counts)
    transaction.on_commit(lambda: _delete(keys))


def _keys(donation: Donation) -> set[str]:
    """Return every name in storage that holds something of the gift, parts that no claim lived to list among them."""
    return {file.storage_key for file in donation.files.all()} | set(storage.below(f"text/{donation.pk}"))


def _delete(keys: list[str]) -> None:
    for key in keys:
        default_storage.delete(key)
