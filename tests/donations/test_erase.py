"""Thirty days after a gift was taken back or declined nothing of it is left but the trace."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
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


def test_what_is_in_review_is_never_erased(donation: Donation) -> None:
    give(donation, "carta.txt", b"hola")
    send(donation)
    with time_machine.travel(timezone.now() + timedelta(days=400)):
        assert erasure.sweep() == {"erased": 0}
