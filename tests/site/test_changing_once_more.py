"""Who notices after sending that something is wrong takes it up once more, while nobody of the team has it."""

import pytest
from django.test import Client

from donations import decisions, door, handling
from donations.door import MoveNotAllowed
from donations.models import Donation, Organisation, Status, User
from donations.roles import Role
from donations.submission import to_sign
from tests.desk.gifts import LOOKED, in_review
from tests.factories import give, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def gift(client: Client, donor: User) -> Donation:
    """A gift in review that nobody has taken, its donor signed in."""
    client.force_login(donor)
    return in_review(donor)


def page(client: Client, gift: Donation) -> str:
    return client.get(f"/donacion/{gift.pk}/").content.decode()


def address(gift: Donation) -> str:
    return f"/donacion/{gift.pk}/cambiar/"


def test_the_page_offers_it_and_a_file_can_be_changed(client: Client, gift: Donation) -> None:
    assert "¿Falta algo o hay algo mal?" in page(client, gift)
    assert address(gift) in page(client, gift)
    shown = client.post(address(gift), follow=True).content.decode()
    assert "Es tuya otra vez" in shown
    assert "La estás cambiando" in shown
    assert "Es tu turno" not in shown
    gift.refresh_from_db()
    assert gift.status == Status.CHANGES_REQUESTED
    assert client.get(f"/donacion/{gift.pk}/paso/files/").status_code == 200
    give(gift, "la-buena.txt", b"Querida radio.")
    read = {"as_read": to_sign(gift, "es")}
    client.post(f"/donacion/{gift.pk}/enviar/", {"agree": "on", "signed_name": "Ana"} | read)
    gift.refresh_from_db()
    assert gift.status == Status.SUBMITTED
    assert gift.units.filter(kind="plan", state="waiting").exists()


def test_what_somebody_has_is_asked_for_in_the_conversation(
    client: Client, gift: Donation, reviewer: User
) -> None:
    handling.assign(gift, reviewer)
    assert address(gift) not in page(client, gift)
    assert "Alguien del equipo ya está con ella" in page(client, gift)
    shown = client.post(address(gift), follow=True).content.decode()
    assert "acaba de empezar a mirarla" in shown
    gift.refresh_from_db()
    assert gift.status == Status.IN_REVIEW
    handling.release(gift, reviewer)
    assert client.post(address(gift), follow=True).status_code == 200
    gift.refresh_from_db()
    assert gift.status == Status.CHANGES_REQUESTED


def test_what_somebody_has_recommended_is_not_taken_up_under_their_hands(
    client: Client, donor: User, reviewer: User
) -> None:
    client.force_login(donor)
    risky = in_review(donor, rights_basis="unknown")
    decisions.recommend(risky, reviewer, "Bien.", LOOKED)
    assert address(risky) not in page(client, risky)
    with pytest.raises(MoveNotAllowed, match="nobody_has_it"):
        door.apply(risky, "edit_again", role=Role.DONOR, actor=donor)


def test_the_team_does_not_take_it_up_for_them(gift: Donation, reviewer: User) -> None:
    with pytest.raises(MoveNotAllowed, match="role"):
        door.apply(gift, "edit_again", role=Role.REVIEWER, actor=reviewer)


def test_members_of_the_organisation_may(client: Client, donor: User) -> None:
    group = Organisation.objects.create(name="Radio")
    member = person("otra@example.org")
    group.memberships.create(user=member)
    gift = in_review(donor, organisation=group)
    client.force_login(member)
    client.post(address(gift))
    assert gift.events.get(code="edit_again").actor == member


def test_not_again_and_again_without_end(gift: Donation, donor: User) -> None:
    for _ in range(12):
        door.apply(gift, "edit_again", role=Role.DONOR, actor=donor)
        Donation.objects.filter(pk=gift.pk).update(status=Status.IN_REVIEW)
    with pytest.raises(MoveNotAllowed, match="not_too_often"):
        door.apply(gift, "edit_again", role=Role.DONOR, actor=donor)


def test_a_request_of_the_team_still_reads_as_theirs(client: Client, gift: Donation, reviewer: User) -> None:
    door.apply(gift, "edit_again", role=Role.DONOR, actor=gift.donor)
    Donation.objects.filter(pk=gift.pk).update(status=Status.IN_REVIEW)
    door.apply(gift, "request_changes", role=Role.REVIEWER, actor=reviewer, reason="Falta una carta.")
    shown = page(client, gift)
    assert "Es tu turno" in shown
    assert "La estás cambiando" not in shown


def test_the_closed_steps_say_where_to_go(client: Client, gift: Donation) -> None:
    shown = client.get(f"/donacion/{gift.pk}/paso/files/").content.decode()
    assert "en su página se dice cómo cambiarlo" in shown
