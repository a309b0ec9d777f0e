"""What a donor writes while somebody decides is read before anything is decided."""

import re

import pytest
from django.test import Client

from donations import conversation, decisions
from donations.decisions import LookedAt
from donations.door import MoveNotAllowed
from donations.models import Donation, Message, Status, User
from tests.desk.gifts import in_review

WAIT = "Esperen: en el segundo archivo salen los nombres."


def page_of(gift: Donation, action: str = "change") -> str:
    return f"/admin/donations/donation/{gift.pk}/{action}/"


def form_of(client: Client, gift: Donation) -> dict[str, str]:
    """Return what the form of the decision sends besides the reason."""
    form = client.get(page_of(gift)).content.decode().split('class="deciding"')[1].split("</form>")[0]
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    return hidden | {"words": "Un motivo.", "for_people": "on"}


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_a_message_stops_a_decision_and_keeps_the_reason(
    client: Client, donor: User, reviewer: User, action: str
) -> None:
    gift = in_review(donor)
    conversation.write(gift, donor, "Hola.")
    client.force_login(reviewer)
    form = form_of(client, gift)
    conversation.write(gift, donor, WAIT)
    refused = client.post(page_of(gift, action), form)
    assert refused.status_code == 409
    assert "Un motivo.</textarea>" in refused.content.decode()
    assert "ha escrito algo" in refused.content.decode()
    gift.refresh_from_db()
    assert gift.status == Status.IN_REVIEW
    assert client.post(page_of(gift, action), form_of(client, gift)).status_code == 302


def test_what_was_there_before_and_what_the_team_says_stops_nothing(
    client: Client, donor: User, reviewer: User
) -> None:
    gift = in_review(donor)
    conversation.write(gift, donor, "Hola.")
    client.force_login(reviewer)
    form = form_of(client, gift)
    Message.objects.create(donation=gift, author=reviewer, body="Hola.", is_from_team=True)
    Message.objects.create(donation=gift, author=reviewer, body="Nota.", is_from_team=True, is_internal=True)
    other = in_review(donor)
    conversation.write(other, donor, WAIT)
    assert client.post(page_of(gift, "approve"), form).status_code == 302


def test_a_recommendation_waits_too(donor: User, reviewer: User) -> None:
    gift = in_review(donor, rights_basis="unknown")
    conversation.write(gift, donor, WAIT)
    with pytest.raises(MoveNotAllowed, match="wrote_meanwhile"):
        decisions.recommend(gift, reviewer, "Bien.", LookedAt(for_people=True, message=0))


def test_asking_for_changes_goes_all_the_same(client: Client, donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    client.force_login(reviewer)
    form = form_of(client, gift)
    conversation.write(gift, donor, WAIT)
    assert client.post(page_of(gift, "request_changes"), form).status_code == 302
