"""Words, camera and whatever programs leave in a GIF go; every frame, its colours, its pace and its rounds stay."""

import random
from io import BytesIO

import pytest
from PIL import Image

from ingestion.stripping import NotUnderstood, strip
from tests.stripping.photos import ICC, SECRETS, extension, gif, picture, written
from tests.stripping.test_strip import dots

GIF = "image/gif"


def test_everything_goes_but_the_picture() -> None:
    given = gif()
    bare = strip(BytesIO(given), GIF)
    assert set(bare.found.kinds) == {"xmp", "comment", "other"}
    assert bare.found.place
    assert [secret for secret in SECRETS if secret in bare.data] == []
    assert dots(bare.data) == dots(given)
    assert len(dots(bare.data)) == 3
    with Image.open(BytesIO(bare.data)) as image:
        assert (image.info["loop"], image.info["duration"]) == (3, 80)
        assert "comment" not in image.info
    assert b"ICCRGBG1012\xff" + ICC[:255] in bare.data
    twice = strip(BytesIO(bare.data), GIF)
    assert (twice.data, dict(twice.found.kinds)) == (bare.data, {})


@pytest.mark.parametrize(
    "given",
    [
        written("GIF"),
        written("GIF", interlace=True),
        written("GIF", picture().convert("L"), transparency=3),
        written("GIF", save_all=True, append_images=[picture().rotate(90, expand=True)], loop=0),
    ],
)
def test_where_there_is_nothing_the_very_bytes_stay(given: bytes) -> None:
    bare = strip(BytesIO(given), GIF)
    assert (bare.data, dict(bare.found.kinds)) == (given, {})


def test_words_that_might_be_drawn_are_not_touched() -> None:
    given = gif()
    start = 13 + (3 << ((given[10] & 7) + 1))
    words = extension(0x01, b"\0" * 12, b"Ana Donante")
    with pytest.raises(NotUnderstood):
        strip(BytesIO(given[:start] + words + given[start:]), GIF)


def test_a_block_about_rounds_has_no_room_for_words() -> None:
    plain = written("GIF")
    start = 13 + (3 << ((plain[10] & 7) + 1))
    said = extension(0xFF, b"NETSCAPE2.0", b"\1\0\0", b"Ana Donante, Caacup")
    bare = strip(BytesIO(plain[:start] + said + plain[start:]), GIF)
    assert (list(bare.found.kinds), bare.data) == (["other"], plain)


def test_a_cut_one_is_stripped_as_far_as_it_goes() -> None:
    given = gif()
    for cut in range(13, len(given), 7):
        try:
            bare = strip(BytesIO(given[:cut]), GIF)
        except NotUnderstood:
            continue
        assert b"ACME" not in bare.data


def test_broken_ones_are_not_understood_or_show_the_same() -> None:
    given, chance = gif(), random.Random(3)  # noqa: S311  # the same each time
    for _ in range(400):
        broken = bytearray(given)
        for _ in range(chance.randrange(1, 4)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            strip(BytesIO(bytes(broken[: chance.randrange(8, len(broken))])), GIF)
        except NotUnderstood:
            continue
    for nothing in (b"", b"x", given[:5], given[1:], b"GIF89a"):
        with pytest.raises(NotUnderstood):
            strip(BytesIO(nothing), GIF)
