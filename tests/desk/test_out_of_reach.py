"""While storage is away the desk says so, and nobody approves what nobody can read."""

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from donations.models import Donation, Status, User
from tests.desk.gifts import in_review, sample

pytestmark = pytest.mark.django_db


def address(gift: Donation, action: str) -> str:
    return f"/admin/donations/donation/{gift.pk}/{action}/"


def test_a_sample_out_of_reach_is_said(client: Client, donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    sample(gift, "hola")
    default_storage.delete(gift.versions.get().sample_path)
    client.force_login(reviewer)
    assert (
        "Ahora no llegamos al almacén" in client.get(address(gift, "change") + "?tab=sample").content.decode()
    )


def test_what_nobody_can_read_is_not_approved(client: Client, donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    sample(gift, "hola")
    default_storage.delete(gift.versions.get().sample_path)
    client.force_login(reviewer)
    answer = client.post(address(gift, "approve"), {"words": "Bien.", "for_people": "on"})
    assert answer.status_code == 422
    assert "Ahora no llegamos a sus textos" in answer.content.decode()
    gift.refresh_from_db()
    assert gift.status == Status.IN_REVIEW
