"""A split that its donor withholds is in no release, and the card says so."""

import pytest
from django.core.files.storage import default_storage

from donations import structure
from donations.approval import fingerprint
from donations.models import Donation, User
from publishing import allowed
from publishing.models import Release
from tests.publishing.making import LETTERS, approved, dataset_for, prepared

pytestmark = pytest.mark.django_db


def _withhold(donation: Donation, actor: User, *splits: str) -> None:
    structure.confirm(donation, actor, withheld=splits)
    Donation.objects.filter(pk=donation.pk).update(approval_hash=fingerprint(donation))
    donation.refresh_from_db()


def _read(release: Release, path: str) -> str:
    with default_storage.open(release.files.get(path=path).key) as file:
        return str(file.read().decode())


def test_what_is_withheld_is_not_written_and_is_told(donor: User) -> None:
    """Neither rows, nor the sample, nor the tables have it."""
    donation = approved(donor, LETTERS)
    _withhold(donation, donor, "test")
    release = prepared(donation)
    assert [table.split for table in release.tables.all()] == ["train"]
    assert not release.files.filter(path__contains="test").exists()
    assert "la división `test` (1 fila)" in _read(release, "README.md")
    with default_storage.open(release.sample_key) as file:
        assert "Tercera" not in file.read().decode()


def test_a_donation_withheld_whole_cannot_be_released(donor: User) -> None:
    """There would be nothing in it."""
    donation = approved(donor, LETTERS)
    _withhold(donation, donor, "train", "test")
    with pytest.raises(allowed.CannotRelease, match="all_withheld"):
        allowed.check(dataset_for(donation), [donation])


def test_a_change_of_mind_voids_the_approval(donor: User) -> None:
    """What was approved is what is published: publishing more or less than that needs another look."""
    donation = approved(donor, LETTERS)
    before = fingerprint(donation)
    structure.confirm(donation, donor, withheld=("test",))
    assert fingerprint(donation) != before
