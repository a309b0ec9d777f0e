"""A pass of the sweeper runs every part, whatever happens in one of them."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

swept: list[str] = []


def fine() -> dict[str, int]:
    """Sweep well."""
    swept.append("fine")
    return {"found": 3}


def broken() -> dict[str, int]:
    """Sweep badly."""
    raise RuntimeError("the broom broke")


@pytest.fixture(autouse=True)
def _clean() -> None:
    swept.clear()


def test_says_what_each_part_did(settings: Settings) -> None:
    settings.SWEEPS = [f"{__name__}.fine"]
    said = StringIO()
    call_command("sweep", stdout=said)
    assert "found: 3" in said.getvalue()


def test_a_part_that_fails_does_not_stop_the_others(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.SWEEPS = [f"{__name__}.broken", f"{__name__}.fine"]
    with pytest.raises(CommandError, match="failed"):
        call_command("sweep", stdout=StringIO())
    assert swept == ["fine"]
    assert "the broom broke" in caplog.text


@pytest.mark.django_db
def test_the_real_parts_all_run() -> None:
    said = StringIO()
    call_command("sweep", stdout=said)
    assert "expired: 0" in said.getvalue()
