"""What a donor writes reaches whoever has the donation, is marked until it is answered, and the other way round."""

from datetime import timedelta

import pytest
from django.core import mail as outbox
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from donations import events, handling
from donations.conversation import asking, waits_for_team, with_turns
from donations.models import Donation, Message, Status, User
from donations.roles import Role
from tests.factories import donation_of

pytestmark = pytest.mark.django_db
QUEUE = reverse("admin:donations_donation_changelist")


@pytest.fixture
def sent(donation: Donation) -> Donation:
    """A donation that waits for a reviewer."""
    Donation.objects.filter(pk=donation.pk).update(status=Status.IN_REVIEW, submitted_at=timezone.now())
    donation.refresh_from_db()
    return donation


def _client(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def _writes(donation: Donation, words: str = "¿Falta algo?") -> None:
    address = reverse("donations:message", args=[donation.pk])
    assert _client(donation.donor).post(address, {"body": words}).status_code == 302


def _written_at(donation: Donation) -> object:
    return with_turns(Donation.objects.filter(pk=donation.pk)).get().written_at


def test_who_has_it_gets_a_letter_of_the_first_that_waits(
    sent: Donation, reviewer: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    handling.assign(sent, reviewer)
    with django_capture_on_commit_callbacks(execute=True):
        _writes(sent, "¿Por qué pone NC?")
        _writes(sent, "Y otra cosa.")
    (letter,) = outbox.outbox
    assert letter.to == [reviewer.email]
    assert "¿Por qué pone NC?" in str(letter.body)
    assert f"{reverse('admin:donations_donation_change', args=[sent.pk])}?tab=thread" in str(letter.body)
    outbox.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        handling.write(sent, reviewer, "Ya está.")
        outbox.outbox.clear()
        _writes(sent, "Gracias, pero…")
    assert [one.to for one in outbox.outbox[-1:]] == [[reviewer.email]]


@pytest.mark.parametrize("status", [Status.IN_REVIEW, Status.APPROVED, Status.PUBLISHED, Status.WITHDRAWN])
def test_it_is_marked_wherever_the_donation_stands(sent: Donation, reviewer: User, status: Status) -> None:
    Message.objects.create(donation=sent, author=sent.donor, body="Quiten mi nombre.")
    Donation.objects.filter(pk=sent.pk).update(status=status)
    client = _client(reviewer)
    assert "1</b> esperan respuesta" in client.get(reverse("admin:index")).content.decode()
    listed = client.get(QUEUE, {"turn": "team"}).content.decode()
    assert str(sent) in listed
    assert "espera respuesta desde hace" in listed
    assert str(sent) not in client.get(QUEUE, {"turn": "donor"}).content.decode()
    page = client.get(reverse("admin:donations_donation_change", args=[sent.pk])).content.decode()
    assert 'Conversación <b class="asked">1</b>' in page


def test_notes_of_the_team_neither_ask_nor_answer(sent: Donation, reviewer: User) -> None:
    handling.note(sent, reviewer, "Ojo con esto.")
    assert (waits_for_team(sent), _written_at(sent)) == (False, None)
    _writes(sent)
    handling.note(sent, reviewer, "Le contesto luego.")
    assert waits_for_team(sent)
    page = _client(reviewer).get(reverse("admin:donations_donation_change", args=[sent.pk])).content.decode()
    assert 'Conversación <b class="asked">1</b>' in page


def test_an_answer_ends_the_wait(sent: Donation, reviewer: User) -> None:
    _writes(sent)
    handling.write(sent, reviewer, "No falta nada.")
    assert not waits_for_team(sent)
    assert _written_at(sent) is not None
    _writes(sent, "Gracias.")
    assert (waits_for_team(sent), _written_at(sent)) == (True, None)


@pytest.mark.parametrize(
    ("code", "waits"), [("reject", False), ("retract", False), ("approve", True), ("withdraw", True)]
)
def test_only_what_says_something_of_it_answers_a_donor(
    sent: Donation, reviewer: User, code: str, waits: bool
) -> None:
    """Whoever approves may have read nothing; who takes it back may have asked for something besides."""
    _writes(sent, "Quiten mi nombre.")
    events.append(sent, code, role=Role.REVIEWER, actor=reviewer)
    assert waits_for_team(sent) is waits


@pytest.mark.parametrize("code", ["approve", "reject", "submit", "withdraw"])
def test_a_question_of_the_team_ends_when_it_goes_on(sent: Donation, reviewer: User, code: str) -> None:
    handling.write(sent, reviewer, "¿De qué año es?")
    events.append(sent, code, role=Role.WORKER)
    assert _written_at(sent) is None


def test_what_is_written_after_a_decision_waits(sent: Donation, reviewer: User) -> None:
    events.append(sent, "approve", role=Role.REVIEWER, actor=reviewer)
    _writes(sent)
    assert list(asking(Donation.objects.all())) == [sent]


def test_it_waits_since_the_first_that_was_not_answered(sent: Donation) -> None:
    for days in (3, 1):
        message = Message.objects.create(donation=sent, author=sent.donor, body=f"Hace {days}")
        Message.objects.filter(pk=message.pk).update(created_at=timezone.now() - timedelta(days=days))
    asked_at = asking(Donation.objects.all()).get().asked_at
    assert timezone.now() - asked_at > timedelta(days=2)


def test_a_question_of_the_team_waits_for_the_donor(sent: Donation, reviewer: User) -> None:
    mine = reverse("donations:mine")
    assert "Te hemos escrito" not in _client(sent.donor).get(mine).content.decode()
    handling.write(sent, reviewer, "¿De qué año es?")
    page = _client(sent.donor).get(mine).content.decode()
    assert "Te hemos escrito" in page
    assert f"{reverse('donations:detail', args=[sent.pk])}#thread" in page
    _writes(sent, "De 1998.")
    assert "Te hemos escrito" not in _client(sent.donor).get(mine).content.decode()


def test_the_queue_asks_no_more_for_more_conversations(sent: Donation, reviewer: User) -> None:
    client = _client(reviewer)

    def asked_with(count: int) -> int:
        while Donation.objects.count() < count:
            donation_of(sent.donor, status=Status.IN_REVIEW, submitted_at=timezone.now())
        for one in Donation.objects.all():
            Message.objects.create(donation=one, author=sent.donor, body="¿Falta algo?")
        with CaptureQueriesContext(connection) as queries:
            assert (
                client.get(QUEUE, {"turn": "team"}).content.decode().count("espera respuesta desde hace")
                == count
            )
        return len(queries)

    client.get(QUEUE)
    assert asked_with(1) == asked_with(6)
