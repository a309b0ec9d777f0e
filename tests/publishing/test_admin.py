"""Maintainers prepare and publish on the desk; reviewers look; nobody else learns that it exists."""

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from donations import runner
from donations.models import Donation, Status, Unit, User
from publishing import planning, releases, writing
from publishing.models import Dataset, Release, State
from publishing.programs import PROGRAMS
from tests.publishing.making import LETTERS, approved, dataset_for, prepared


def address(name: str, *args: object) -> str:
    return reverse(f"admin:publishing_dataset_{name}", args=args)


def work() -> None:
    """Do all planned work, as a worker would."""
    for unit in Unit.objects.filter(state=Unit.State.WAITING, queue="publishing"):
        assert runner.run(unit.pk, PROGRAMS)


@pytest.mark.django_db(transaction=True)
def test_from_an_approved_donation_to_published(client: Client, maintainer: User, donor: User) -> None:
    donation = approved(donor, LETTERS)
    client.force_login(maintainer)
    client.post(
        address("add"), {"title": "Cartas", "namespace": "somosnlp", "slug": "cartas", "visibility": "public"}
    )
    dataset = Dataset.objects.get()
    page = client.get(address("change", dataset.pk)).content.decode()
    assert "Cartas de la radio" in page
    client.post(address("prepare", dataset.pk), {"donations": [donation.pk]})
    work()
    release = Release.objects.get()
    assert release.state == State.PREPARED
    client.force_login(donor)
    client.post(reverse("publishing:confirm", args=[release.pk, donation.pk]), {"answer": "yes"})
    client.force_login(maintainer)
    assert address("publish", dataset.pk, 1) in client.get(address("change", dataset.pk)).content.decode()
    client.post(address("publish", dataset.pk, 1))
    work()
    release.refresh_from_db()
    donation.refresh_from_db()
    assert (release.state, donation.status) == (State.PUBLISHED, Status.PUBLISHED)
    assert client.get(address("releases", dataset.pk)).status_code == 286


@pytest.mark.parametrize(
    ("who", "expected"), [("maintainer", 200), ("reviewer", 200), ("donor", 404), ("stranger", 404)]
)
def test_who_sees_the_page(
    client: Client, donor: User, who: str, expected: int, request: pytest.FixtureRequest
) -> None:
    release = prepared(approved(donor, LETTERS))
    client.force_login(request.getfixturevalue(who))
    assert client.get(address("change", release.dataset_id)).status_code == expected


@pytest.mark.parametrize("who", ["reviewer", "donor", "stranger"])
@pytest.mark.parametrize("action", ["prepare", "publish", "set_aside"])
def test_only_maintainers_act(
    client: Client, donor: User, who: str, action: str, request: pytest.FixtureRequest
) -> None:
    release = prepared(approved(donor, LETTERS, confirmation_waived=True))
    client.force_login(request.getfixturevalue(who))
    numbers = [release.dataset_id] if action == "prepare" else [release.dataset_id, 1]
    donation = Donation.objects.get()
    assert client.post(address(action, *numbers), {"donations": [donation.pk]}).status_code == 404
    release.refresh_from_db()
    assert release.state == State.CONFIRMED
    assert not Unit.objects.filter(queue="publishing").exists()


def test_reviewers_are_offered_no_button(client: Client, donor: User, reviewer: User) -> None:
    release = prepared(approved(donor, LETTERS, confirmation_waived=True))
    client.force_login(reviewer)
    assert (
        address("publish", release.dataset_id, 1)
        not in client.get(address("change", release.dataset_id)).content.decode()
    )


@pytest.mark.parametrize("action", ["prepare", "publish", "set_aside"])
def test_looking_at_an_action_does_nothing_and_leads_to_the_page(
    client: Client, donor: User, maintainer: User, action: str
) -> None:
    release = prepared(approved(donor, LETTERS, confirmation_waived=True))
    client.force_login(maintainer)
    numbers = [release.dataset_id] if action == "prepare" else [release.dataset_id, 1]
    answer = client.get(address(action, *numbers))
    assert (answer.status_code, answer.headers["Location"]) == (302, address("change", release.dataset_id))
    release.refresh_from_db()
    assert release.state == State.CONFIRMED
    assert not Unit.objects.filter(queue="publishing").exists()


def test_what_cannot_be_released_is_said_in_words(client: Client, donor: User, maintainer: User) -> None:
    donation = approved(donor, LETTERS, licence="cc-by-nd-4.0", kind="instruction")
    dataset = dataset_for(donation)
    client.force_login(maintainer)
    answer = client.post(address("prepare", dataset.pk), {"donations": [donation.pk]})
    assert answer.status_code == 422
    assert donation.reference in answer.content.decode()
    assert not Release.objects.exists()


def test_set_aside_keeps_it_from_being_published(client: Client, donor: User, maintainer: User) -> None:
    release = prepared(approved(donor, LETTERS, confirmation_waived=True))
    client.force_login(maintainer)
    client.post(address("set_aside", release.dataset_id, 1))
    client.post(address("publish", release.dataset_id, 1))
    release.refresh_from_db()
    assert release.state == State.ABORTED
    assert not Unit.objects.filter(kind="publish").exists()


def test_the_list_of_datasets_opens(client: Client, donor: User, reviewer: User) -> None:
    prepared(approved(donor, LETTERS))
    client.force_login(reviewer)
    assert "cartas-de-la-radio" in client.get(address("changelist")).content.decode()


@pytest.mark.django_db(transaction=True)
def test_what_a_cut_attempt_left_is_cleared_away(donor: User) -> None:
    donation = approved(donor, LETTERS)
    release = releases.begin(dataset_for(donation), [donation], None)
    cut = writing.write(release)
    planning.plan_writing(release)
    work()
    release.refresh_from_db()
    assert release.state == State.PREPARED
    assert not default_storage.exists(cut.files[0].key)
    assert all(default_storage.exists(file.key) for file in release.files.all())
