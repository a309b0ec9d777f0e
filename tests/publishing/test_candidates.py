"""Whoever prepares a release sees what each donation is, what cannot go in and why, and what would leave the dataset."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from donations import retraction
from donations.models import Donation, Organisation, Status, User
from publishing import recipe, releases, taking_away, writing
from publishing.candidates import Candidate, candidates, leaving
from publishing.folder import FolderHub
from publishing.journey import Journey
from publishing.models import Dataset, Release, State
from tests.publishing.making import LETTERS, approved, dataset_for, document, prepared


def publish(release: Release) -> None:
    recipe.publish(Journey(release, FolderHub(), pause=lambda _s: None))


@pytest.fixture
def first(donor: User) -> Release:
    """A published version of two donations."""
    gifts = [approved(donor, LETTERS, title=title, confirmation_waived=True) for title in ("Uno", "Dos")]
    release = prepared(*gifts)
    publish(release)
    release.refresh_from_db()
    return release


def rows(dataset: Dataset) -> dict[str, Candidate]:
    return {one.donation.title: one for one in candidates(dataset)}


def page(client: Client, dataset: Dataset) -> str:
    return client.get(reverse("admin:publishing_dataset_change", args=[dataset.pk])).content.decode()


def test_each_row_says_what_it_is(client: Client, donor: User, maintainer: User) -> None:
    group = Organisation.objects.create(name="Radio Ñemity")
    day = timezone.localdate().replace(year=2030, month=3, day=9)
    gift = approved(donor, LETTERS, languages=("gn",), organisation=group, publish_after=day)
    client.force_login(maintainer)
    told = page(client, dataset_for(gift)).split('class="candidates"')[1].split("</table>")[0]
    for said in (
        gift.reference,
        "Radio Ñemity",
        "CC BY 4.0",
        "guaraní",
        gift.get_visibility_display(),
        "2030",
    ):
        assert said in told
    assert '"number">2<' in told  # documents


def test_what_the_last_version_holds_is_ticked_and_stands_first(first: Release, donor: User) -> None:
    approved(donor, [document(9, "Nueva.")], title="Tres")
    told = candidates(first.dataset)
    assert [(one.donation.title, one.is_chosen, one.places) for one in told] == [
        ("Uno", True, ["v1"]),
        ("Dos", True, ["v1"]),
        ("Tres", False, []),
    ]


def test_after_something_was_taken_back_the_rest_is_ticked(first: Release, maintainer: User) -> None:
    one, other = [item.donation for item in first.items.all()]
    retraction.retract(one, maintainer, "Se retira.")
    taking_away.take_away(one, FolderHub())
    assert [(row.donation, row.is_chosen) for row in candidates(first.dataset)] == [(other, True)]


def test_what_stands_in_another_dataset_is_said_by_its_name(first: Release, donor: User) -> None:
    shared = approved(donor, [document(9, "Ajena.")], title="Compartida", confirmation_waived=True)
    other = prepared(shared, slug="otro")
    publish(other)
    second = releases.begin(first.dataset, [Donation.objects.get(pk=shared.pk)], None)
    second.items.update(waived=True)
    writing.prepare(second)
    assert rows(first.dataset)["Compartida"].places == ["otro v1"]


def test_what_cannot_go_in_says_why_and_cannot_be_ticked(
    client: Client, first: Release, donor: User, maintainer: User
) -> None:
    approved(donor, LETTERS, title="Privada", visibility="private")
    approved(donor, LETTERS, title="Otra licencia", licence="cc0-1.0")
    changed = approved(donor, LETTERS, title="Cambiada")
    Donation.objects.filter(pk=changed.pk).update(description="otra")
    told = rows(first.dataset)
    assert "abierta" in told["Privada"].obstacle
    assert "CC BY 4.0" in told["Otra licencia"].obstacle
    assert changed.reference in told["Cambiada"].obstacle
    assert not told["Uno"].obstacle
    client.force_login(maintainer)
    assert page(client, first.dataset).count("disabled aria-describedby") == 3


def test_a_first_version_may_have_any_licence(donor: User) -> None:
    gift = approved(donor, LETTERS, licence="cc0-1.0")
    assert not candidates(dataset_for(gift))[0].obstacle


def test_ticks_stay_where_something_was_wrong(client: Client, donor: User, maintainer: User) -> None:
    one = approved(donor, LETTERS, title="Uno")
    approved(donor, LETTERS, title="Dos", licence="cc0-1.0")
    dataset = dataset_for(one)
    client.force_login(maintainer)
    address = reverse("admin:publishing_dataset_prepare", args=[dataset.pk])
    answer = client.post(address, {"donations": [gift.pk for gift in Donation.objects.all()]})
    assert answer.status_code == 422
    assert answer.content.decode().count(" checked") == 2


def test_what_would_leave_is_said_beside_the_button(client: Client, first: Release, maintainer: User) -> None:
    one, other = [item.donation for item in first.items.all()]
    second = releases.begin(first.dataset, [one], None)
    writing.prepare(second)
    assert leaving(second) == [other]
    client.force_login(maintainer)
    told = page(client, first.dataset)
    assert "salen del conjunto de datos" in told
    second.refresh_from_db()
    assert second.state == State.CONFIRMED
    publish(second)
    assert leaving(second) == leaving(first) == []
    assert "salen del conjunto de datos" not in page(client, first.dataset)


def test_nothing_leaves_where_everything_stays(first: Release) -> None:
    kept = [item.donation for item in first.items.all()]
    assert leaving(releases.begin(first.dataset, kept, None)) == []


def test_many_rows_do_not_take_many_questions(
    donor: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    gifts = [approved(donor, LETTERS) for _ in range(12)]
    dataset = dataset_for(gifts[0])
    with django_assert_max_num_queries(30 + 12 * 15):
        candidates(dataset)
    assert Donation.objects.filter(status=Status.APPROVED).count() == 12
