"""A turn that takes back what a letter said is told by a letter too: opening again, and a donor's own withdrawal."""

import pytest
import time_machine
from django.core import mail
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from donations import decisions, door, withdrawal
from donations.models import Donation, User
from donations.roles import Role
from tests.desk.gifts import LOOKED, in_review
from tests.factories import donation_of


@pytest.mark.parametrize("decided", ["approve", "reject"])
def test_opening_again_is_told_with_its_reason(
    client: Client,
    donor: User,
    reviewer: User,
    decided: str,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    gift = in_review(donor)
    getattr(decisions, decided)(gift, reviewer, "Leída.", LOOKED)
    with django_capture_on_commit_callbacks(execute=True):
        decisions.reopen(gift, reviewer, "Vi un nombre en la carta.")
    (letter,) = mail.outbox
    assert letter.to == [donor.email]
    assert letter.subject == "Acopio · Estamos mirando otra vez «Cartas de la radio»"
    assert "Vi un nombre en la carta." in letter.body
    client.force_login(donor)
    page = client.get(f"/donacion/{gift.pk}/").content.decode()
    assert "La estamos mirando otra vez:</strong> Vi un nombre en la carta." in page


def test_what_was_opened_again_once_is_not_said_for_ever(client: Client, donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    decisions.reject(gift, reviewer, "No.")
    decisions.reopen(gift, reviewer, "Otra vez.")
    decisions.reject(gift, reviewer, "No.")
    door.apply(gift, "appeal", role=Role.DONOR, actor=donor, reason="Miren el permiso.")
    client.force_login(donor)
    assert "otra vez:</strong>" not in client.get(f"/donacion/{gift.pk}/").content.decode()


def test_the_desk_says_beforehand_that_the_donor_reads_it(
    client: Client, donor: User, reviewer: User
) -> None:
    gift = in_review(donor)
    decisions.reject(gift, reviewer, "No.")
    client.force_login(reviewer)
    page = client.get(f"/admin/donations/donation/{gift.pk}/change/").content.decode()
    assert "Queda junto a la decisión, y quien donó lo lee." in page


@time_machine.travel("2026-03-02 12:00Z", tick=False)
@pytest.mark.parametrize(("language", "day"), [("es", "1 de abril de 2026"), ("en", "April 1, 2026")])
def test_a_withdrawal_is_confirmed_with_its_day(
    donor: User, language: str, day: str, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    User.objects.filter(pk=donor.pk).update(language=language)
    gift = Donation.objects.get(pk=in_review(donor).pk)
    with django_capture_on_commit_callbacks(execute=True):
        assert withdrawal.withdraw(gift, donor)
    (letter,) = mail.outbox
    assert day in letter.body
    assert letter.to == [donor.email]


def test_what_was_stopped_on_its_way_out_is_confirmed_once_it_is_taken_back(
    donor: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    gift = in_review(donor)
    Donation.objects.filter(pk=gift.pk).update(status="publishing")
    with django_capture_on_commit_callbacks(execute=True):
        assert not withdrawal.withdraw(gift, donor)
        assert mail.outbox == []
    door.apply(gift, "abort_publishing", role=Role.WORKER)
    with django_capture_on_commit_callbacks(execute=True):
        withdrawal.carry_out()
    assert [letter.to for letter in mail.outbox] == [[donor.email]]


def test_a_draft_goes_without_a_letter(
    donor: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        withdrawal.withdraw(donation_of(donor), donor)
    assert mail.outbox == []
