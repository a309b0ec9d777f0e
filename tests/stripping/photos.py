"""Makes photographs as phones and programs leave them: with a place, a time, a camera, words, a smaller picture inside."""

import struct
from io import BytesIO
from typing import Any
from zlib import compress, crc32

from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

ORIENTATION, MAKE, WHEN, GPS = 0x0112, 0x010F, 0x0132, 0x8825
SECRETS = (b"Caacup", b"ACME", b"2024:01:02", b"GPSLatitude", b"Ana Donante", b"http://ns.adobe.com", b"8BIM")
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>25,23.5S</exif:GPSLatitude></x:xmpmeta>'
ICC = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def picture(*, alpha: bool = False) -> Image.Image:
    """Return a picture in which every dot tells which it is."""
    image = Image.new("RGBA" if alpha else "RGB", (40, 24))
    dots = [(x * 6, y * 10, (x * y) % 256, 255 - x) for y in range(24) for x in range(40)]
    image.putdata(dots if alpha else [dot[:3] for dot in dots])
    return image


def exif(orientation: int = 1, *, place: bool = True) -> Image.Exif:
    """Return what a phone writes."""
    told = Image.Exif()
    told[ORIENTATION] = orientation
    told[MAKE] = "ACME"
    told[WHEN] = "2024:01:02 03:04:05"
    if place:
        told[GPS] = {1: "S", 2: (25.0, 23.0, 30.0), 3: "W", 4: (57.0, 8.0, 0.0), 28: b"ASCII\0\0\0Caacupe"}
    return told


def written(kind: str, image: Image.Image | None = None, **options: Any) -> bytes:
    """Return a file of the kind."""
    into = BytesIO()
    (image or picture()).save(into, kind, **options)
    return into.getvalue()


def jpeg(orientation: int = 1, **options: Any) -> bytes:
    """Return a JPEG with all that one can carry."""
    plain = written(
        "JPEG", exif=exif(orientation), xmp=XMP, icc_profile=ICC, comment="Ana Donante", quality=90, **options
    )
    iptc = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0\0\0\0\x0fAna Donante Caacup"
    segment = b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc
    return plain[:2] + segment + plain[2:] + b"MPF" + written("JPEG", exif=exif())


def chunk(name: bytes, content: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", crc32(name + content))


def png(orientation: int = 1, *, image: Image.Image | None = None, **options: Any) -> bytes:
    """Return a PNG with all that one can carry."""
    info = PngInfo()
    info.add_text("Author", "Ana Donante")
    info.add_text("Comment", "ACME Caacup", zip=True)
    info.add_itxt("XML:com.adobe.xmp", XMP.decode())
    plain = written(
        "PNG",
        image or picture(alpha=True),
        pnginfo=info,
        exif=exif(orientation),
        icc_profile=ICC,
        dpi=(300, 300),
        **options,
    )
    end = plain.rindex(b"IEND") - 4
    return (
        plain[:end]
        + chunk(b"tIME", b"\x07\xe8\1\2\3\4\5")
        + chunk(b"prVW", compress(b"ACME"))
        + plain[end:]
        + b"ACME"
    )


def webp(orientation: int = 1, *, image: Image.Image | None = None, **options: Any) -> bytes:
    """Return a WebP with all that one can carry."""
    return written(
        "WEBP", image or picture(), exif=exif(orientation), xmp=XMP, icc_profile=ICC, lossless=True, **options
    )


def extension(kind: int, *pieces: bytes) -> bytes:
    """Return an extension of a GIF."""
    said = b"".join(bytes([len(piece)]) + piece for piece in pieces)
    return bytes([0x21, kind]) + said + b"\0"


def gif(**options: Any) -> bytes:
    """Return a moving GIF with all that one can carry."""
    frames = [picture().transpose(Image.Transpose.ROTATE_180), picture().convert("L")]
    plain = written(
        "GIF", save_all=True, append_images=frames, duration=80, loop=3, comment=b"Ana Donante", **options
    )
    start = 13 + (3 << ((plain[10] & 7) + 1))
    xmp = b"\x21\xff\x0bXMP DataXMP" + XMP + bytes([1, *range(255, -1, -1), 0])
    colours = extension(0xFF, b"ICCRGBG1012", *(ICC[at : at + 255] for at in range(0, len(ICC), 255)))
    other = extension(0xFF, b"ACMECAMERA1", b"2024:01:02 Caacup")
    return (
        plain[:start]
        + colours
        + xmp
        + other
        + plain[start:-1]
        + extension(0xFE, b"ACME")
        + plain[-1:]
        + b"ACME"
    )


def avif(orientation: int = 1, *, image: Image.Image | None = None, **options: Any) -> bytes:
    """Return an AVIF with all that one can carry."""
    return written("AVIF", image or picture(), exif=exif(orientation), xmp=XMP, icc_profile=ICC, **options)


def as_heic(data: bytes) -> bytes:
    """Return it as a phone would call it: no more than the names of what is in there are another."""
    for old, new in ((b"ftypavif", b"ftypheic"), (b"av01", b"hvc1"), (b"av1C", b"hvcC")):
        data = data.replace(old, new)
    return data
