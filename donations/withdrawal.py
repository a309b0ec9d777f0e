"""Taking a donation back: at once where nothing is under way, else by asking the recipe to stop first."""

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, override

from donations import door, events, mail
from donations.erasure import GRACE
from donations.models import Donation, Status, User
from donations.roles import Role

STOP = "stop_requested"


def withdraw(donation: Donation, actor: User) -> bool:
    """Return True once it is withdrawn, False while its publishing is being stopped; raises MoveNotAllowed otherwise."""
    try:
        door.apply(donation, "withdraw", role=Role.DONOR, actor=actor)
    except door.MoveNotAllowed:
        if not _ask_to_stop(donation, actor):
            raise
        return False
    _tell(donation)
    return True


def _tell(donation: Donation) -> None:
    """Confirm it by letter, with the day on which its files go; a draft nobody ever saw goes without."""
    if donation.submitted_at is None:
        return
    with override(donation.donor.language):
        day = date_format(timezone.localdate() + GRACE, "DATE_FORMAT")
        words = gettext("Its files and what was said about them are erased after %(day)s.") % {"day": day}
    mail.tell(donation, "withdraw", words=words)


@transaction.atomic
def _ask_to_stop(donation: Donation, actor: User) -> bool:
    """Raise the flag that the recipe reads before each step; it cannot be published from here on."""
    publishing = Donation.objects.filter(pk=donation.pk, status=Status.PUBLISHING)
    if not publishing.update(stop_requested=True):
        return False
    events.append(donation, STOP, role=Role.DONOR, actor=actor)
    return True


def carry_out() -> dict[str, int]:
    """Withdraw what was stopped on its way out; return how many."""
    stopped = Donation.objects.filter(status=Status.APPROVED, stop_requested=True)
    for donation in stopped:
        asked = donation.events.filter(code=STOP).order_by("-seq").first()
        if asked is not None:
            door.apply(donation, "withdraw", role=Role.DONOR, actor=asked.actor)
            _tell(donation)
    return {"withdrawn": len(stopped)}
