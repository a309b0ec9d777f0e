"""The donor sees exactly what would be published, and says yes or not like this."""

import pytest
from django.test import Client
from django.urls import reverse

from donations.models import Donation, User
from publishing import recipe
from publishing.folder import FolderHub
from publishing.journey import Journey
from publishing.models import Release, State
from publishing.stages import NotNow
from tests.publishing.making import LETTERS, approved, document, prepared


@pytest.fixture
def release(donor: User) -> Release:
    """A release that waits for its donor; one letter tries to be more than text."""
    rows = [*LETTERS, document(3, "<script>alert(1)</script>", "validation")]
    return prepared(approved(donor, rows))


def address(release: Release) -> str:
    return reverse("publishing:confirm", args=[release.pk, release.items.get().donation_id])


def test_the_donor_sees_files_rows_licence_credit_and_citation(
    client: Client, donor: User, release: Release
) -> None:
    client.force_login(donor)
    page = client.get(address(release)).content.decode()
    for said in (
        "data/train-00000-of-00001.parquet",
        "pingüino",
        "Radio comunitaria (2026). Cartas de la radio.",
        "creativecommons.org/licenses/by/4.0",
        "language_details",
    ):
        assert said in page
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


@pytest.mark.parametrize("who", ["stranger", "reviewer", "maintainer"])
def test_nobody_else_sees_or_answers(
    client: Client, release: Release, who: str, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(who))
    assert client.get(address(release)).status_code == 404
    assert client.post(address(release), {"answer": "yes"}).status_code == 404
    release.refresh_from_db()
    assert release.state == State.PREPARED


def test_a_visitor_is_asked_to_sign_in(client: Client, release: Release) -> None:
    assert client.get(address(release)).status_code == 302


def test_yes_makes_it_ready(client: Client, donor: User, release: Release) -> None:
    client.force_login(donor)
    client.post(address(release), {"answer": "yes"})
    release.refresh_from_db()
    item = release.items.get()
    assert release.state == State.CONFIRMED
    assert item.confirmed_by == donor
    assert item.donation.events.filter(code="confirmation_given").exists()


def test_no_needs_words_and_sets_the_release_aside(client: Client, donor: User, release: Release) -> None:
    client.force_login(donor)
    assert client.post(address(release), {"answer": "no"}).status_code == 422
    client.post(address(release), {"answer": "no", "words": "Falta el nombre de la radio."})
    release.refresh_from_db()
    assert release.state == State.ABORTED
    donation = Donation.objects.get(pk=release.items.get().donation_id)
    assert donation.messages.get().body == "Falta el nombre de la radio."


def test_a_late_yes_does_not_bring_a_release_back(client: Client, donor: User, release: Release) -> None:
    client.force_login(donor)
    client.post(address(release), {"answer": "no", "words": "No."})
    client.post(address(release), {"answer": "yes"})
    release.refresh_from_db()
    assert release.state == State.ABORTED


def test_without_the_donors_word_nothing_leaves(release: Release) -> None:
    with pytest.raises(NotNow):
        recipe.publish(Journey(release, FolderHub()))
    assert not FolderHub().beside.exists()


def test_a_donor_who_waived_it_is_not_asked(donor: User) -> None:
    release = prepared(approved(donor, LETTERS, confirmation_waived=True))
    assert release.state == State.CONFIRMED
    assert not release.items.get().donation.events.filter(code="confirmation_asked").exists()
