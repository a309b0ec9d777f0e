"""Whom a donor's message reaches by letter: who has the donation, else the team; one for several in a row."""

from datetime import timedelta

import pytest
from django.core import mail as outbox
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from donations import conversation
from donations.models import Donation, Message, Organisation, User
from donations.models.people import MAINTAINERS, REVIEWERS, Membership
from tests.desk.gifts import in_review
from tests.factories import person

Capture = DjangoCaptureOnCommitCallbacks


def _readers(gift: Donation, capture: Capture, *words: str) -> list[str]:
    """Return to whom letters went when the donor wrote these, in order."""
    outbox.outbox.clear()
    with capture(execute=True):
        for one in words or ("¿Falta algo?",):
            conversation.write(Donation.objects.get(pk=gift.pk), gift.donor, one)
    return sorted(letter.to[0] for letter in outbox.outbox)


@pytest.fixture
def gift(donor: User, reviewer: User, maintainer: User) -> Donation:
    """A donation that waits for a reviewer, and that nobody has."""
    return in_review(donor)


def _have(gift: Donation, holder: User) -> None:
    Donation.objects.filter(pk=gift.pk).update(assignee=holder)


def test_what_nobody_has_reaches_the_whole_team(
    gift: Donation, stranger: User, django_capture_on_commit_callbacks: Capture
) -> None:
    both = person("both@example.org", REVIEWERS, MAINTAINERS)
    person("gone@example.org", REVIEWERS)
    User.objects.filter(email="gone@example.org").update(is_active=False)
    assert _readers(gift, django_capture_on_commit_callbacks) == [
        both.email, "maintainer@example.org", "reviewer@example.org",
    ]  # fmt: skip
    body = str(outbox.outbox[0].body)
    assert "nadie del equipo tiene esta donación" in body
    assert f"/admin/donations/donation/{gift.pk}/change/?tab=thread" in body


def test_who_has_it_gets_it_alone(
    gift: Donation, reviewer: User, django_capture_on_commit_callbacks: Capture
) -> None:
    _have(gift, reviewer)
    assert _readers(gift, django_capture_on_commit_callbacks) == [reviewer.email]


@pytest.mark.parametrize("why", ["left_the_team", "inactive", "gives_with_them"])
def test_who_has_it_and_may_no_longer_judge_it_gets_nothing(
    gift: Donation, reviewer: User, why: str, django_capture_on_commit_callbacks: Capture
) -> None:
    """What a donor writes is for the team: somebody who left it reads it no more, nor does who gives it."""
    _have(gift, reviewer)
    if why == "left_the_team":
        reviewer.groups.clear()
    elif why == "inactive":
        User.objects.filter(pk=reviewer.pk).update(is_active=False)
    else:
        radio = Organisation.objects.create(name="Radio")
        Membership.objects.create(organisation=radio, user=reviewer)
        Donation.objects.filter(pk=gift.pk).update(organisation=radio)
    assert _readers(gift, django_capture_on_commit_callbacks) == ["maintainer@example.org"]


@pytest.mark.parametrize("is_held", [True, False])
def test_five_in_a_row_are_one_letter(
    gift: Donation, reviewer: User, django_capture_on_commit_callbacks: Capture, is_held: bool
) -> None:
    if is_held:
        _have(gift, reviewer)
    got = _readers(gift, django_capture_on_commit_callbacks, "Hola.", "Una cosa.", "Otra.", "Y otra.", "Ya.")
    assert len(got) == (1 if is_held else 2)
    assert all("Hola." in str(letter.body) for letter in outbox.outbox)


def test_who_writes_again_after_days_without_an_answer_is_heard_again(
    gift: Donation, reviewer: User, django_capture_on_commit_callbacks: Capture
) -> None:
    _have(gift, reviewer)
    _readers(gift, django_capture_on_commit_callbacks)
    assert _readers(gift, django_capture_on_commit_callbacks, "Quiten mi nombre.") == []
    Message.objects.update(created_at=timezone.now() - timedelta(days=2))
    assert _readers(gift, django_capture_on_commit_callbacks, "¡Por favor!") == [reviewer.email]
