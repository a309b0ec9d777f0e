"""Taking a gift: of two who were shown that it is free one has it, and whom it is taken from is told."""

import re

import pytest
from django.core import mail
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from donations import handling
from donations.door import MoveNotAllowed
from donations.models import Donation, User
from tests.desk.gifts import in_review


def desk(gift: Donation, action: str = "change") -> str:
    """Return an address of the desk."""
    return f"/admin/donations/donation/{gift.pk}/{action}/"


def shown(client: Client, gift: Donation) -> dict[str, str]:
    """Return what the button to take it sends along."""
    page = client.get(desk(gift)).content.decode()
    found = re.search(r'name="instead_of" value="(\d*)"', page)
    assert found is not None
    return {"instead_of": found[1]}


def test_of_two_who_take_a_free_gift_the_first_has_it(
    client: Client, donor: User, reviewer: User, maintainer: User
) -> None:
    gift = in_review(donor)
    client.force_login(maintainer)
    free = shown(client, gift)
    handling.assign(gift, reviewer)
    answer = client.post(desk(gift, "assign"), free)
    assert answer.status_code == 409
    assert "La acaba de tomar otra persona" in answer.content.decode()
    gift.refresh_from_db()
    assert gift.assignee == reviewer
    assert client.post(desk(gift, "assign"), shown(client, gift)).status_code == 302
    gift.refresh_from_db()
    assert gift.assignee == maintainer


def test_whom_it_is_taken_from_gets_a_letter_and_the_donor_none(
    donor: User,
    reviewer: User,
    maintainer: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    gift = in_review(donor)
    with django_capture_on_commit_callbacks(execute=True):
        handling.assign(gift, reviewer)
        handling.assign(gift, maintainer, reviewer.pk)
    (letter,) = mail.outbox
    assert letter.to == [reviewer.email]
    assert str(maintainer) in letter.body
    assert desk(gift) in letter.body


def test_what_was_let_go_in_the_meantime_may_be_taken(donor: User, reviewer: User, maintainer: User) -> None:
    gift = in_review(donor)
    handling.assign(gift, maintainer, reviewer.pk)
    assert gift.assignee == maintainer


@pytest.mark.parametrize("sent", ["", "²", "-1", "x"])
def test_what_no_page_shows_takes_nothing_from_anybody(
    client: Client, donor: User, reviewer: User, maintainer: User, sent: str
) -> None:
    gift = in_review(donor)
    handling.assign(gift, reviewer)
    client.force_login(maintainer)
    assert client.post(desk(gift, "assign"), {"instead_of": sent}).status_code == 409
    with pytest.raises(MoveNotAllowed, match="taken_meanwhile"):
        handling.assign(gift, maintainer)
