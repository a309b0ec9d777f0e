"""The team can look at exactly what was prepared before it goes out."""

import pytest
from django.test import Client
from django.urls import reverse

from donations.models import User
from publishing import due, stages
from publishing.models import Release
from tests.publishing.making import LETTERS, approved, document, prepared


@pytest.fixture
def release(donor: User) -> Release:
    """A release that waits for its donor; one letter tries to be more than text."""
    return prepared(approved(donor, [*LETTERS, document(3, "<script>alert(1)</script>", "validation")]))


def address(release: Release) -> str:
    return reverse("admin:publishing_dataset_look", args=[release.dataset_id, release.number])


@pytest.mark.parametrize("who", ["maintainer", "reviewer"])
def test_the_team_sees_card_thanks_rows_and_files(
    client: Client, release: Release, who: str, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(who))
    dataset = client.get(reverse("admin:publishing_dataset_change", args=[release.dataset_id]))
    assert address(release) in dataset.content.decode()
    page = client.get(address(release)).content.decode()
    for said in ("language_details", "Donado por", "pingüino", "data/train-00000-of-00001.parquet"):
        assert said in page
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


@pytest.mark.parametrize("who", ["donor", "stranger"])
def test_nobody_else_learns_that_it_exists(
    client: Client, release: Release, who: str, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(who))
    assert client.get(address(release)).status_code == 404


def test_it_is_only_read(client: Client, release: Release, maintainer: User) -> None:
    client.force_login(maintainer)
    assert client.post(address(release)).status_code == 405


def test_there_is_nothing_to_see_before_it_is_written_nor_after_it_was_cleared(
    client: Client, release: Release, maintainer: User
) -> None:
    client.force_login(maintainer)
    stages.advance(release, "abort")
    assert client.get(address(release)).status_code == 200
    due.sweep()
    assert client.get(address(release)).status_code == 404
    assert (
        address(release)
        not in client.get(
            reverse("admin:publishing_dataset_change", args=[release.dataset_id])
        ).content.decode()
    )
