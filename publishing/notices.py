"""Tells donors what publishing needs from them and what has come of it: an event in the record, and a letter."""

from django.urls import reverse

from donations import events, mail
from donations.models import Donation
from donations.roles import Role
from publishing.models import ReleaseItem


def ask_donor(item: ReleaseItem) -> None:
    """Ask the donor to look at exactly what would be published."""
    events.append(item.donation, "confirmation_asked", role=Role.WORKER, data={"release": item.release_id})
    mail.tell(
        item.donation, "confirm", path=reverse("publishing:confirm", args=[item.release_id, item.donation_id])
    )


def tell_published(donation: Donation) -> None:
    """Say that it is done, and thank you."""
    mail.tell(donation, "publish")
