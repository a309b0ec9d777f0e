"""What every test may ask for: people in their three roles, donations, storage of its own."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.utils import translation
from pytest_django import Settings

from donations.models import Donation, User
from donations.models.people import DONORS, MAINTAINERS, REVIEWERS
from tests.factories import donation_of, person


@pytest.fixture(autouse=True)
def _own_storage(settings: Settings, tmp_path: Path) -> None:
    """Each test keeps its bytes, mails and Hub folder apart."""
    storages = dict(settings.STORAGES)
    storages["default"] = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": tmp_path / "storage", "base_url": None},
    }
    settings.STORAGES = storages
    settings.HUB_FOLDER = tmp_path / "hub"
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.MD5PasswordHasher"
    ]  # the real one costs half a second


@pytest.fixture(autouse=True)
def _own_language() -> None:
    """Each test begins in the site's language, whatever a request of the one before it asked for."""
    translation.deactivate()


@pytest.fixture(autouse=True)
def _own_cache() -> None:
    """Each test begins with nothing counted: letters to one address are few for a while."""
    cache.clear()


@pytest.fixture
def donor(db: None) -> User:
    """Someone who gives."""
    return person("donor@example.org", DONORS, name="Ana Donante")


@pytest.fixture
def stranger(db: None) -> User:
    """Someone who gave nothing here."""
    return person("stranger@example.org", DONORS, name="Ximena Extraña")


@pytest.fixture
def reviewer(db: None) -> User:
    """Someone who judges."""
    return person("reviewer@example.org", REVIEWERS, name="Rita Revisora")


@pytest.fixture
def maintainer(db: None) -> User:
    """Someone who publishes."""
    return person("maintainer@example.org", MAINTAINERS, name="Marta Mantiene")


@pytest.fixture
def groups(db: None) -> list[Group]:
    """The three groups."""
    return [Group.objects.get_or_create(name=name)[0] for name in (DONORS, REVIEWERS, MAINTAINERS)]


@pytest.fixture
def donation(donor: User) -> Donation:
    """A complete draft without files."""
    return donation_of(donor)
