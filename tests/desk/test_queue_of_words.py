"""The queue by whose turn it is: who has waited longest for a word comes first, wherever the donation stands."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from donations.models import Donation, Message, Status, User
from tests.desk.gifts import in_review
from tests.desk.test_queue import QUEUE, titles
from tests.factories import person


def _written(gift: Donation, author: User, days: float, **facts: bool) -> None:
    message = Message.objects.create(donation=gift, author=author, body="¿Y?", **facts)
    Message.objects.filter(pk=message.pk).update(created_at=timezone.now() - timedelta(days=days))


def test_who_has_waited_longest_for_a_word_comes_first(client: Client, donor: User, reviewer: User) -> None:
    for title, status, days in (
        ("Ayer", Status.IN_REVIEW, 1),
        ("Hace mucho", Status.PUBLISHED, 9),
        ("Hace poco", Status.WITHDRAWN, 3),
    ):
        gift = in_review(donor, title=title)
        Donation.objects.filter(pk=gift.pk).update(status=status)
        _written(gift, donor, days)
        _written(gift, donor, 0.5)  # the next of several does not put it behind the others
    in_review(donor, title="Sin mensajes")
    client.force_login(reviewer)
    assert titles(client.get(f"{QUEUE}?turn=team").content.decode()) == ["Hace mucho", "Hace poco", "Ayer"]


def test_whom_the_team_asked_longest_ago_comes_first(client: Client, donor: User, reviewer: User) -> None:
    for title, days in (("Ayer", 1), ("Hace mucho", 9)):
        gift = in_review(donor, title=title)
        _written(gift, reviewer, days, is_from_team=True)
    noted = in_review(donor, title="Con nota")
    _written(noted, reviewer, 4, is_from_team=True, is_internal=True)
    client.force_login(reviewer)
    assert titles(client.get(f"{QUEUE}?turn=donor").content.decode()) == ["Hace mucho", "Ayer"]


def test_an_order_nobody_knows_is_the_queues_own(client: Client, donor: User, reviewer: User) -> None:
    in_review(donor, title="Una")
    client.force_login(reviewer)
    assert client.get(f"{QUEUE}?turn=asked_at").status_code in {200, 302}


def test_words_cost_the_same_for_many(
    client: Client, reviewer: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for i in range(30):
        gift = in_review(person(f"d{i}@example.org"), title=f"Donación {i}")
        _written(gift, gift.donor, 2)
    client.force_login(reviewer)
    with django_assert_max_num_queries(16):
        assert len(titles(client.get(f"{QUEUE}?turn=team").content.decode())) == 30
