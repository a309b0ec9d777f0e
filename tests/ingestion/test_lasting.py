"""How long sounds last is read from their files, said to their donor and in the card, and never guessed."""

import io
import struct

import pytest
from django.test import Client

from donations.lengths_said import lasting
from donations.models import Donation
from ingestion.reading.lasting import seconds_of
from tests.factories import give, send
from tests.ingestion.machine import turn
from tests.ingestion.sounds import sound
from tests.ingestion.test_flow import PIXEL, zip_of

WAV = sound("a" * 1_000)  # half a second of 8,000 samples a second
# A FLAC of 44,100 samples a second that says it has 88,200; 100 frames of an MP3, each 1,152 of as many.
FLAC = b"fLaC\x80\x00\x00\x22" + struct.pack(
    ">HH6xQ16x", 4096, 4096, 44_100 << 44 | 1 << 41 | 15 << 36 | 88_200
)
MP3 = (b"\xff\xfb\x90\x64" + bytes(413)) * 100


@pytest.mark.parametrize(
    ("content", "media_type", "seconds"),
    [
        (WAV, "audio/x-wav", 0.5),
        (FLAC, "audio/flac", 2.0),
        (MP3, "audio/mpeg", 2.61),
        (MP3, "audio/x-hx-aac-adts", None),
        (PIXEL, "audio/mpeg", None),
        (b"", "audio/x-wav", None),
        (WAV.replace(struct.pack("<I", 8_000), struct.pack("<I", 0)), "audio/x-wav", None),
        (FLAC[:20], "audio/flac", None),
        (FLAC[:8] + struct.pack(">HH6xQ16x", 1, 1, 1 << 44 | (1 << 35) - 1), "audio/flac", None),
    ],
)
def test_what_a_file_says(content: bytes, media_type: str, seconds: float | None) -> None:
    stream = io.BytesIO(content)
    stream.seek(0, io.SEEK_END)
    assert seconds_of(stream, media_type) == seconds


@pytest.mark.parametrize(
    "media_type", ["audio/x-wav", "audio/flac", "audio/mpeg", "video/mp4", "video/x-ms-asf"]
)
@pytest.mark.parametrize("content", [WAV, FLAC, MP3])
def test_no_cut_and_no_changed_byte_makes_it_fail(content: bytes, media_type: str) -> None:
    for place in range(60):
        for changed in (
            content[:place],
            content[:place] + b"\xff" + content[place + 1 :],
            content[:place] + bytes(4) + content[place + 4 :],
        ):
            told = seconds_of(io.BytesIO(changed), media_type)
            assert told is None or 0 < told <= 1_000_000


def _ogg_page(number: int, samples: int, data: bytes) -> bytes:
    return b"OggS" + struct.pack("<BBqIIIBB", 0, 0, samples, 7, number, 0, 1, len(data)) + data


OGG = _ogg_page(
    0, 0, b"\x01vorbis" + struct.pack("<IBIiiiBB", 0, 1, 8_000, 0, 64_000, 0, 0xB8, 1)
) + b"".join(_ogg_page(number, number * 800, bytes(200)) for number in range(1, 101))


def test_of_one_that_is_long_or_broken_no_more_is_read_than_a_sound_needs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The library would look at every byte for the next frame, of a large file for minutes; and half of a sound tells nothing."""
    place = "ingestion.reading.lasting."
    assert seconds_of(io.BytesIO(OGG), "audio/ogg") == pytest.approx(10, abs=0.2)
    monkeypatch.setattr(place + "MOST_READ", 1_000)
    assert seconds_of(io.BytesIO(OGG), "audio/ogg") == pytest.approx(10, abs=0.2)
    assert seconds_of(io.BytesIO(WAV), "audio/x-wav") == 0.5
    broken, half = io.BytesIO(b"ID3\x03" + bytes(6) + b"\xff" + bytes(100_000)), io.BytesIO(OGG)
    assert seconds_of(broken, "audio/mpeg") is None
    monkeypatch.setattr(place + "MOST_OF_OGG", 1_000)
    assert seconds_of(half, "audio/ogg") is None
    assert max(broken.tell(), half.tell()) < 3_000


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.2, "1 s"), (59.5, "1 min 0 s"), (134, "2 min 14 s"), (3_600, "1 h 0 min"), (3_725.5, "1 h 2 min"), (360_000, "100 h 0 min")],
)  # fmt: skip
def test_it_is_said_in_the_two_largest_units(seconds: float, said: str) -> None:
    assert lasting(seconds).replace("\xa0", " ") == said


@pytest.mark.django_db
def test_it_stands_in_the_ledger_and_on_the_page(donation: Donation, client: Client) -> None:
    give(donation, "voz.wav", WAV)
    give(donation, "prueba/foto.png", PIXEL)
    give(donation, "caja.zip", zip_of({"test/canto.flac": FLAC}))
    send(donation)
    turn()
    told = {line.file.name: line.params for line in donation.versions.get().ledger.filter(outcome="media")}
    assert told == {
        "voz.wav": {"seconds": 0.5},
        "prueba/foto.png": {"split": "test", "looks_like_page": False},
        "caja.zip": {"split": "test", "seconds": 2.0},
    }
    client.force_login(donation.donor)
    shown = client.get(f"/donacion/{donation.pk}/").content.decode()
    assert "KB, 1\xa0s</span>" in shown
    assert "bytes, 2\xa0s</span>" in shown, "the box"
    assert "caracteres, 3\xa0s de sonido</span>" in shown
