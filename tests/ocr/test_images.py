"""Images that are pages of text are read when somebody asks: confined, every page, the right way up; other images stay what they are."""

import base64
import random
import zlib
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from django.test import Client
from PIL import Image, ImageDraw
from pytest_django import Settings

from donations import images, retries
from donations.door import MoveNotAllowed
from donations.models import Donation, LedgerEntry, Status, User
from ingestion.reading.images import LONGEST_SIDE, draw_image
from ingestion.recorded import Recorded
from tests.factories import give, send
from tests.ingestion.machine import texts, turn, units
from tests.ocr.engine import needs_engine
from tests.opening.archives import zipped
from tests.scans import FIRST, SECOND, picture

LETTER = b"Querida radio, les escribo desde el pueblo para contarles de la lluvia y de las calles mojadas."


def written(image: Image.Image, kind: str, **options: Any) -> bytes:
    """Return an image as a file."""
    into = BytesIO()
    image.save(into, kind, **options)
    return into.getvalue()


def page(*lines: str) -> Image.Image:
    return Image.open(BytesIO(picture(*lines)))


def photograph() -> Image.Image:
    """Something with edges and shades, and no word."""
    chance = random.Random(7)  # noqa: S311  # the same each time
    image = Image.new("RGB", (900, 700), "skyblue")
    draw = ImageDraw.Draw(image)
    for _ in range(400):
        x, y, size = chance.randrange(900), chance.randrange(700), chance.randrange(5, 90)
        draw.ellipse((x, y, x + size, y + size // 2), fill=tuple(chance.randrange(256) for _ in range(3)))
    return image


def png_of(width: int, height: int) -> bytes:
    """Return a PNG that says it has this size, and little else."""
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x00\x00\x00\x00"

    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 99))
        + chunk(b"IEND", b"")
    )


def drawn(data: bytes, start: int = 0) -> list[dict[str, Any]]:
    return list(draw_image(data, start))


def shown(message: dict[str, Any]) -> Image.Image:
    return Image.open(BytesIO(base64.b64decode(message["image"])))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP", "BMP", "GIF", "AVIF"])
@pytest.mark.parametrize("mode", ["1", "L", "RGB", "RGBA", "P", "CMYK", "I;16"])
def test_every_kind_of_image_is_drawn_in_grey(kind: str, mode: str) -> None:
    image = page(*FIRST).resize((620, 877))
    image = Image.fromarray(image_in_16_bits(image)) if mode == "I;16" else image.convert(mode)
    try:
        data = written(image, kind)
    except (OSError, KeyError, ValueError):
        return  # there is no such file
    (one,) = drawn(data)
    seen = shown(one)
    assert (seen.mode, seen.size) == ("L", (1240, 1754)), "a small page is drawn larger"
    assert min(seen.tobytes()) < 60
    assert seen.tobytes()[0] > 240


def image_in_16_bits(image: Image.Image) -> Any:
    return np.asarray(image.convert("L")).astype("uint16") * 257


def test_what_shines_through_is_paper() -> None:
    image = Image.new("RGBA", (600, 600), (0, 0, 0, 0))
    assert shown(drawn(written(image, "PNG"))[0]).getextrema() == (255, 255)


def test_a_page_that_lies_on_its_side_is_drawn_upright() -> None:
    image = page(*FIRST)
    exif = Image.Exif()
    exif[0x0112] = 6
    (one,) = drawn(written(image.rotate(90, expand=True), "JPEG", exif=exif))
    assert (one["width"], one["height"]) == (1554, 2200) or one["height"] > one["width"]


def test_every_page_of_a_tiff_and_only_the_first_frame_of_others() -> None:
    pages = [page(*FIRST), page(*SECOND), page(*FIRST)]
    data = written(
        pages[0],
        "TIFF",
        save_all=True,
        append_images=pages[1:],
        compression="group4" if pages[0].mode == "1" else "tiff_lzw",
    )
    assert [one["number"] for one in drawn(data)] == [0, 1, 2]
    assert [one["number"] for one in drawn(data, 2)] == [2]
    moving = written(pages[0], "WEBP", save_all=True, append_images=pages[1:])
    assert [one["number"] for one in drawn(moving)] == [0]


def test_a_poster_is_drawn_no_larger_than_it_needs() -> None:
    (one,) = drawn(written(Image.new("L", (9000, 4500), 255), "PNG"))
    assert (one["width"], one["height"]) == (LONGEST_SIDE, LONGEST_SIDE // 2)


@pytest.mark.parametrize("size", [(40_000, 40_000), (2**31 - 1, 2**31 - 1), (100_000_001, 1)])
def test_too_many_dots_are_refused_before_any_is_decoded(size: tuple[int, int]) -> None:
    assert drawn(png_of(*size)) == [
        {"m": "undrawn", "number": 0, "reason": "image_too_large", "params": {"millions": 100}}
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"\x89PNG\r\n\x1a\n",
        picture(*FIRST)[:900],
        png_of(300, 300),
        png_of(0, 5),
        b"II*\0\xff\xff\xff\xff",
    ],
)
def test_what_is_broken_says_so(data: bytes) -> None:
    assert [one.get("reason") for one in drawn(data)] == ["image_damaged"]


