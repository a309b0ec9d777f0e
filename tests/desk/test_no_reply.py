"""What needs no answer is said to need none, by the team alone, and never of what nobody has seen."""

import pytest
from django.test import Client
from django.urls import reverse

from donations import conversation, handling
from donations.conversation import newest, waits_for_team
from donations.door import MoveNotAllowed
from donations.models import Donation, Status, User
from tests.desk.gifts import in_review

BUTTON = "No hace falta responder"


@pytest.fixture
def gift(donor: User) -> Donation:
    """A donation whose donor has written."""
    gift = in_review(donor)
    conversation.write(gift, donor, "¡Gracias!")
    return gift


def _page(client: Client, gift: Donation) -> str:
    return client.get(f"/admin/donations/donation/{gift.pk}/change/?tab=thread").content.decode()


def _press(client: Client, gift: Donation, last_seen: object) -> int:
    address = reverse("admin:donations_donation_no_reply", args=[gift.pk])
    return client.post(address, {"tab": "thread", "last_seen": last_seen}).status_code


@pytest.mark.parametrize("status", [Status.IN_REVIEW, Status.PUBLISHED, Status.WITHDRAWN, Status.RETRACTED])
def test_one_press_and_nothing_waits(gift: Donation, reviewer: User, client: Client, status: Status) -> None:
    Donation.objects.filter(pk=gift.pk).update(status=status)
    client.force_login(reviewer)
    page = _page(client, gift)
    assert BUTTON in page
    assert f'name="last_seen" value="{newest(gift)}"' in page
    assert _press(client, gift, newest(gift)) == 302
    assert not waits_for_team(gift)
    page = _page(client, gift)
    assert f">{BUTTON}<" not in page
    assert 'Conversación <b class="quiet">1</b>' in page
    history = client.get(f"/admin/donations/donation/{gift.pk}/change/?tab=history").content.decode()
    assert "Se leyó lo que escribió quien donó" in history


def test_the_next_message_waits_again(gift: Donation, reviewer: User) -> None:
    handling.no_reply(gift, reviewer, newest(gift))
    conversation.write(gift, gift.donor, "Una cosa más.")
    assert waits_for_team(gift)


@pytest.mark.parametrize("seen", ["", "-1", "x", "²", "9" * 40])
def test_what_was_not_seen_goes_on_waiting(gift: Donation, reviewer: User, client: Client, seen: str) -> None:
    client.force_login(reviewer)
    assert _press(client, gift, seen) == 409
    assert waits_for_team(gift)


def test_what_came_meanwhile_goes_on_waiting(gift: Donation, reviewer: User, client: Client) -> None:
    client.force_login(reviewer)
    seen = newest(gift)
    conversation.write(gift, gift.donor, "Quiten mi nombre.")
    assert _press(client, gift, seen) == 409
    assert waits_for_team(gift)


def test_a_note_seen_last_does_not_stand_for_the_message_before_it(gift: Donation, reviewer: User) -> None:
    handling.note(gift, reviewer, "Ojo.")
    assert newest(gift) == gift.messages.get(is_from_team=False).pk
    handling.write(gift, reviewer, "¿De qué año es?")
    assert newest(gift) == gift.messages.get(is_from_team=False).pk


def test_where_nothing_waits_nothing_is_written_down(donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    handling.no_reply(gift, reviewer, 0)
    assert not gift.events.filter(code="no_reply").exists()


def test_nobody_says_it_of_what_they_gave(donor: User, reviewer: User, client: Client) -> None:
    own = in_review(reviewer)
    conversation.write(own, reviewer, "¿Y bien?")
    with pytest.raises(MoveNotAllowed):
        handling.no_reply(own, reviewer, newest(own))
    client.force_login(reviewer)
    assert f">{BUTTON}<" not in _page(client, own)


def test_it_is_no_turn_of_the_donors(gift: Donation, reviewer: User) -> None:
    """What the team asked still waits for the donor: only the donor's side is settled."""
    handling.no_reply(gift, reviewer, newest(gift))
    handling.write(gift, reviewer, "¿De qué año es?")
    handling.no_reply(gift, reviewer, newest(gift))
    assert conversation.with_turns(Donation.objects.filter(pk=gift.pk)).get().written_at is not None
