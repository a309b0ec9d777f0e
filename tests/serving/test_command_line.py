"""What cannot be is refused by every command in one sentence, never by a traceback and never in silence."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from donations.command_line import donation_called, numbers_of, person_called
from donations.models import Donation, User
from tests.desk.gifts import in_review

pytestmark = pytest.mark.django_db


def test_a_donation_is_called_as_on_its_receipt(donation: Donation) -> None:
    assert numbers_of([donation.reference, str(donation.pk), donation.pk]) == [donation.pk] * 3
    assert numbers_of(None) == []


@pytest.mark.parametrize("said", ["9999", "1999-0001", "", "-", "uno", "²", "9" * 40, "2026-"])
def test_what_is_no_donation_is_said_to_be_none(donation: Donation, said: str) -> None:
    with pytest.raises(CommandError, match=f"There is no donation {said}"):
        donation_called(said)


def test_a_person_is_called_by_their_address(reviewer: User) -> None:
    assert person_called(reviewer.email.upper()) == reviewer
    with pytest.raises(CommandError, match=r"Nobody has an account under nadie@x\.org"):
        person_called("nadie@x.org")


@pytest.mark.parametrize(
    "command",
    [
        ("read_pictures", "--donation", "9999"),
        ("rejudge_licences", "--donation", "9999"),
        ("second_opinion", "9999", "--own"),
        ("export", "--donation", "9999", "--to", "x"),
    ],
)
def test_no_command_passes_over_a_number_that_is_none(settings: Settings, command: tuple[str, ...]) -> None:
    settings.READS_PICTURES = "tests.serving.test_command_line.is_read_here"
    with pytest.raises(CommandError, match=r"There is no donation 9999\."):
        call_command(*command, stdout=StringIO())


def is_read_here() -> bool:
    """Say that something reads pictures here."""
    return True


def test_rejudging_in_the_name_of_nobody_is_refused() -> None:
    with pytest.raises(CommandError, match="Nobody has an account"):
        call_command("rejudge_licences", "--rerun", "nadie@x.org", stdout=StringIO())


@pytest.mark.parametrize(
    "command",
    [
        ("sweep", "--every", "-3"),
        ("sweep", "--every", "0"),
        ("serve", "--port", "99999"),
        ("serve", "--only", "web", "--web-threads", "0"),
        ("serve", "--only", "web", "--web-processes", "0"),
        ("serve", "--ocr-processes", "-1"),
        ("serve", "--worker-processes", "dos"),
    ],
)
def test_a_number_that_cannot_be_is_refused(command: tuple[str, ...]) -> None:
    with pytest.raises(CommandError, match="must be a whole number"):
        call_command(*command)


def test_a_folder_that_cannot_be_written_is_said(donor: User, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    gift = in_review(donor)
    for command in (("export", "--donation", gift.reference), ("export_language_text",)):
        with pytest.raises(CommandError, match=r"could not be written: .*Not a directory"):
            call_command(*command, "--to", str(tmp_path / "file" / "x"), stdout=StringIO())


def test_a_model_that_is_not_there_is_said(tmp_path: Path) -> None:
    nowhere = str(tmp_path / "nada")
    with pytest.raises(CommandError, match=f"Not here: {nowhere}"):
        call_command("switch_language_model", str(tmp_path), "--before", nowhere, "--after", str(tmp_path))