def test_whatever_is_done_to_an_image_it_is_drawn_or_not() -> None:
    chance = random.Random(5)  # noqa: S311  # the same each time
    tiff = written(page(*FIRST).resize((62, 87)), "TIFF", compression="tiff_lzw")
    for _ in range(300):
        broken = bytearray(tiff)
        for _ in range(4):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        assert {one["m"] for one in drawn(bytes(broken))} <= {"page", "undrawn"}


@pytest.fixture
def kept(donation: Donation, settings: Settings) -> Donation:
    """A donation in review with images of all sorts."""
    settings.OCR = "auto"
    two = page(*FIRST)
    tiff = written(two, "TIFF", save_all=True, append_images=[page(*SECOND)])
    give(donation, "acta.png", picture(*FIRST))
    give(donation, "bomba.png", png_of(40_000, 40_000))
    give(
        donation,
        "lote.zip",
        zipped(("actas.tif", tiff), ("foto.jpg", written(photograph(), "JPEG")), ("b.txt", LETTER)),
    )
    give(donation, "voz.mp3", b"ID3\x04\0\0\0\0\0\0" + b"\xff\xfb\x90\0" * 99)
    send(donation)
    turn("ingestion", "ocr", "ingestion")
    donation.refresh_from_db()
    assert donation.status == Status.IN_REVIEW
    return donation


def _lines(donation: Donation) -> dict[str, tuple[str, str, int]]:
    lines = LedgerEntry.objects.filter(version__donation=donation).select_related("file")
    return {line.member or line.file.name: (line.outcome, line.reason, line.documents) for line in lines}


@needs_engine
@pytest.mark.django_db
def test_nobody_reads_an_image_unasked_and_everybody_may_ask(
    kept: Donation, client: Client, donor: User
) -> None:
    before = _lines(kept)
    assert {before[name][:2] for name in ("acta.png", "actas.tif", "foto.jpg", "bomba.png")} == {
        ("media", "media_not_transcribed")
    }
    assert units(kept, "ocr") == []
    client.force_login(donor)
    seen = client.get(f"/donacion/{kept.pk}/").content.decode()
    assert "Hay 4 imágenes" in seen
    assert client.post(f"/donacion/{kept.pk}/otra-vez/", {"line": "images"}).status_code == 302
    assert client.post(f"/donacion/{kept.pk}/otra-vez/", {"line": "images"}).status_code == 302
    turn("ocr", "ingestion")
    lines = _lines(kept)
    assert lines["acta.png"] == ("text", "read_by_ocr", 1)
    assert lines["actas.tif"] == ("text", "read_by_ocr", 1)
    assert lines["foto.jpg"] == ("media", "image_without_text", 0)
    assert lines["bomba.png"] == ("media", "image_too_large", 0)
    assert lines["b.txt"] == before["b.txt"]
    tiff = LedgerEntry.objects.get(member="actas.tif")
    assert (tiff.pages, tiff.pages_needing_ocr, tiff.params["pages"]) == (2, 0, 2)
    assert tiff.params["confidence"] > 70
    assert tiff.extractor.startswith("tesseract/")
    read = " ".join(texts(kept).values())
    assert read.count("La expedición llegó") == 2
    assert "volvieron al pueblo" in read
    seen = client.get(f"/donacion/{kept.pk}/").content.decode()
    assert "más de 100 millones de puntos" in seen
    assert "Leer el texto" not in seen
    kept.refresh_from_db()
    assert kept.status == Status.IN_REVIEW
    assert kept.events.get(code="read_images").data == {"images": 4}


@needs_engine
@pytest.mark.django_db
def test_what_is_read_in_an_image_is_of_the_split_that_its_place_tells(
    donation: Donation, reviewer: User
) -> None:
    """A withheld split holds its images' text too."""
    give(donation, "pruebas/acta.png", picture(*FIRST))
    give(donation, "b.txt", LETTER)
    send(donation)
    turn("ingestion", "ocr", "ingestion")
    donation.refresh_from_db()
    retries.read_images(donation, reviewer)
    turn("ocr", "ingestion")
    splits = {row["path"]: row["split"] for row in Recorded(donation.versions.get()).rows("path", "split")}
    assert splits == {"pruebas/acta.png": "test", "b.txt": "train"}


@needs_engine
@pytest.mark.django_db
def test_one_image_is_read_and_no_other(kept: Donation, reviewer: User) -> None:
    line = LedgerEntry.objects.get(file__name="acta.png")
    retries.retry_line(kept, line, reviewer)
    turn("ocr", "ingestion")
    assert images.offered_in(kept.versions.get()).count() == 3
    assert _lines(kept)["acta.png"][0] == "text"


@pytest.mark.django_db
def test_without_an_engine_images_are_counted_as_before(
    kept: Donation, reviewer: User, settings: Settings, client: Client, donor: User
) -> None:
    settings.OCR = "off"
    client.force_login(donor)
    assert "Leer el texto" not in client.get(f"/donacion/{kept.pk}/").content.decode()
    with pytest.raises(MoveNotAllowed, match="pictures_read_here"):
        retries.read_images(kept, reviewer)


@pytest.mark.django_db
def test_an_image_with_a_transcript_is_not_offered(donation: Donation) -> None:
    give(donation, "a.png", picture(*FIRST))
    give(donation, "metadata.csv", b"file_name,caption\na.png,Una carta vieja de la radio del pueblo\n")
    send(donation)
    turn()
    assert not images.offered_in(donation.versions.get()).exists()
