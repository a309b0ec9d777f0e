"""Files of other kinds are looked through for a place: TIFF, HEIC, films of phones; and a place is never made up."""

import struct
from io import BytesIO

import pytest

from ingestion.stripping import tells_place
from ingestion.stripping.exif import block_of, read
from tests.stripping.photos import XMP, exif, picture, written

FILM = b"\0\0\0\x18ftypmp42" + b"\0" * 5_000_000
PLACE = b"\0\x12\x15\xc7-25.3900-057.1400/"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (written("TIFF", picture(), exif=exif().tobytes()), True),
        (written("TIFF", picture(), exif=exif(place=False).tobytes()), False),
        (written("TIFF", picture()), False),
        (written("TIFF", picture(), tiffinfo={700: XMP}), True),
        (written("TIFF", picture(), save_all=True, append_images=[picture()]), False),
        (written("AVIF", picture(), exif=exif()), True),
        (written("AVIF", picture(), exif=exif(place=False)), False),
        (FILM + b"\xa9xyz" + PLACE, True),
        (FILM + b"\xa9xyz" + b"\0" * 40, False),
        (FILM + b"com.apple.quicktime.location.ISO6709", True),
        (FILM, False),
        (b"", False),
        (b"II*\0", False),
        (b"MM\0*\xff\xff\xff\xff", False),
        (b"Exif\0\0" * 900_000, False),
    ],
)
def test_a_place_is_told(content: bytes, told: bool) -> None:
    assert tells_place(BytesIO(content)) is told


@pytest.mark.parametrize("at", [(4 << 20) - 2, (4 << 20) - 6, (4 << 20) + 1])
def test_also_where_two_pieces_meet(at: int) -> None:
    assert tells_place(BytesIO(b"\0" * at + b"GPSLatitude" + b"\0" * 99))
    assert tells_place(BytesIO(b"\0" * at + b"Exif\0\0" + exif().tobytes()[6:]))


def test_directories_that_go_in_circles_end() -> None:
    circle = b"II*\0" + struct.pack("<IH", 8, 0) + struct.pack("<I", 8)
    assert not read(circle).place
    assert not read(b"II*\0" + struct.pack("<IH", 8, 65_535)).place


def test_big_tiff() -> None:
    entry = struct.pack("<HHQQ", 0x8825, 4, 1, 99)
    big = b"II+\0" + struct.pack("<HHQ", 8, 0, 16) + struct.pack("<Q", 1) + entry + struct.pack("<Q", 0)
    assert read(big).place
    assert tells_place(BytesIO(big))


@pytest.mark.parametrize("orientation", range(10))
def test_which_way_up_is_written_and_read(orientation: int) -> None:
    block = block_of(orientation)
    assert (read(block).orientation if block else 1) == (orientation if 2 <= orientation <= 8 else 1)
    assert len(block) in {0, 26}
