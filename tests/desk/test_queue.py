"""The queue: who sees what, in which order, at what cost."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from donations.models import Donation, Status, User
from tests.desk.gifts import finding, in_review
from tests.factories import donation_of, person

QUEUE = "/admin/donations/donation/"


def titles(page: str) -> list[str]:
    """Return the titles of the rows, from above."""
    return re.findall(r'class="gift"[^>]*>([^<]*)</a>', page)


def test_what_waits_longest_comes_first_and_review_before_everything_else(
    client: Client, donor: User, reviewer: User
) -> None:
    now = timezone.now()
    for title, status, days in (
        ("Publicada", Status.PUBLISHED, 90),
        ("Nueva", Status.IN_REVIEW, 1),
        ("Vieja", Status.IN_REVIEW, 9),
        ("Leyendo", Status.PROCESSING, 30),
    ):
        gift = in_review(donor, title=title)
        Donation.objects.filter(pk=gift.pk).update(status=status, submitted_at=now - timedelta(days=days))
    client.force_login(reviewer)
    page = client.get(QUEUE).content.decode()
    places = [page.index(f">{title}</a>") for title in ("Vieja", "Nueva", "Leyendo", "Publicada")]
    assert places == sorted(places)


def test_drafts_are_nobodys_business(client: Client, donor: User, reviewer: User) -> None:
    draft = donation_of(donor, title="Borrador secreto")
    client.force_login(reviewer)
    assert "Borrador secreto" not in client.get(QUEUE).content.decode()
    assert client.get(f"{QUEUE}{draft.pk}/change/").status_code == 404


def test_a_draft_taken_back_before_it_was_sent_stays_unseen(
    client: Client, donor: User, reviewer: User
) -> None:
    draft = donation_of(donor, title="Nunca enviada")
    Donation.objects.filter(pk=draft.pk).update(status=Status.WITHDRAWN)
    client.force_login(reviewer)
    assert "Nunca enviada" not in client.get(QUEUE).content.decode()
    assert client.get(f"{QUEUE}{draft.pk}/change/").status_code == 404


def test_the_marks_say_word_and_shape(client: Client, donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    finding(gift, "block", "E_STRICTER")
    gift.versions.get().checks.filter(name="metadata").update(state="running")
    client.force_login(reviewer)
    client.cookies["django_language"] = "en"
    page = " ".join(client.get(QUEUE).content.decode().split())
    assert 'tag pass"><span aria-hidden="true">✓</span> Language' in page
    assert 'tag block"><span aria-hidden="true">✕</span> Licence' in page
    assert 'tag pending"><span aria-hidden="true">…</span> Card' in page


@pytest.mark.parametrize(
    ("query", "stays"),
    [
        ("blocks=yes", {"Con bloqueo"}),
        ("blocks=no", {"En portugués"}),
        ("language=pt", {"En portugués"}),
        ("licence=cc0-1.0", {"Con bloqueo"}),
        ("assignee=me", {"En portugués"}),
        ("assignee=nobody", {"Con bloqueo"}),
        ("kind=evaluation", {"Con bloqueo"}),
        ("status=in_review", {"Con bloqueo", "En portugués"}),
        ("q=portu", {"En portugués"}),
    ],
)
def test_filters(client: Client, donor: User, reviewer: User, query: str, stays: set[str]) -> None:
    first = in_review(donor, title="Con bloqueo", licence="cc0-1.0", kind="evaluation")
    finding(first, "block")
    second = in_review(donor, title="En portugués", languages=("pt",))
    Donation.objects.filter(pk=second.pk).update(assignee=reviewer)
    client.force_login(reviewer)
    page = client.get(f"{QUEUE}?{query}").content.decode()
    assert {title for title in ("Con bloqueo", "En portugués") if f">{title}</a>" in page} == stays


def test_the_queue_costs_the_same_for_many(
    client: Client, reviewer: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for i in range(30):
        in_review(person(f"d{i}@example.org"), title=f"Donación {i}", languages=("es-MX", "nah"))
    client.force_login(reviewer)
    with django_assert_max_num_queries(16):
        assert client.get(QUEUE).status_code == 200


def test_nothing_can_be_added_deleted_or_done_in_bulk(client: Client, donor: User, maintainer: User) -> None:
    gift = in_review(donor)
    client.force_login(maintainer)
    page = client.get(QUEUE).content.decode()
    assert 'name="action"' not in page
    assert "addlink" not in page
    client.post(QUEUE, {"action": "delete_selected", "_selected_action": [gift.pk], "post": "yes"})
    assert Donation.objects.filter(pk=gift.pk).exists()
    for name in ("add", "delete", "history"):
        with pytest.raises(NoReverseMatch):
            reverse(f"admin:donations_donation_{name}", args=[] if name == "add" else [gift.pk])


def test_a_hostile_title_is_only_text(client: Client, donor: User, reviewer: User) -> None:
    in_review(donor, title="<script>alert(1)</script>")
    client.force_login(reviewer)
    page = client.get(QUEUE).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_filters_are_words(client: Client, donor: User, reviewer: User) -> None:
    in_review(donor, licence="all-rights-reserved")
    gift = in_review(donor, licence="cc-by-4.0")
    gift.languages.create(tag="gn")
    client.force_login(reviewer)
    page = client.get(QUEUE).content.decode()
    for words in ("Todos los derechos reservados</a>", "CC BY 4.0</a>", "guaraní (gn)</a>"):
        assert words in page


@pytest.mark.parametrize("around", ["{}", "«{}»,", "#{}", " {} carta"])
def test_a_gift_is_found_by_the_number_on_its_receipt(
    client: Client, donor: User, reviewer: User, around: str
) -> None:
    wanted = in_review(donor, title="Una carta")
    in_review(donor, title=f"Cartas de {wanted.pk}")  # the key alone stands in other titles as well
    client.force_login(reviewer)
    page = client.get(QUEUE, {"q": around.format(wanted.reference)}).content.decode()
    assert titles(page) == ["Una carta"]


def test_a_number_of_another_year_is_another_gift_and_one_in_a_title_is_found(
    client: Client, donor: User, reviewer: User
) -> None:
    gift = in_review(donor, title="Una carta")
    other = f"{gift.created_at.year - 1}-{gift.pk:04d}"
    client.force_login(reviewer)
    assert titles(client.get(QUEUE, {"q": other}).content.decode()) == []
    in_review(donor, title=f"Acta {other}")
    assert titles(client.get(QUEUE, {"q": other}).content.decode()) == [f"Acta {other}"]


def test_the_address_is_looked_for_only_where_it_is_shown(client: Client, reviewer: User) -> None:
    in_review(person("eulalia@ejemplo.org"), title="Sin nombre")
    in_review(person("eulalia.dos@ejemplo.org", name="Eu Dos"), title="Con nombre")
    client.force_login(reviewer)
    assert titles(client.get(QUEUE, {"q": "eulalia"}).content.decode()) == ["Sin nombre"]
    assert titles(client.get(QUEUE, {"q": "eu dos"}).content.decode()) == ["Con nombre"]


@pytest.mark.parametrize(
    ("query", "said", "unsaid"),
    [
        ("q=zzz", "con lo que buscas", "Quita algún filtro"),
        ("kind=evaluation", "Quita algún filtro", "buscas"),
    ],
)
def test_a_filter_is_to_be_taken_away_only_where_one_is_set(
    client: Client, donor: User, reviewer: User, query: str, said: str, unsaid: str
) -> None:
    in_review(donor)
    client.force_login(reviewer)
    page = client.get(f"{QUEUE}?{query}").content.decode()
    assert said in page
    assert unsaid not in page
