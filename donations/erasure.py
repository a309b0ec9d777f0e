"""Keeps the promise made to donors: thirty days after a gift was taken back or declined, only a note of it stays."""

from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from donations import blanking, events, storage
from donations.models import Donation, LedgerPart, Message, Preview, Shard, Status, TextPart, Unit
from donations.roles import Role

GRACE = timedelta(days=30)
OVER = (Status.WITHDRAWN, Status.REJECTED, Status.RETRACTED)
ERASED = "erased"


def sweep() -> dict[str, int]:
    """Erase what is due; return how many donations."""
    due = Donation.objects.filter(status__in=OVER).exclude(events__code=ERASED)
    erased = 0
    for donation in due.iterator():
        if is_due(donation):
            erase(donation, messages_until=timezone.now() - GRACE)
            erased += 1
    _forget_what_was_left()
    return {"erased": erased}


def is_due(donation: Donation) -> bool:
    """Tell whether thirty days have gone by since something happened to it."""
    last = donation.events.order_by("-seq").first()
    return (last.at if last else donation.updated_at) < timezone.now() - GRACE


def _forget_what_was_left() -> None:
    """What an earlier version of this house left of the erased, and messages that came when the thirty days were nearly over."""
    gone = Donation.objects.filter(status__in=OVER, events__code=ERASED)
    for donation in gone.filter(blanking.is_said()).distinct().iterator():
        blanking.blank(donation)
    Message.objects.filter(donation__in=gone, created_at__lt=timezone.now() - GRACE).delete()


@transaction.atomic
def erase(donation: Donation, *, messages_until: datetime | None = None) -> None:
    """Delete originals and text from storage, and words from the record, once it says so; the events stay, as a tombstone.

    Messages newer than `messages_until` stay for now: somebody may not have read them yet. Without it all go.
    """
    keys = list(_keys(donation))
    counts = {"files": donation.files.filter(removed_at=None).count(), "keys": len(keys)}
    donation.files.filter(removed_at=None).update(removed_at=timezone.now())
    donation.messages.filter(created_at__lt=messages_until or timezone.now()).delete()
    blanking.blank(donation)
    Preview.objects.filter(donation=donation).delete()
    for rows in (Shard, TextPart, LedgerPart):
        rows.objects.filter(version__donation=donation).delete()
    Unit.objects.filter(donation=donation).delete()
    events.append(donation, ERASED, role=Role.SWEEPER, data=counts)
    transaction.on_commit(lambda: _delete(keys))


def _keys(donation: Donation) -> set[str]:
    """Return every name in storage that holds something of the gift, parts that no claim lived to list among them."""
    return {file.storage_key for file in donation.files.all()} | set(storage.below(f"text/{donation.pk}"))


def _delete(keys: list[str]) -> None:
    for key in keys:
        default_storage.delete(key)
