"""Images that look like pages are counted and offered; nothing is read unasked, and nothing else follows from the guess."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from donations import images, pictures, retries, sentences, work
from donations.door import MoveNotAllowed
from donations.images import LIKE_PAGE
from donations.models import Donation, LedgerEntry, Status, User
from ingestion import confined, limits
from ingestion.job import Job
from ingestion.ocr import amended, here
from tests.factories import give, send
from tests.ingestion.machine import turn, units
from tests.ingestion.test_flow import zip_of
from tests.ocr.test_images import photograph, written
from tests.ocr.test_likeness import LINES
from tests.ocr.test_unit import ENGINE
from tests.scans import picture

pytestmark = pytest.mark.django_db
PAGE, PHOTO = picture(*LINES), written(photograph(), "JPEG")


@pytest.fixture(autouse=True)
def _engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(here, "find_engine", lambda: ENGINE)


def _read(donation: Donation, **files: bytes) -> None:
    for name, content in files.items():
        give(donation, name.replace("_", "."), content)
    send(donation)
    turn()
    donation.refresh_from_db()
    assert donation.status == Status.IN_REVIEW


def _guessed(donation: Donation) -> dict[str, Any]:
    lines = LedgerEntry.objects.filter(version__donation=donation, outcome="media").select_related("file")
    return {line.member or line.file.name: line.params.get(LIKE_PAGE) for line in lines}


def test_pages_are_offered_by_themselves(client: Client, donation: Donation, donor: User) -> None:
    inner = zip_of({"dos.png": PAGE, "foto.jpg": PHOTO})
    _read(donation, hoja_png=PAGE, foto_jpg=PHOTO, caja_zip=zip_of({"uno.png": PAGE, "dentro.zip": inner}))
    assert _guessed(donation) == {
        "hoja.png": True, "foto.jpg": False, "uno.png": True, "dentro.zip!dos.png": True, "dentro.zip!foto.jpg": False,
    }  # fmt: skip
    assert images.count_offered(donation.versions.first()) == {"images_offered": 5, "like_pages": 3}
    assert not units(donation, "ocr")
    client.force_login(donor)
    shown = client.get(f"/donacion/{donation.pk}/").content.decode()
    assert "3 de tus imágenes parecen páginas de texto" in shown
    assert "Parece una página de texto." in shown
    client.post(f"/donacion/{donation.pk}/otra-vez/", {"line": "like_pages"})
    asked = {
        LedgerEntry.objects.get(pk=unit.payload["entry"]).member or "hoja.png"
        for unit in units(donation, "ocr")
    }
    assert asked == {"hoja.png", "uno.png", "dentro.zip!dos.png"}
    assert donation.events.get(code="read_images").data == {"images": 3}


@pytest.mark.parametrize("kind", ["GIF", "AVIF", "WEBP", "TIFF", "BMP"])
def test_every_kind_is_opened_where_readers_are_confined(donation: Donation, kind: str) -> None:
    page = written(Image.open(BytesIO(PAGE)).convert("L"), kind)
    _read(donation, hoja_img=page)
    assert _guessed(donation) == {"hoja.img": True}


@pytest.mark.parametrize(
    ("media_type", "words"),
    [("image/heic", "En un iPhone"), ("image/heif-sequence", "En un iPhone"), ("image/jp2", "JPEG o PNG"), ("image/png", "")],
)  # fmt: skip
def test_what_no_machine_here_looks_into_says_what_to_do(media_type: str, words: str) -> None:
    said = sentences.besides("media", {}, media_type)
    assert (words in said) if words else not said
    assert not sentences.besides("media", {"transcripts": 1}, media_type)
    assert not sentences.besides("text", {}, media_type)


def test_the_desk_offers_them_too(client: Client, donation: Donation, reviewer: User) -> None:
    _read(donation, hoja_png=PAGE, foto_jpg=PHOTO)
    client.force_login(reviewer)
    desk = f"/admin/donations/donation/{donation.pk}"
    shown = client.get(f"{desk}/change/?tab=files").content.decode()
    assert "2 imágenes sin transcripción. 1 parece una página de texto." in shown
    client.post(f"{desk}/assign/")
    client.post(f"{desk}/read_images/", {"tab": "files", "like_pages": "1"})
    assert donation.events.get(code="read_images").data == {"images": 1}


def test_a_whole_book_is_asked_for_in_few_steps(
    donation: Donation, reviewer: User, django_assert_max_num_queries: Any
) -> None:
    _read(donation, hoja_png=PAGE)
    version = donation.versions.get()
    (line,) = version.ledger.all()
    facts = {
        "outcome": "media",
        "reason": line.reason,
        "media_type": "image/png",
        "params": {LIKE_PAGE: True},
    }
    LedgerEntry.objects.bulk_create(
        LedgerEntry(version=version, file=line.file, member=f"{number}.png", **facts)
        for number in range(1_200)
    )
    with django_assert_max_num_queries(80):
        assert retries.read_images(donation, reviewer, only_like_pages=True) == 1_201
    asked = units(donation, "ocr")
    assert {unit.payload["entry"] for unit in asked} == set(version.ledger.values_list("pk", flat=True))
    assert [unit.queue for unit in asked] == ["ocr"] * 1_201
    assert len([unit for unit in asked if unit.rung_at]) == work.FEW
    assert not pictures.plan_these(version, version.ledger.all()), "asked twice is asked once"


def test_where_none_looks_like_one_that_cannot_be_asked(donation: Donation, reviewer: User) -> None:
    _read(donation, foto_jpg=PHOTO)
    with pytest.raises(MoveNotAllowed, match="images_wait"):
        retries.read_images(donation, reviewer, only_like_pages=True)
    assert images.count_offered(donation.versions.first()) == {"images_offered": 1, "like_pages": 0}


def test_where_nothing_reads_them_nobody_guesses(donation: Donation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(here, "find_engine", lambda: None)
    _read(donation, hoja_png=PAGE)
    assert _guessed(donation) == {"hoja.png": None}


def test_an_image_with_a_transcript_is_left_alone(donation: Donation) -> None:
    _read(donation, hoja_png=PAGE, metadata_csv=b"file_name,texto\nhoja.png,Hola a todas las personas\n")
    assert _guessed(donation) == {"hoja.png": None}


def test_of_a_crowd_only_what_looks_like_pages_gets_lines(
    donation: Donation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LEDGER_ROWS", 20)
    monkeypatch.setattr(limits, "MEDIA_ROWS", 20)
    small = written(photograph().resize((90, 70)), "PNG")
    box = {f"{n:03d}.png": small for n in range(30)} | {
        "hoja.png": PAGE,
        "nota.txt": b"Hola a todas las personas.",
    }
    _read(donation, caja_zip=zip_of(box))
    assert _guessed(donation) == {"hoja.png": True}
    version = donation.versions.get()
    assert sum(part.outcomes.get("media", 0) for part in version.ledger_parts.all()) == 30
    assert sum(part.members for part in version.ledger_parts.all()) + version.ledger.count() == 33
    line = version.ledger.get(member="hoja.png")
    assert (line.outcome, line.reason, line.media_type) == ("media", "media_not_transcribed", "image/png")


def test_an_image_that_kills_its_reader_keeps_its_outcome_and_the_others_their_guess(
    donation: Donation, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, asked = confined.guess, list[list[str]]()

    def guess(path: Any, job: Job) -> Any:
        asked.append(list(job["guess"]))
        for told in real(path, job):
            if told["member"] == "b.png" and told["m"] == "guessed":
                return  # dead
            yield told

    monkeypatch.setattr(confined, "guess", guess)
    _read(donation, caja_zip=zip_of({"a.png": PAGE, "b.png": PAGE, "c.png": PAGE}))
    assert asked == [["a.png", "b.png", "c.png"], ["c.png"]]
    assert _guessed(donation) == {"a.png": True, "b.png": None, "c.png": True}


def test_what_was_guessed_wrongly_says_so_no_more() -> None:
    line = {"outcome": "media", "params": {LIKE_PAGE: True, "split": "test"}}
    assert amended(line, None, [], "x") == {
        "reason": "image_without_text", "params": {LIKE_PAGE: False, "split": "test"},
    }  # fmt: skip
