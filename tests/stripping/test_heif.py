"""In an AVIF or a HEIC place, time, camera and words are overwritten where they lie; no byte of a picture changes, nor its colours."""

import random
import struct
from io import BytesIO

import pytest
from PIL import Image

from ingestion.stripping import NotUnderstood, strip
from tests.stripping.photos import ICC, ORIENTATION, SECRETS, as_heic, avif, exif, picture, written
from tests.stripping.test_strip import dots, told

AVIF, HEIC = "image/avif", "image/heic"


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content) + 8) + kind + content


@pytest.mark.parametrize("orientation", [1, 6, 8])
def test_everything_goes_but_the_picture(orientation: int) -> None:
    given = avif(orientation)
    bare = strip(BytesIO(given), AVIF)
    assert set(bare.found.kinds) == {"exif", "xmp"}
    assert bare.found.place
    assert [secret for secret in SECRETS if secret in bare.data] == []
    assert b"GPS" not in bare.data
    assert dots(bare.data) == dots(given)
    assert told(bare.data) == ({} if orientation == 1 else {ORIENTATION: orientation})
    with Image.open(BytesIO(bare.data)) as image:
        assert image.info["icc_profile"] == ICC
    twice = strip(BytesIO(bare.data), AVIF)
    assert (twice.data, dict(twice.found.kinds)) == (bare.data, {})


@pytest.mark.parametrize("given", [written("AVIF"), written("AVIF", picture(alpha=True), quality=30)])
def test_where_there_is_nothing_the_very_bytes_stay(given: bytes) -> None:
    bare = strip(BytesIO(given), AVIF)
    assert (bare.data, dict(bare.found.kinds)) == (given, {})


def test_a_heic_keeps_every_byte_of_its_picture() -> None:
    given = as_heic(avif(6))
    bare = strip(BytesIO(given), HEIC)
    assert set(bare.found.kinds) == {"exif", "xmp"}
    assert len(bare.data) == len(given)
    assert [secret for secret in SECRETS if secret in bare.data] == []
    seen = strip(BytesIO(avif(6)), AVIF).data
    assert bare.data == as_heic(seen), "the same bytes are overwritten as in the file that can be looked at"


def test_what_lies_around_goes_too() -> None:
    """Films of a moment behind the picture, spaces that are not empty, packets in boxes of their own."""
    xmp = bytes.fromhex("be7acfcb97a942e89c71999491e3afac") + b"GPSLatitude, Caacup"
    given = written("AVIF") + box(b"mpvd", b"ACME film") + box(b"free", b"Ana Donante") + box(b"uuid", xmp)
    bare = strip(BytesIO(given), AVIF)
    assert (set(bare.found.kinds), bare.found.place) == ({"other", "xmp"}, True)
    assert [secret for secret in SECRETS if secret in bare.data] == []
    assert dots(bare.data) == dots(given)
    assert not strip(BytesIO(bare.data), AVIF).found.kinds


def test_what_belongs_to_no_item_goes() -> None:
    plain = written("AVIF")
    at = plain.index(b"mdat") - 4
    (size,) = struct.unpack_from(">I", plain, at)
    given = plain[:at] + struct.pack(">I", size + 11) + plain[at + 4 :] + b"Ana Donante"
    assert at + size == len(plain)
    bare = strip(BytesIO(given), AVIF)
    assert (list(bare.found.kinds), bare.data[-11:]) == (["other"], b"\0" * 11)
    assert dots(bare.data) == dots(given)


def test_a_property_that_describes_goes() -> None:
    given = avif().replace(b"pixi", b"udes")
    bare = strip(BytesIO(given), AVIF)
    assert "other" in bare.found.kinds
    assert b"udes" not in bare.data


def test_a_film_is_not_touched() -> None:
    moving = written("AVIF", save_all=True, append_images=[picture().rotate(180)])
    assert b"moov" in moving
    with pytest.raises(NotUnderstood):
        strip(BytesIO(moving), AVIF)


def test_a_picture_that_lies_where_words_do_is_not_touched() -> None:
    """Every item is said to lie where the first one does."""
    given = bytearray(avif())
    at = given.index(b"iloc")
    offset = bytes(given[at + 12 + 6 : at + 12 + 10])
    assert int.from_bytes(offset, "big") < len(given)
    places = [at + 12 + 6 + 14 * number for number in range(1, 3)]
    for place in places:
        given[place : place + 4] = offset
    with pytest.raises(NotUnderstood):
        strip(BytesIO(bytes(given)), AVIF)


def test_broken_ones_are_not_understood_or_keep_their_picture() -> None:
    given, chance = avif(6), random.Random(3)  # noqa: S311  # the same each time
    for _ in range(400):
        broken = bytearray(given)
        for _ in range(chance.randrange(1, 4)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            strip(BytesIO(bytes(broken[: chance.randrange(8, len(broken))])), AVIF)
        except NotUnderstood:
            continue
    for nothing in (b"", b"x", given[:5], given[1:], box(b"ftyp", b"avif")):
        with pytest.raises(NotUnderstood):
            strip(BytesIO(nothing), AVIF)
    with pytest.raises(NotUnderstood):
        strip(BytesIO(written("AVIF", exif=exif())[:-30]), AVIF)
