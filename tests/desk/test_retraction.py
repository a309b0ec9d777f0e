"""A donor asks to take back what is published, the desk shows it, and a maintainer does it, with a reason."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.core import mail
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from donations import erasure, retraction
from donations.conversation import waits_for_team
from donations.door import MoveNotAllowed
from donations.models import Donation, Status, Unit, User
from donations.models.people import MAINTAINERS
from tests.desk.gifts import in_review
from tests.factories import person

QUEUE = reverse("admin:donations_donation_changelist")


@pytest.fixture
def gift(donor: User) -> Donation:
    """A published donation."""
    made = in_review(donor)
    Donation.objects.filter(pk=made.pk).update(status=Status.PUBLISHED)
    made.refresh_from_db()
    return made


def desk(gift: Donation, action: str = "change") -> str:
    return reverse(f"admin:donations_donation_{action}", args=[gift.pk])


def ask_page(gift: Donation) -> str:
    return reverse("donations:ask_back", args=[gift.pk])


def test_the_donor_asks_with_a_button_and_the_desk_has_it(
    client: Client, gift: Donation, donor: User, reviewer: User, maintainer: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:  # fmt: skip
    client.force_login(donor)
    mine = reverse("donations:detail", args=[gift.pk])
    assert ask_page(gift) in client.get(mine).content.decode()
    assert client.get(ask_page(gift)).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        client.post(ask_page(gift), {"body": "Sale mi abuela."})
    assert ask_page(gift) not in client.get(mine).content.decode()
    assert [letter.to for letter in mail.outbox] == [[maintainer.email]]
    assert "Sale mi abuela." in mail.outbox[0].body
    assert waits_for_team(gift)
    for who in (reviewer, maintainer):
        client.force_login(who)
        assert "Sale mi abuela." in client.get(desk(gift)).content.decode()
        assert str(gift) in client.get(QUEUE, {"turn": "back"}).content.decode()
        assert "turn=back" in client.get(reverse("admin:index")).content.decode()


def test_nobody_has_to_say_why_and_asking_twice_is_asking_once(
    client: Client, gift: Donation, donor: User, maintainer: User
) -> None:
    client.force_login(donor)
    for _ in range(2):
        assert client.post(ask_page(gift)).status_code == 302
    assert gift.events.filter(code="retraction_asked").count() == 1
    assert gift.messages.get().body


def test_superusers_who_have_left_get_no_letter(
    gift: Donation, donor: User, maintainer: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:  # fmt: skip
    gone = person("gone@example.org", MAINTAINERS)
    User.objects.filter(pk=gone.pk).update(is_active=False)
    both = person("both@example.org", MAINTAINERS)
    User.objects.filter(pk=both.pk).update(is_superuser=True)
    with django_capture_on_commit_callbacks(execute=True):
        retraction.ask(gift, donor, "")
    assert sorted(letter.to[0] for letter in mail.outbox) == [both.email, maintainer.email]


def test_a_maintainer_takes_it_back_with_a_reason_that_the_donor_reads(
    client: Client, gift: Donation, donor: User, maintainer: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:  # fmt: skip
    retraction.ask(gift, donor, "")
    client.force_login(maintainer)
    assert desk(gift, "retract") in client.get(desk(gift)).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(desk(gift, "retract"), {"words": "Así lo pediste."}).status_code == 302
    gift.refresh_from_db()
    event = gift.events.get(code="retract")
    assert (gift.status, event.actor, event.payload.text) == (Status.RETRACTED, maintainer, "Así lo pediste.")
    assert Unit.objects.get(kind="take_away").payload == {"donation": gift.pk}
    assert [letter.to for letter in mail.outbox] == [[donor.email]]
    assert "Así lo pediste." in mail.outbox[0].body
    assert not waits_for_team(gift)
    assert str(gift) not in client.get(QUEUE, {"turn": "back"}).content.decode()
    client.force_login(donor)
    page = client.get(reverse("donations:detail", args=[gift.pk])).content.decode()
    assert "Así lo pediste." in page
    assert "la estamos quitando" in page


def test_without_a_reason_nothing_happens(client: Client, gift: Donation, maintainer: User) -> None:
    client.force_login(maintainer)
    assert client.post(desk(gift, "retract"), {"words": " "}).status_code == 422
    gift.refresh_from_db()
    assert gift.status == Status.PUBLISHED
    assert not Unit.objects.filter(kind="take_away").exists()


def test_of_two_the_first_does_it(gift: Donation, maintainer: User) -> None:
    second = Donation.objects.get(pk=gift.pk)
    retraction.retract(gift, maintainer, "Una.")
    with pytest.raises(MoveNotAllowed, match="status"):
        retraction.retract(second, maintainer, "Otra.")
    assert gift.events.filter(code="retract").count() == 1


def test_a_reviewer_is_offered_no_button_and_gets_no_further(
    client: Client, gift: Donation, reviewer: User
) -> None:
    client.force_login(reviewer)
    assert desk(gift, "retract") not in client.get(desk(gift)).content.decode()
    with pytest.raises(MoveNotAllowed, match="role"):
        retraction.retract(gift, reviewer, "Yo mismo.")


def test_a_maintainer_takes_back_what_they_gave_themselves(client: Client, maintainer: User) -> None:
    own = in_review(maintainer)
    Donation.objects.filter(pk=own.pk).update(status=Status.PUBLISHED)
    client.force_login(maintainer)
    assert desk(own, "retract") in client.get(desk(own)).content.decode()
    client.post(desk(own, "retract"), {"words": "Es mía."})
    own.refresh_from_db()
    assert own.status == Status.RETRACTED


def test_thirty_days_later_nothing_of_it_is_kept(gift: Donation, maintainer: User) -> None:
    Path(default_storage.path("originals")).mkdir(parents=True, exist_ok=True)
    retraction.retract(gift, maintainer, "Se retira.")
    assert erasure.sweep() == {"erased": 0}
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert erasure.sweep() == {"erased": 1}
    assert not gift.files.filter(removed_at=None).exists()
