"""What somebody recommended says so beside the decision, with their reason, as long as nothing changed since."""

import pytest
from django.test import Client

from donations import decisions
from donations.models import Donation, User
from tests.desk.gifts import LOOKED, in_review

pytestmark = pytest.mark.django_db


def page(client: Client, gift: Donation, who: User) -> str:
    client.force_login(who)
    return client.get(f"/admin/donations/donation/{gift.pk}/change/").content.decode()


def test_the_second_person_reads_who_recommended_it_and_why(
    client: Client, donor: User, reviewer: User, maintainer: User
) -> None:
    gift = in_review(donor, rights_basis="unknown")
    assert "Recomendada por" not in page(client, gift, maintainer)
    decisions.recommend(gift, reviewer, "El convenio lo permite.", LOOKED)
    shown = page(client, gift, maintainer)
    assert f"Recomendada por {reviewer.name}" in shown
    assert "El convenio lo permite." in shown
    assert "Ahora tiene que aprobarla otra persona" not in shown


def test_who_recommended_it_is_not_asked_again(client: Client, donor: User, reviewer: User) -> None:
    gift = in_review(donor, rights_basis="unknown")
    recommend = f"/admin/donations/donation/{gift.pk}/recommend/"
    assert recommend in page(client, gift, reviewer)
    decisions.recommend(gift, reviewer, "El convenio lo permite.", LOOKED)
    shown = page(client, gift, reviewer)
    assert "Ahora tiene que aprobarla otra persona" in shown
    assert recommend not in shown


def test_it_holds_no_longer_where_something_changed(client: Client, donor: User, reviewer: User) -> None:
    gift = in_review(donor, rights_basis="unknown")
    decisions.recommend(gift, reviewer, "El convenio lo permite.", LOOKED)
    Donation.objects.filter(pk=gift.pk).update(title="Otro nombre")
    shown = page(client, gift, reviewer)
    assert "Recomendada por" not in shown
    assert f"/admin/donations/donation/{gift.pk}/recommend/" in shown
