"""No program looks for data of people, so whoever approves or recommends says that they did; it stays as an event."""

import pytest
from django.test import Client

from donations import conversation, decisions, door, events
from donations.decisions import LookedAt
from donations.door import MoveNotAllowed
from donations.models import Donation, Status, User
from donations.roles import Role
from tests.desk.gifts import LOOKED, in_review

TICK = 'name="for_people"'


def page_of(gift: Donation) -> str:
    return f"/admin/donations/donation/{gift.pk}/change/"


def test_who_has_not_looked_does_not_approve(donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    with pytest.raises(MoveNotAllowed, match="looked_for_people"):
        decisions.approve(gift, reviewer, "Bien.", LookedAt(documents=7))
    assert not gift.events.exists()
    assert Donation.objects.get(pk=gift.pk).status == Status.IN_REVIEW


def test_that_they_looked_is_an_event_of_its_own_before_the_approval(donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    decisions.approve(gift, reviewer, "Bien.", LOOKED)
    told = list(gift.events.order_by("seq").values_list("code", "actor", "data__version"))
    assert told == [("looked_for_people", reviewer.pk, 1), ("approve", reviewer.pk, 1)]
    assert events.broken_links(gift) == []


def test_each_of_two_people_looks(donor: User, reviewer: User, maintainer: User) -> None:
    gift = in_review(donor, rights_basis="unknown")
    with pytest.raises(MoveNotAllowed, match="looked_for_people"):
        decisions.recommend(gift, reviewer, "Bien.")
    decisions.recommend(gift, reviewer, "Bien.", LOOKED)
    with pytest.raises(MoveNotAllowed, match="looked_for_people"):
        decisions.approve(gift, maintainer, "Bien.")
    decisions.approve(gift, maintainer, "Bien.", LOOKED)
    assert gift.events.filter(code="looked_for_people").count() == 2


def test_a_refused_decision_leaves_no_trace_of_the_look(donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    with pytest.raises(MoveNotAllowed, match="reason"):
        decisions.approve(gift, reviewer, " ", LOOKED)
    assert not gift.events.exists()


def test_once_is_enough_until_it_is_read_anew(donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    decisions.approve(gift, reviewer, "Bien.", LOOKED)
    decisions.reopen(gift, reviewer, "Falta algo.")
    assert "looked_for_people" not in door.missing(gift, "approve", reviewer)
    decisions.approve(gift, reviewer, "Bien.", LOOKED)
    assert gift.events.filter(code="looked_for_people").count() == 1
    decisions.reopen(gift, reviewer, "Falta algo.")
    events.append(gift, "finish_processing", role=Role.WORKER)
    assert "looked_for_people" in door.missing(gift, "approve", reviewer)


def test_the_desk_asks_and_a_forgotten_tick_keeps_the_words(
    client: Client, donor: User, reviewer: User
) -> None:
    gift = in_review(donor)
    client.force_login(reviewer)
    page = client.get(page_of(gift)).content.decode()
    assert TICK in page
    assert "He mirado si hay datos de personas" in page
    assert f"/{gift.pk}/approve/" in page
    refused = client.post(page_of(gift).replace("change", "approve"), {"words": "Un motivo largo."})
    assert refused.status_code == 422
    assert "Un motivo largo.</textarea>" in refused.content.decode()
    assert "Marca que has mirado si hay datos de personas" in refused.content.decode()
    client.post(page_of(gift).replace("change", "approve"), {"words": "Bien.", "for_people": "on"})
    gift.refresh_from_db()
    assert gift.status == Status.APPROVED
    assert "He mirado si hay datos" not in client.get(page_of(gift)).content.decode()


def test_it_is_asked_with_approving_and_recommending_only(
    client: Client, donor: User, reviewer: User
) -> None:
    gift = in_review(donor, rights_basis="unknown")
    client.force_login(reviewer)
    assert TICK in client.get(page_of(gift)).content.decode()
    gift.versions.get().checks.update(state="pending")
    assert TICK not in client.get(page_of(gift)).content.decode()
    declined = client.post(page_of(gift).replace("change", "reject"), {"words": "No hay derechos."})
    assert declined.status_code == 302


def test_no_mark_of_the_machine_is_called_like_data_of_people(
    client: Client, donor: User, reviewer: User
) -> None:
    gift = in_review(donor)
    client.force_login(reviewer)
    marks = (
        client.get(page_of(gift))
        .content.decode()
        .split('class="tags marks"')[1]
        .split("</span></span></span>")[0]
    )
    assert "Datos" not in marks
    assert "Lectura" in marks


def test_the_tick_is_kept_with_the_words(client: Client, donor: User, reviewer: User) -> None:
    """But not where the donor wrote meanwhile: that has to be looked at, too."""
    gift = in_review(donor)
    client.force_login(reviewer)
    approve = f"/admin/donations/donation/{gift.pk}/approve/"
    assert " checked" not in client.get(page_of(gift)).content.decode()
    refused = client.post(approve, {"words": " ", "for_people": "on"})
    assert (refused.status_code, 'name="for_people" checked' in refused.content.decode()) == (422, True)
    conversation.write(gift, donor, "Espera.")
    late = client.post(approve, {"words": "Bien.", "for_people": "on", "last_seen": "0"})
    assert (late.status_code, "checked" in late.content.decode()) == (409, False)
