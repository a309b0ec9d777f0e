"""Donations that are handed back for changes, changed and sent again."""

from donations.models import Donation, Status
from tests.factories import send
from tests.ingestion.machine import turn

LETTER = "Querida radio, les escribo desde Caacupé.".encode() * 5


def read(donation: Donation) -> Donation:
    """Send it as its donor and have it read, up to the review."""
    send(donation)
    turn()
    donation.refresh_from_db()
    assert donation.status == Status.IN_REVIEW
    return donation


def change(gift: Donation, **facts: object) -> None:
    """Change what is declared, as its forms do."""
    Donation.objects.filter(pk=gift.pk).update(**facts)
    gift.refresh_from_db()
