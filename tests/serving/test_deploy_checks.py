"""`check --deploy` tells what an installation with several parts was not told: where letters go, and where its parts meet."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.checks.registry import registry
from pytest_django import Settings

from config.databases import storage
from donations.checks import has_a_post_office, parts_meet

SMTP, FILES = "django.core.mail.backends.smtp.EmailBackend", "config.mail.ConsoleAndFolder"


def ids(messages: list[Any]) -> list[str]:
    return [message.id for message in messages]


@pytest.mark.parametrize(
    ("embedded", "backend", "sender", "told"),
    [
        (False, SMTP, "Acopio <acopio@example.org>", []),
        (False, FILES, "Acopio <acopio@example.org>", ["donations.W001"]),
        (False, SMTP, "Acopio <acopio@localhost>", ["donations.W002"]),
        (False, SMTP, "acopio@localhost", ["donations.W002"]),
        (False, SMTP, "acopio@localhost.example.org", []),
        (False, FILES, "Acopio <acopio@localhost>", ["donations.W001"]),
        (True, FILES, "Acopio <acopio@localhost>", []),
    ],
)
def test_letters_that_nobody_gets_are_told(
    settings: Settings, embedded: bool, backend: str, sender: str, told: list[str]
) -> None:
    settings.EMBEDDED, settings.EMAIL_BACKEND, settings.DEFAULT_FROM_EMAIL = embedded, backend, sender
    assert ids(has_a_post_office(None)) == told


@pytest.fixture
def apart(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """An installation of which every part may have a machine of its own."""
    settings.EMBEDDED = False
    monkeypatch.setattr("donations.checks.connection", SimpleNamespace(vendor="postgresql"))
    settings.STORAGES = {"default": storage(urlsplit("s3://a:b@s3.x.org/acopio"), tmp_path)}
    settings.BROKER_URL = "redis://redis.x.org:6379/0"
    return settings


def test_an_installation_of_parts_is_told_nothing(apart: Settings) -> None:
    assert parts_meet(None) == []


def test_each_part_that_is_a_folder_is_named(apart: Settings, tmp_path: Path) -> None:
    apart.STORAGES = {"default": storage(None, tmp_path)}
    (message,) = parts_meet(None)
    assert (message.id, "STORAGE_URL" in message.msg) == ("donations.I001", True)
    assert ("BROKER_URL" in message.msg, "DATABASE_URL" in message.msg) == (False, False)
    apart.BROKER_URL = "filesystem://localhost"
    (message,) = parts_meet(None)
    assert "BROKER_URL and STORAGE_URL" in message.msg


def test_a_database_of_one_machine_is_named(apart: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("donations.checks.connection", SimpleNamespace(vendor="sqlite"))
    (message,) = parts_meet(None)
    assert "DATABASE_URL" in message.msg


def test_what_is_meant_for_one_machine_is_told_nothing(apart: Settings, tmp_path: Path) -> None:
    apart.EMBEDDED, apart.STORAGES = True, {"default": storage(None, tmp_path)}
    assert parts_meet(None) == []


def test_only_who_asks_for_deployment_is_told() -> None:
    asked = registry.get_checks(include_deployment_checks=True)
    assert {has_a_post_office, parts_meet} <= set(asked) - set(registry.get_checks())
