"""What is kept on disk is for the site's own user: others of the machine can enter none of its folders."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.mail import EmailMessage
from django.core.management import call_command
from pytest_django import Settings

from config.mail import ConsoleAndFolder
from donations.checks import keeps_others_out
from donations.models import Donation
from publishing.leaving import export_donation
from tests.factories import give


@pytest.fixture(autouse=True)
def _usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def load_settings(home: Path) -> None:
    asked = [sys.executable, "-c", "from config import settings"]
    subprocess.run(asked, env={**os.environ, "VAR_DIR": str(home)}, check=True)


def test_a_new_folder_of_data_is_closed(tmp_path: Path) -> None:
    load_settings(tmp_path / "srv" / "var")
    assert mode(tmp_path / "srv" / "var") == 0o700
    assert (tmp_path / "srv" / "var" / "incoming").is_dir()


def test_one_that_somebody_made_stays_as_it_is_and_is_told_of(tmp_path: Path, settings: Settings) -> None:
    for given, told in ((0o755, ["donations.W003"]), (0o701, ["donations.W003"]), (0o750, []), (0o700, [])):
        settings.VAR = tmp_path / f"{given:o}"
        settings.VAR.mkdir()
        settings.VAR.chmod(given)
        load_settings(settings.VAR)
        assert mode(settings.VAR) == given
        assert [message.id for message in keeps_others_out(None)] == told


def test_letters_in_files_are_for_nobody_else(tmp_path: Path, settings: Settings) -> None:
    settings.EMAIL_FILE_PATH = tmp_path / "var" / "mail"
    for _ in range(2):
        ConsoleAndFolder().send_messages([EmailMessage("Tu enlace", "…", "a@example.org", ["b@example.org"])])
    assert mode(tmp_path / "var" / "mail") == 0o700
    assert list((tmp_path / "var" / "mail").iterdir())


@pytest.mark.django_db
@pytest.mark.parametrize("is_there", [False, True])
def test_a_donation_taken_along_is_for_nobody_else(
    donation: Donation, tmp_path: Path, is_there: bool
) -> None:
    give(donation, "carta.txt", b"hola")
    folder = tmp_path / "fuera" / "413"
    if is_there:
        folder.mkdir(parents=True)
    export_donation(donation, folder)
    assert mode(folder) == (
        0o755 if is_there else 0o700
    )  # one that was there is its owner's matter: not what is put in it
    assert mode(folder / "originals") == 0o700
    assert mode(folder / "record.json") == 0o600
    assert [path.read_bytes() for path in (folder / "originals").iterdir()] == [b"hola"]


@pytest.mark.django_db
def test_without_originals_it_is_closed_too(donation: Donation, tmp_path: Path) -> None:
    call_command("export", donation=str(donation.pk), to=tmp_path / "413", verbosity=0)
    assert mode(tmp_path / "413") == 0o700
    assert mode(tmp_path / "413" / "record.json") == 0o600
