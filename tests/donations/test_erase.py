"""Thirty days after a gift was taken back or declined nothing of it is left but the trace."""

import errno
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
import time_machine
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from donations import erasure, events, storage, withdrawal
from donations.models import Donation
from tests.factories import give, send
from tests.ingestion.machine import turn

pytestmark = pytest.mark.django_db


def _kept() -> list[Path]:
    return [path for path in Path(default_storage.path("")).rglob("*") if path.is_file()]


def test_nothing_goes_before_its_time_and_nothing_stays_after_it(
    donation: Donation, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    give(donation, "carta.txt", "Querida radio, les escribo desde Caacupé.".encode() * 5)
    give(donation, "filas.jsonl", b'{"clase": "a"}\n{"clase": "a"}')
    send(donation)
    turn()
    donation.refresh_from_db()
    storage.put(
        f"text/{donation.pk}/v1/parts/orphan.parquet", SimpleUploadedFile("orphan", b"written, never listed")
    )
    withdrawal.withdraw(donation, donation.donor)
    assert erasure.sweep() == {"erased": 0}
    assert _kept()
    assert donation.versions.get().columns
    with (
        time_machine.travel(timezone.now() + timedelta(days=31)),
        django_capture_on_commit_callbacks(execute=True),
    ):
        assert erasure.sweep() == {"erased": 1}
        assert erasure.sweep() == {"erased": 0}
    assert _kept() == []
    assert donation.versions.get().columns == {}
    assert events.broken_links(donation) == []
    assert donation.events.filter(code="erased").count() == 1


def test_what_storage_keeps_is_not_said_to_be_erased(
    donation: Donation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is tried again until all of it is gone; what waits stays whole."""
    give(donation, "carta.txt", "Querida radio, les escribo desde Caacupé.".encode() * 5)
    send(donation)
    turn()
    withdrawal.withdraw(donation, donation.donor)
    delete, calls = FileSystemStorage.delete, count(1)

    def fail_once(self: FileSystemStorage, key: str) -> None:
        if next(calls) == 2:
            raise OSError(errno.EIO, "blinks")
        delete(self, key)

    monkeypatch.setattr(FileSystemStorage, "delete", fail_once)
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert erasure.sweep() == {"erased": 0}
        assert not donation.events.filter(code="erased").exists()
        assert donation.files.get().name == "carta.txt"
        assert erasure.sweep() == {"erased": 1}
    assert _kept() == []


def test_a_folder_that_is_not_mounted_lets_go_of_nothing(donation: Donation) -> None:
    give(donation, "carta.txt", b"hola")
    withdrawal.withdraw(donation, donation.donor)
    there = Path(default_storage.path("originals"))
    away = there.rename(there.with_name("away"))
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert erasure.sweep() == {"erased": 0}
        with pytest.raises(CommandError, match="storage does not let go"):
            call_command("erase", "--donation", str(donation.pk), "--now")
        away.rename(there)
        assert erasure.sweep() == {"erased": 1}
    assert _kept() == []


def test_what_is_in_review_is_never_erased(donation: Donation) -> None:
    give(donation, "carta.txt", b"hola")
    send(donation)
    with time_machine.travel(timezone.now() + timedelta(days=400)):
        assert erasure.sweep() == {"erased": 0}
