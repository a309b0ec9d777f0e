"""Tells donors what publishing needs from them and what has come of it: an event in the record, and a letter."""

from collections.abc import Iterable

from django.urls import reverse

from donations import events, mail
from donations.models import Donation
from donations.roles import Role
from publishing.hubs import Reader
from publishing.models import Dataset, ReleaseItem


def ask_donor(item: ReleaseItem) -> None:
    """Ask the donor to look at exactly what would be published."""
    events.append(item.donation, "confirmation_asked", role=Role.WORKER, data={"release": item.release_id})
    mail.tell(
        item.donation, "confirm", path=reverse("publishing:confirm", args=[item.release_id, item.donation_id])
    )


def tell_published(donation: Donation) -> None:
    """Say that it is done, and thank you."""
    mail.tell(donation, "publish")


def tell_readers(dataset: Dataset, readers: Iterable[Reader]) -> None:
    """Ask whoever asked for access to delete their copies; of the dataset only the name they know it by is said."""
    for reader in readers:
        mail.tell_outside(
            reader.email,
            reader.name,
            "taken_back",
            dataset.repo,
            reverse("publishing:dataset", args=[dataset.slug]),
        )
