"""How far a reading is: files and bytes of those given, a time only where something tells it, and never backwards."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from donations.models import CheckRun, Donation, File, LedgerEntry, Status, TextVersion, Unit
from donations.progress import Progress, progress_of
from donations.wording.progress import time_left
from tests.factories import give, send

pytestmark = pytest.mark.django_db

State = Unit.State
KB = 1000


@pytest.fixture
def reading(client: Client, donation: Donation) -> TextVersion:
    """Four files of 1000 bytes each, sent; the reading has begun and nothing is read."""
    for number in range(4):
        give(donation, f"{number}.txt", str(number).encode() * KB)
    send(donation)
    Donation.objects.filter(pk=donation.pk).update(status=Status.PROCESSING)
    donation.refresh_from_db()
    client.force_login(donation.donor)
    return TextVersion.objects.create(donation=donation, number=1)


def unit(
    version: TextVersion, key: str, state: str = State.RUNNING, *, ago: float = 60, **facts: object
) -> Unit:
    begun = timezone.now() - timedelta(seconds=ago)
    return Unit.objects.create(
        key=key,
        kind="read",
        donation=version.donation,
        version=version,
        state=state,
        started_at=begun,
        **facts,
    )


def ends(version: TextVersion, number: int) -> None:
    file = File.objects.get(donation=version.donation, name=f"{number}.txt")
    LedgerEntry.objects.create(version=version, file=file, outcome="text", bytes=file.bytes)


def figures(progress: Progress) -> tuple[int, int, int, int]:
    return progress.files_done, progress.files, progress.bytes_done, progress.bytes


def test_in_the_queue_the_whole_is_known_and_the_time_is_not(donation: Donation) -> None:
    give(donation, "a.txt", b"hola")
    found = progress_of(donation)
    assert (figures(found), found.seconds_left) == ((0, 1, 0, 4), None)


def test_whole_files_pieces_of_batches_and_ranges_add_up_once(reading: TextVersion) -> None:
    ends(reading, 0)
    unit(
        reading,
        "batch",
        bytes_total=2 * KB,
        bytes_done=1_300,
        checkpoint={"bytes": KB},
        payload={"files": []},
    )
    unit(reading, "range-1", State.DONE, bytes_total=500, bytes_done=500, payload={"ranged": True})
    unit(reading, "range-2", bytes_total=500, bytes_done=100, payload={"ranged": True})
    unit(reading, "over", State.DONE, bytes_total=KB, bytes_done=KB, payload={"files": []})  # it has its line
    found = progress_of(reading.donation)
    assert figures(found) == (1, 4, KB + 300 + 500 + 100, 4 * KB)


def test_the_time_follows_the_last_two_minutes(reading: TextVersion) -> None:
    ends(reading, 0)
    unit(reading, "now", ago=60, bytes_total=KB, bytes_done=KB, checkpoint={"bytes": KB})
    left = progress_of(reading.donation).seconds_left
    assert left is not None
    assert 175 <= left <= 185  # 3000 bytes are left, 1000 took a minute


def test_what_was_read_long_ago_tells_nothing(reading: TextVersion) -> None:
    ends(reading, 0)
    old = unit(reading, "old", State.DONE, ago=4000, bytes_total=KB, bytes_done=KB)
    Unit.objects.filter(pk=old.pk).update(finished_at=timezone.now() - timedelta(seconds=3900))
    assert progress_of(reading.donation).seconds_left is None


def test_a_moment_after_the_start_nothing_is_promised(reading: TextVersion) -> None:
    unit(reading, "new", ago=1, bytes_total=KB, bytes_done=500)
    assert progress_of(reading.donation).seconds_left is None


def test_it_never_goes_back_within_a_reading(reading: TextVersion) -> None:
    ends(reading, 0)
    assert progress_of(reading.donation, seen=1_700, seen_in=1).bytes_done == 1_700
    assert progress_of(reading.donation, seen=99_000, seen_in=1).bytes_done == 4 * KB
    assert progress_of(reading.donation, seen=1_700, seen_in=2).bytes_done == KB


def test_once_all_is_read_the_checks_are_counted(client: Client, reading: TextVersion) -> None:
    Unit.objects.create(key="s", kind="settle", donation=reading.donation, version=reading, state=State.DONE)
    for name, state in (("licence", CheckRun.State.DONE), ("language", CheckRun.State.PENDING)):
        CheckRun.objects.create(version=reading, name=name, check_version=1, state=state)
    found = progress_of(reading.donation)
    assert (figures(found), found.checks_done, found.checks) == ((4, 4, 4 * KB, 4 * KB), 1, 2)
    page = client.get(f"/donacion/{reading.donation_id}/").content.decode()
    assert "Ahora van las comprobaciones: 1 de 2" in page


def test_what_comes_after_the_files_is_said_in_its_own_words_as_it_begins(
    client: Client, reading: TextVersion
) -> None:
    address = f"/donacion/{reading.donation_id}/avance/?page=1&said="

    def said(step: int) -> str:
        answer = client.get(f"{address}{step}").content.decode()
        return answer.partition('id="progress-said"')[2]

    for number in range(4):
        ends(reading, number)
    last = unit(reading, "last", bytes_total=KB, bytes_done=KB, payload={"files": []})
    assert "Leído el 100 %" in said(9), "somebody still reads"
    Unit.objects.filter(pk=last.pk).update(state=State.DONE)
    assert progress_of(reading.donation).step == 110
    assert "Ahora lo ordenamos todo y lo comprobamos." in said(10)
    assert "Leído el" not in said(10)
    assert "cuánto falta" not in client.get(f"/donacion/{reading.donation_id}/").content.decode()
    assert said(110) == ""
    scan = Unit.objects.create(
        key="o", kind="ocr", donation=reading.donation, version=reading, state=State.WAITING, bytes_total=3
    )
    assert "fotos de texto: 0 de 3" in said(110)
    Unit.objects.filter(pk=scan.pk).update(state=State.DONE)
    Unit.objects.create(key="s", kind="settle", donation=reading.donation, version=reading, state=State.DONE)
    CheckRun.objects.create(version=reading, name="licence", check_version=1, state=CheckRun.State.PENDING)
    assert "Ahora van las comprobaciones: 0 de 1" in said(200)
    assert said(410) == ""


def test_the_page_says_it_in_words_and_aloud_at_each_tenth(client: Client, reading: TextVersion) -> None:
    ends(reading, 0)
    unit(reading, "now", bytes_total=KB, bytes_done=KB, checkpoint={"bytes": KB})
    page = client.get(f"/donacion/{reading.donation_id}/").content.decode()
    assert '<progress max="1000" value="250"' in page
    assert "1 de 4 archivos · 1000\xa0bytes de 3,9\xa0KB · faltan unos 3 minutos" in page
    assert 'id="progress-said" aria-live="polite"' in page
    assert "&amp;reading=1&amp;seen=1000&amp;said=2" in page
    asked = f"/donacion/{reading.donation_id}/avance/?page=1&reading=1&seen=1000&said="
    assert "Leído el 25 %" in client.get(f"{asked}1").content.decode()
    assert "progress-said" not in client.get(f"{asked}2").content.decode()
    assert client.get(f"{asked}²&seen=-1").status_code == 200


def test_scanned_pages_are_counted_after_the_files(client: Client, reading: TextVersion) -> None:
    for number in range(4):
        ends(reading, number)
    begun = timezone.now() - timedelta(seconds=60)
    facts = {"kind": "ocr", "donation": reading.donation, "version": reading, "bytes_total": 20}
    Unit.objects.create(key="one", state=State.RUNNING, started_at=begun, bytes_done=8, **facts)
    Unit.objects.create(key="two", state=State.WAITING, **facts)
    found = progress_of(reading.donation)
    assert (figures(found), found.pages_done, found.pages) == ((4, 4, 4 * KB, 4 * KB), 8, 40)
    assert found.share == 8 / 40
    assert found.seconds_left is not None
    assert 235 <= found.seconds_left <= 245  # 32 pages are left, 8 took a minute
    page = client.get(f"/donacion/{reading.donation_id}/").content.decode()
    assert "Ahora van las páginas que son fotos de texto: 8 de 40 · faltan unos 4 minutos" in page
    assert '<progress max="1000" value="200"' in page


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, "aún no sabemos cuánto falta"),
        (0, "falta menos de un minuto"),
        (70, "falta más o menos 1 minuto"),
        (600, "faltan unos 10 minutos"),
        (9000, "faltan unas 2 horas"),
    ],
)
def test_time_is_said_roundly(seconds: int | None, words: str) -> None:
    assert time_left(seconds) == words
