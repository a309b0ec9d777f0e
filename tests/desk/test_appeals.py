"""Another look: it is marked, what was said stands beside the decision, and who declined does not decide it."""

from collections.abc import Callable

import pytest
from django.test import Client

from donations import decisions, door
from donations.door import MoveNotAllowed
from donations.models import Donation, Status, User
from donations.models.people import REVIEWERS
from donations.roles import Role
from tests.desk.gifts import LOOKED, in_review
from tests.factories import person

QUEUE = "/admin/donations/donation/"


@pytest.fixture
def appealed(donor: User, reviewer: User) -> Donation:
    """A gift that the reviewer declined and whose donor asks for another look."""
    gift = in_review(donor)
    decisions.reject(gift, reviewer, "No hay derechos.")
    door.apply(gift, "appeal", role=Role.DONOR, actor=donor, reason="Aquí está el permiso.")
    return gift


@pytest.mark.parametrize("decide", [decisions.approve, decisions.reject, decisions.recommend])
def test_who_declined_does_not_decide_the_appeal(
    appealed: Donation, reviewer: User, decide: Callable[..., object]
) -> None:
    with pytest.raises(MoveNotAllowed, match="fresh_eyes"):
        decide(appealed, reviewer, "Otra vez no.")
    appealed.refresh_from_db()
    assert appealed.status == Status.IN_REVIEW


def test_somebody_else_decides_it_and_after_that_anybody_as_ever(appealed: Donation, reviewer: User) -> None:
    other = person("otra@example.org", REVIEWERS)
    decisions.approve(appealed, other, "El permiso vale.", LOOKED)
    decisions.reopen(appealed, reviewer, "Falta algo.")
    decisions.reject(appealed, reviewer, "Falta el permiso.")
    assert appealed.status == Status.REJECTED


def test_who_declined_may_decide_what_the_team_opened_again_by_itself(donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    decisions.reject(gift, reviewer, "No hay derechos.")
    decisions.reopen(gift, reviewer, "Me equivoqué.")
    decisions.approve(gift, reviewer, "Bien.", LOOKED)
    assert gift.status == Status.APPROVED


def test_the_desk_says_what_was_said_and_offers_nothing_to_who_declined(
    client: Client, appealed: Donation, reviewer: User
) -> None:
    for judge, may in ((reviewer, False), (person("otra@example.org", REVIEWERS), True)):
        client.force_login(judge)
        page = client.get(f"{QUEUE}{appealed.pk}/change/").content.decode()
        assert "Quien donó pidió que se mire de nuevo" in page
        assert "No hay derechos." in page
        assert "Aquí está el permiso." in page
        assert (f"{QUEUE}{appealed.pk}/reject/" in page) is may
        assert (f"{QUEUE}{appealed.pk}/approve/" in page) is may


def test_the_queue_marks_an_appeal_until_it_is_decided(
    client: Client, appealed: Donation, donor: User, reviewer: User
) -> None:
    in_review(donor, title="Otra")
    client.force_login(reviewer)
    assert client.get(QUEUE).content.decode().count("se mira otra vez") == 1
    decisions.reject(appealed, person("otra@example.org", REVIEWERS), "Tampoco.")
    decisions.reopen(appealed, reviewer, "A ver.")
    assert "se mira otra vez" not in client.get(QUEUE).content.decode()


def test_of_a_gift_without_an_appeal_nothing_is_said(client: Client, donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    client.force_login(reviewer)
    page = client.get(f"{QUEUE}{gift.pk}/change/").content.decode()
    assert "No la rechazaste tú" not in page
    assert "Quien donó pidió" not in page
