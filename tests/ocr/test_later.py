"""Scanned pages that were kept while nothing could read them are read later: from the desk, or all by a command."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from donations import door, pictures, retries, runner, tasks, work
from donations.models import CheckRun, Donation, LedgerEntry, Status, Unit, User
from donations.roles import Role
from ingestion.ocr import Engine, Recognised, here
from ingestion.programs import ocr as program
from tests.factories import donation_of, give, send
from tests.ingestion.machine import texts, turn, units
from tests.ocr.test_unit import ENGINE, _tsv
from tests.scans import FIRST, SECOND, scan_of

pytestmark = pytest.mark.django_db
LETTER = (
    b"Querida radio, les escribo desde el pueblo para contarles de la lluvia y de las calles mojadas. " * 3
)


@pytest.fixture
def kept(donation: Donation, settings: Settings) -> Donation:
    """A donation in review with a letter that was read and a scan that was not, for OCR was off."""
    settings.OCR = "off"
    return _kept(donation, settings)


def _kept(donation: Donation, settings: Settings) -> Donation:
    settings.OCR = "off"
    give(donation, "acta.pdf", scan_of(FIRST, SECOND))
    give(donation, "carta.txt", LETTER)
    send(donation)
    turn("ingestion", "ocr")
    donation.refresh_from_db()
    return donation


@pytest.fixture
def engine(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on there is one that reads two pages."""
    _installed(monkeypatch, ENGINE)
    monkeypatch.setattr(
        program,
        "recognise",
        lambda *_, start=0, **__: (Recognised(number, 2000, _tsv(number)) for number in range(start, 2)),
    )


def _installed(monkeypatch: pytest.MonkeyPatch, engine: Engine | None) -> None:
    monkeypatch.setattr(here, "find_engine", lambda: engine)
    monkeypatch.setattr(program, "find_engine", lambda: engine)


def _scan(donation: Donation) -> LedgerEntry:
    return LedgerEntry.objects.get(version__donation=donation, file__name="acta.pdf")


def _post(reviewer: User, donation: Donation) -> Any:
    client = Client()
    client.force_login(reviewer)
    return client.post(f"/admin/donations/donation/{donation.pk}/read_pictures/", {"tab": "files"})


def _files(reviewer: User, donation: Donation) -> str:
    client = Client()
    client.force_login(reviewer)
    return client.get(f"/admin/donations/donation/{donation.pk}/change/?tab=files").content.decode()


@pytest.mark.usefixtures("engine")
def test_the_desk_has_them_read_and_everything_after_them_made_anew(
    kept: Donation, reviewer: User, settings: Settings
) -> None:
    assert kept.status == Status.IN_REVIEW
    assert len(texts(kept)) == 1
    assert "no hay nada que lea imágenes" in _files(reviewer, kept)
    assert _post(reviewer, kept).status_code == 422
    settings.OCR = "auto"
    page = _files(reviewer, kept)
    assert "2 páginas escaneadas sin leer" in page
    assert "Leer las páginas escaneadas" in page
    before = {run.pk: run.finished_at for run in CheckRun.objects.filter(version__donation=kept)}
    assert _post(reviewer, kept).status_code == 302
    kept.refresh_from_db()
    assert kept.status == Status.PROCESSING
    assert _scan(kept).reason == "waits_for_ocr"
    turn("ocr", "ingestion")
    kept.refresh_from_db()
    assert kept.status == Status.IN_REVIEW
    line = _scan(kept)
    assert (line.outcome, line.reason, line.pages_needing_ocr) == ("text", "read_by_ocr", 0)
    assert len(texts(kept)) == 2
    version = kept.versions.get()
    assert version.documents == 2
    assert not kept.findings.filter(code="files_needs_ocr", resolved_at=None).exists()
    assert all(run.finished_at != before[run.pk] for run in CheckRun.objects.filter(version=version))
    assert kept.events.get(code="read_pictures").data == {"pages": 2}
    assert "Leer las páginas escaneadas" not in _files(reviewer, kept)


@pytest.mark.usefixtures("engine")
def test_what_was_looked_at_is_not_read_twice(
    kept: Donation, reviewer: User, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "recognise", lambda *_, **__: iter([Recognised(0, 2000, _tsv(0))]))
    settings.OCR = "auto"
    assert retries.read_pictures(kept, reviewer) == 1
    turn("ocr", "ingestion")
    assert _scan(kept).pages_needing_ocr == 1  # the machine saw it and recognised nothing
    kept.refresh_from_db()
    with pytest.raises(door.MoveNotAllowed, match="pictures_wait"):
        retries.read_pictures(kept, reviewer)
    assert len(texts(kept)) == 2


