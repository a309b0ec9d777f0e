"""Keeps the promise made to donors: thirty days after a gift was taken back or declined, only a note of it stays."""

import logging
from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from donations import blanking, events, outside, storage
from donations.models import Donation, LedgerPart, Message, Preview, Shard, Status, TextPart, Unit
from donations.roles import Role
from donations.storage import OutOfReach, within_reach

log = logging.getLogger(__name__)

GRACE = timedelta(days=30)
OVER = (Status.WITHDRAWN, Status.REJECTED, Status.RETRACTED)
ERASED = "erased"


def sweep() -> dict[str, int]:
    """Erase what is due; return how many donations."""
    due = Donation.objects.filter(status__in=OVER).exclude(events__code=ERASED)
    erased = 0
    for donation in due.iterator():
        if is_due(donation):
            erased += _erase_or_wait(donation)
    _forget_what_was_left()
    return {"erased": erased}


def _erase_or_wait(donation: Donation) -> bool:
    """Erase one, or leave it whole to the next sweep where storage is away; the others do not wait for it."""
    try:
        erase(donation, messages_until=timezone.now() - GRACE)
    except OutOfReach:
        log.exception("Donation %s is due, and storage does not let go of it.", donation.pk)
        return False
    return True


def erased_at(donation: Donation) -> datetime | None:
    """Return when it was erased; None of what is still here."""
    return donation.events.filter(code=ERASED).values_list("at", flat=True).first()


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
    """Delete originals and text from storage, and then words from the record; the events stay, as a tombstone.

    Nothing is said to be erased that is not: where storage fails, OutOfReach is raised and all of it is tried again. Messages newer than `messages_until` stay for now: somebody may not have read them yet. Without it all go.
    """
    Donation.objects.select_for_update().get(pk=donation.pk)  # nobody asks for another look meanwhile
    _refuse_where_nothing_is_mounted(donation)
    with within_reach():
        keys = list(_keys(donation))
        for key in keys:
            default_storage.delete(key)
    counts = {"files": donation.files.filter(removed_at=None).count(), "keys": len(keys)}
    donation.files.filter(removed_at=None).update(removed_at=timezone.now())
    donation.messages.filter(created_at__lt=messages_until or timezone.now()).delete()
    blanking.blank(donation)
    Preview.objects.filter(donation=donation).delete()
    for rows in (Shard, TextPart, LedgerPart):
        rows.objects.filter(version__donation=donation).delete()
    Unit.objects.filter(donation=donation).delete()
    events.append(donation, ERASED, role=Role.SWEEPER, data=counts)


def _keys(donation: Donation) -> set[str]:
    """Return every name in storage that holds something of the gift, parts that no claim lived to list among them."""
    return {file.storage_key for file in donation.files.all()} | set(storage.below(f"text/{donation.pk}"))


def _refuse_where_nothing_is_mounted(donation: Donation) -> None:
    """A folder that is not there would let go of anything."""
    has_bytes = donation.files.filter(removed_at=None, stored_at__isnull=False).exists()
    if has_bytes and not outside.is_mounted():
        raise OutOfReach("the folder of storage is not there")
