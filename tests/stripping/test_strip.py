"""Place, time, camera and words go; not a dot of the picture, nor its colours, nor which way up it is."""

import random
from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image, ImageSequence

from donations.media import STRIPPABLE
from ingestion.stripping import STRIPPED, NotUnderstood, strip
from tests.stripping.photos import ICC, ORIENTATION, SECRETS, exif, jpeg, picture, png, webp, written

MAKERS: dict[str, Callable[..., bytes]] = {"image/jpeg": jpeg, "image/png": png, "image/webp": webp}
KINDS = {
    "image/jpeg": {"exif", "xmp", "iptc", "comment", "other"},
    "image/png": {"exif", "xmp", "comment", "other"},
    "image/webp": {"exif", "xmp"},
}


def dots(data: bytes) -> list[bytes]:
    """Return the bytes of every frame."""
    with Image.open(BytesIO(data)) as image:
        return [frame.convert("RGBA").tobytes() for frame in ImageSequence.Iterator(image)]


def told(data: bytes) -> dict[int, object]:
    with Image.open(BytesIO(data)) as image:
        return dict(image.getexif())


@pytest.mark.parametrize("media_type", MAKERS)
@pytest.mark.parametrize("orientation", [1, 6, 8])
def test_everything_goes_but_the_picture(media_type: str, orientation: int) -> None:
    given = MAKERS[media_type](orientation)
    bare = strip(BytesIO(given), media_type)
    assert set(bare.found.kinds) == KINDS[media_type]
    assert bare.found.place
    assert [secret for secret in SECRETS if secret in bare.data] == []
    assert dots(bare.data)[0] == dots(given)[0]
    assert told(bare.data) == ({} if orientation == 1 else {ORIENTATION: orientation})
    if media_type == "image/webp":  # its head says what there is: EXIF, XMP
        assert bare.data[20] & 0x0C == (0 if orientation == 1 else 0x08)
    with Image.open(BytesIO(bare.data)) as image:
        assert image.info["icc_profile"] == ICC
        assert not set(image.info) & {"xmp", "comment", "Author", "photoshop", "XML:com.adobe.xmp"}


@pytest.mark.parametrize("media_type", MAKERS)
@pytest.mark.parametrize("orientation", [1, 3])
def test_what_was_stripped_is_left_alone(media_type: str, orientation: int) -> None:
    once = strip(BytesIO(MAKERS[media_type](orientation)), media_type)
    twice = strip(BytesIO(once.data), media_type)
    assert (twice.data, dict(twice.found.kinds), twice.found.place) == (once.data, {}, False)


@pytest.mark.parametrize(
    ("media_type", "given"),
    [
        ("image/jpeg", written("JPEG", quality=80)),
        ("image/jpeg", written("JPEG", picture().convert("CMYK"))),
        ("image/png", written("PNG", picture(alpha=True))),
        ("image/png", written("PNG", picture().convert("P"), transparency=3)),
        ("image/webp", written("WEBP")),
        ("image/webp", written("WEBP", lossless=True)),
    ],
)
def test_where_there_is_nothing_the_very_bytes_stay(media_type: str, given: bytes) -> None:
    bare = strip(BytesIO(given), media_type)
    assert bare.data is not None
    assert (bare.data, dict(bare.found.kinds)) == (given, {})


@pytest.mark.parametrize(
    ("media_type", "given"),
    [
        ("image/jpeg", jpeg(progressive=True)),
        ("image/jpeg", jpeg(optimize=True, subsampling=0)),
        ("image/jpeg", jpeg(restart_marker_rows=1)),
        (
            "image/png",
            png(
                image=picture(),
                save_all=True,
                append_images=[picture().transpose(Image.Transpose.ROTATE_180)],
            ),
        ),
        ("image/webp", webp(save_all=True, append_images=[picture().transpose(Image.Transpose.ROTATE_180)])),
        ("image/webp", webp(image=picture(alpha=True))),
    ],
)
def test_however_it_was_written(media_type: str, given: bytes) -> None:
    bare = strip(BytesIO(given), media_type)
    assert bare.found.kinds
    assert dots(bare.data) == dots(given) or media_type == "image/jpeg"
    assert dots(bare.data)[0] == dots(given)[0]
    assert [secret for secret in SECRETS if secret in bare.data] == []


def test_a_picture_without_a_place_tells_none() -> None:
    given = written("JPEG", exif=exif(place=False))
    bare = strip(BytesIO(given), "image/jpeg")
    assert (list(bare.found.kinds), bare.found.place) == (["exif"], False)


def test_a_cut_jpeg_is_stripped_as_far_as_it_goes() -> None:
    given = written("JPEG", exif=exif(6), quality=95)[:-40]
    bare = strip(BytesIO(given), "image/jpeg")
    assert b"ACME" not in bare.data
    assert told(bare.data) == {ORIENTATION: 6}


@pytest.mark.parametrize("media_type", MAKERS)
def test_broken_files_are_not_understood_or_lose_nothing_secret(media_type: str) -> None:
    """Whatever is done to a file, no byte of a secret that stood in a block of its own comes through, and nothing hangs."""
    given, chance = MAKERS[media_type](6), random.Random(3)  # noqa: S311  # the same each time
    for _ in range(400):
        broken = bytearray(given)
        for _ in range(chance.randrange(1, 4)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            strip(BytesIO(bytes(broken[: chance.randrange(8, len(broken))])), media_type)
        except NotUnderstood:
            continue
    for nothing in (b"", b"x", given[:1], given[1:]):
        with pytest.raises(NotUnderstood):
            strip(BytesIO(nothing), media_type)


@pytest.mark.parametrize("marker", [0x00, 0x02, 0x99, 0xBF, 0xD8, 0xF0, 0xF7, 0xFD])
def test_a_segment_that_no_jpeg_has_hides_nothing(marker: int) -> None:
    """A reader of pictures would pass over it; what lies in it would go out with the picture."""
    given = written("JPEG")
    hidden = bytes([0xFF, marker, 0, 13]) + b"Ana Donante"
    for at in (2, len(given) - 2) if marker else (2,):  # FF 00 in the picture's own data is a part of it
        with pytest.raises(NotUnderstood):
            strip(BytesIO(given[:at] + hidden + given[at:]), "image/jpeg")


def test_what_programs_read_differently_is_not_touched() -> None:
    """A block with another byte behind its name turns the picture in some browsers and not in other programs."""
    odd = written("JPEG", exif=exif(6)).replace(b"Exif\0\0", b"Exif\0\4")
    with pytest.raises(NotUnderstood):
        strip(BytesIO(odd), "image/jpeg")
    upright = written("JPEG", exif=exif(1)).replace(b"Exif\0\0", b"Exif\0\4")
    assert list(strip(BytesIO(upright), "image/jpeg").found.kinds) == ["exif"]


def test_words_within_a_picture_that_has_no_end_stay_with_it() -> None:
    """Without them it would break off sooner than before."""
    given = written("JPEG", quality=95)
    words = b"\xff\xfe\xff\xffAna Donante"
    with pytest.raises(NotUnderstood):
        strip(BytesIO(given[:-40] + words), "image/jpeg")


def test_a_webp_turns_only_where_its_head_says_so() -> None:
    given = bytearray(webp(6))
    assert given[20] & 0x08
    given[20] &= ~0x08 & 0xFF
    bare = strip(BytesIO(bytes(given)), "image/webp")
    assert "exif" in bare.found.kinds
    assert told(bare.data) == told(bytes(given)) == {}


def test_the_kinds_are_those_the_record_knows() -> None:
    assert set(STRIPPED) == STRIPPABLE