def test_a_worker_without_tesseract_leaves_them_for_later(
    kept: Donation, reviewer: User, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.OCR = "on"
    _installed(monkeypatch, None)
    retries.read_pictures(kept, reviewer)
    turn("ocr", "ingestion")
    kept.refresh_from_db()
    assert (kept.status, _scan(kept).reason) == (Status.IN_REVIEW, "scanned_pages")
    assert units(kept, "ocr")[0].result == {"engine": None}
    assert retries.read_pictures(kept, reviewer) == 1
    assert [unit.state for unit in units(kept, "ocr")] == [Unit.State.WAITING]


def test_a_failure_is_ours_and_says_so(kept: Donation, reviewer: User, settings: Settings) -> None:
    settings.OCR = "on"
    retries.read_pictures(kept, reviewer)
    pk = work.next_waiting("ocr")
    assert pk is not None
    Unit.objects.filter(pk=pk).update(attempts=work.MOST_ATTEMPTS)
    runner.run(pk, tasks.programs())
    assert (units(kept, "ocr")[0].state, _scan(kept).reason) == (Unit.State.FAILED, "ocr_failed")
    assert pictures.unread_in(kept.versions.get()) == []  # it goes back with whatever failed


def test_while_reading_the_line_says_what_is_true_here(
    donation: Donation, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.OCR = "on"
    give(donation, "acta.pdf", scan_of(FIRST))
    send(donation)
    monkeypatch.setattr(pictures, "plan", lambda _version: 0)
    turn()
    assert _scan(donation).reason == "waits_for_ocr"
    settings.OCR = "off"
    pictures.keep(donation.versions.get())
    assert _scan(donation).reason == "scanned_pages"


@pytest.mark.usefixtures("engine")
def test_the_command_reads_what_waits_in_review_and_names_the_rest(
    kept: Donation, donor: User, reviewer: User, settings: Settings
) -> None:
    with pytest.raises(CommandError, match="tesseract"):
        call_command("read_pictures")
    approved = _kept(donation_of(donor, title="Otra"), settings)
    Donation.objects.filter(pk=approved.pk).update(status=Status.APPROVED)
    assert "escaneadas" not in _files(reviewer, approved)
    settings.OCR = "auto"
    said = StringIO()
    call_command("read_pictures", donation=[approved.pk], stdout=said)
    assert "left as it is" in said.getvalue()
    call_command("read_pictures", stdout=said)
    assert "pages\twill be read" in said.getvalue()
    assert said.getvalue().endswith("The scanned pages of 1 donations will be read.\n")
    assert kept.events.get(code="read_pictures").role == Role.WORKER
    assert Donation.objects.get(pk=approved.pk).status == Status.APPROVED
    assert not units(approved, "ocr")


@pytest.mark.usefixtures("engine")
def test_the_donor_has_one_scan_read_and_no_other(donation: Donation, settings: Settings) -> None:
    settings.OCR = "off"
    give(donation, "libro.pdf", scan_of(SECOND, FIRST))
    gift, client = _kept(donation, settings), Client()
    client.force_login(gift.donor)
    page = f"/donacion/{gift.pk}/"
    assert "Leer las páginas escaneadas" not in client.get(page).content.decode()
    settings.OCR = "auto"
    assert client.get(page).content.decode().count(">Leer las páginas escaneadas</button>") == 2
    assert client.post(f"{page}otra-vez/", {"line": _scan(gift).pk}).status_code == 302
    assert client.post(f"{page}otra-vez/", {"line": _scan(gift).pk}).status_code == 302
    turn("ocr", "ingestion")
    assert [unit.payload["entry"] for unit in units(gift, "ocr")] == [_scan(gift).pk]
    assert _scan(gift).outcome == "text"
    assert client.get(page).content.decode().count(">Leer las páginas escaneadas</button>") == 1
    assert len(texts(gift)) == 2


def test_a_failed_page_goes_back_alone(kept: Donation, reviewer: User, settings: Settings) -> None:
    test_a_failure_is_ours_and_says_so(kept, reviewer, settings)
    turn()
    kept.refresh_from_db()
    retries.retry_line(kept, _scan(kept), reviewer)
    assert (units(kept, "ocr")[0].state, _scan(kept).reason) == (Unit.State.WAITING, "waits_for_ocr")
