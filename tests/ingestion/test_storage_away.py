"""Storage that is away for a while costs time and nothing else: the donation waits, says so, and is read whole."""

from datetime import timedelta
from typing import IO, Any

import pytest
from botocore.exceptions import EndpointConnectionError
from django.core.files.base import File as DjangoFile
from django.core.files.storage import FileSystemStorage
from django.db.models.functions import Now
from django.test import Client
from pytest_django import Settings

from donations import runner, tasks, work
from donations.models import Donation, Status, Unit
from donations.progress import progress_of
from tests.factories import give, send
from tests.ingestion.machine import texts, turn

pytestmark = pytest.mark.django_db

LETTER = "Querida radio: les escribo desde Caacupé para contarles cómo hacemos el mbejú en casa. "
State = Unit.State


class Refusing(FileSystemStorage):
    """Refuses as S3 does that is started anew, for as many calls as `left` says."""

    left = 0
    refused = 0

    def _ask(self) -> None:
        if Refusing.left:
            Refusing.left -= 1
            Refusing.refused += 1
            raise EndpointConnectionError(endpoint_url="http://localhost:9000")

    def path(self, name: str) -> str:
        """Say as S3 does that nothing here has a path, but to ourselves."""
        raise NotImplementedError

    def _here(self, name: str) -> FileSystemStorage:
        self._ask()
        return FileSystemStorage(self.location)

    def _open(self, name: str, mode: str = "rb") -> Any:
        return self._here(name)._open(name, mode)  # type: ignore[attr-defined]

    def _save(self, name: str, content: DjangoFile[bytes] | IO[bytes]) -> str:
        return self._here(name)._save(name, content)  # type: ignore[attr-defined,no-any-return]

    def exists(self, name: str) -> bool:
        """Look."""
        return self._here(name).exists(name)

    def delete(self, name: str) -> None:
        """Delete."""
        self._here(name).delete(name)

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        """List."""
        return self._here(path).listdir(path)


@pytest.fixture
def pile(donation: Donation, settings: Settings) -> Donation:
    """Five letters, sent, in a storage that works so far."""
    storages = dict(settings.STORAGES)
    options = {"location": storages["default"]["OPTIONS"]["location"], "base_url": None}
    storages["default"] = {"BACKEND": f"{__name__}.Refusing", "OPTIONS": options}
    settings.STORAGES = storages
    Refusing.left = Refusing.refused = 0
    for number in range(5):
        give(donation, f"carta-{number}.txt", f"{LETTER * 4}{number}".encode())
    send(donation)
    return donation


def pass_time() -> None:
    Unit.objects.filter(state=State.WAITING).exclude(not_before=None).update(
        not_before=Now() - timedelta(seconds=1)
    )


def until_read(donation: Donation, most: int = 200) -> int:
    """Turn the machine until the donation is read; return how often everything had to wait."""
    waits = 0
    turn()
    while Unit.objects.filter(state=State.WAITING).exists() and waits < most:
        pass_time()
        waits += 1
        turn()
    donation.refresh_from_db()
    return waits


def is_whole(donation: Donation) -> None:
    assert donation.status == Status.IN_REVIEW
    version = donation.versions.get()
    assert version.documents == len(texts(donation)) == 5
    assert not donation.units.filter(state__in=(State.FAILED, State.SPLIT)).exists()
    assert not donation.units.exclude(attempts=0).exists()
    assert not version.findings.filter(code__in=("step_failed", "files_failed", "nothing_readable")).exists()
    assert version.sample_path


def test_a_donation_is_read_whole_though_storage_was_away_from_the_start(pile: Donation) -> None:
    Refusing.left = 12
    assert until_read(pile) >= 12
    assert Refusing.refused == 12
    is_whole(pile)


@pytest.mark.parametrize("works", range(0, 36, 5))
def test_whichever_step_it_is_that_meets_the_outage(pile: Donation, works: int) -> None:
    """After so many calls that work storage is away for ten, in the midst of reading, shards, sample or checks."""
    asked = Refusing._ask
    calls = 0

    def ask(self: Refusing) -> None:
        nonlocal calls
        calls += 1
        if calls == works + 1:
            Refusing.left = 10
        asked(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Refusing, "_ask", ask)
        until_read(pile)
    is_whole(pile)


def test_meanwhile_the_donor_reads_that_we_wait_and_nothing_of_failures(
    pile: Donation, client: Client
) -> None:
    Refusing.left = 1_000
    turn()
    pass_time()
    turn()
    pile.refresh_from_db()
    assert pile.status == Status.PROCESSING
    assert progress_of(pile).waits
    client.force_login(pile.donor)
    page = client.get(f"/donacion/{pile.pk}/").content.decode()
    assert "Esperamos a que vuelva el almacén" in page
    assert "Estamos leyendo tus archivos" not in page
    assert "falló" not in page
    told = client.get(f"/donacion/{pile.pk}/avance/?said=0").content.decode()
    said = told[told.index('id="progress-said"') :]
    assert "Esperamos a que vuelva el almacén" in said
    Refusing.left = 0
    until_read(pile)
    is_whole(pile)


def test_a_reading_that_goes_on_does_not_say_that_it_waits(pile: Donation) -> None:
    Refusing.left = 1
    turn()
    pass_time()
    pk = work.next_waiting("ingestion")
    assert pk is not None
    assert work.claim(pk) is not None
    assert not progress_of(pile).waits


def test_a_broken_file_is_found_out_beside_an_outage(donation: Donation, pile: Donation) -> None:
    """Faults of a program still end as failures, three attempts and no more."""
    programs = dict(tasks.programs())

    def stumble(_claim: work.Claim) -> None:
        raise ValueError("no puede ser")

    read = programs["read"]
    programs["read"] = runner.Program(stumble, read.give_up, read.split, read.after)
    while (pk := work.next_waiting("ingestion")) is not None:
        runner.run(pk, programs)
    assert donation.units.filter(kind="read", state=State.FAILED, attempts=3).count() == 5
