"""Draws an image as pages in grey for a program that reads pictures: the right way up, no larger and no smaller than that reads well."""

import base64
import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager

from PIL import AvifImagePlugin, GifImagePlugin, Image, ImageOps, TiffImagePlugin, WebPImagePlugin

from ingestion.types import Message

MILLIONS = 100
MOST_PIXELS = MILLIONS * 1_000_000  # of one page, known before any of it is decoded: A2 at 400 dots an inch
MOST_PAGES = 2_000
LONGEST_SIDE = 4_000  # dots: a poster is drawn more coarsely
READS_WELL = 2_200  # dots: a page that a phone made small is drawn larger
MOST_TIMES = 2
FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP", "GIF", "AVIF")
TOO_LARGE, DAMAGED = "image_too_large", "image_damaged"
# What Pillow is known to raise where tags are not of the kind they should be.
BROKEN = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    RuntimeError,  # of the decoder of AVIF
    struct.error,
)

Image.MAX_IMAGE_PIXELS = None  # its own limit warns: ours is asked first
_KEPT = (
    AvifImagePlugin,
    GifImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)  # loaded before anything is confined
AvifImagePlugin.DEFAULT_MAX_THREADS = 1  # a confined reader has one core, and few threads


def draw_image(data: bytes, start: int) -> Iterator[Message]:
    """Yield {"m": "page", number, width, height, image: a PGM in base64} for each page from `start` on.

    Where one cannot be drawn yield {"m": "undrawn", number, reason, params} and end.
    """
    number = start
    try:
        with opened(data) as image:
            for page in pages_of(image, start):
                if page.width * page.height > MOST_PIXELS:
                    yield undrawn(number, TOO_LARGE, millions=MILLIONS)
                    return
                yield _drawn(page, number)
                number += 1
    except BROKEN:
        yield undrawn(number, DAMAGED)


@contextmanager
def opened(data: bytes) -> Iterator[Image.Image]:
    """Open an image of a known kind. Whatever is done with it may raise one of BROKEN."""
    with _in_silence(), closing(Image.open(io.BytesIO(data), formats=FORMATS)) as image:
        yield image


def pages_of(image: Image.Image, start: int = 0) -> Iterator[Image.Image]:
    """Yield the image, turned to each page from `start` on: of most kinds there is but one."""
    for number in range(start, MOST_PAGES if image.format == "TIFF" else 1):
        if image.format == "TIFF" and not _turn_to(image, number):
            return
        yield image


def undrawn(number: int, reason: str, **params: int) -> Message:
    """Return why a page is not drawn."""
    return {"m": "undrawn", "number": number, "reason": reason, "params": params}


@contextmanager
def _in_silence() -> Iterator[None]:
    """What is odd about a file is no concern of whoever runs this: either it is drawn or it is not."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _turn_to(image: Image.Image, number: int) -> bool:
    try:
        image.seek(number)
    except EOFError:
        return False
    return True


def _drawn(image: Image.Image, number: int) -> Message:
    image.draft("L", (LONGEST_SIDE, LONGEST_SIDE))  # of a JPEG no more is decoded than is wanted
    grey = ImageOps.exif_transpose(in_grey(image))
    times = _times(max(grey.size))
    if times != 1:
        width, height = (max(1, round(side * times)) for side in grey.size)
        grey = grey.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2)
    head = b"P5 %d %d 255\n" % grey.size
    drawn = base64.b64encode(head + grey.tobytes()).decode("ascii")
    return {"m": "page", "number": number, "width": grey.width, "height": grey.height, "image": drawn}


def _times(longest: int) -> float:
    if longest > LONGEST_SIDE:
        return LONGEST_SIDE / longest
    return min(MOST_TIMES, max(1.0, READS_WELL / longest))


def in_grey(image: Image.Image) -> Image.Image:
    """Sixteen bits are brought down to eight; what shines through is paper."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        over = image.convert("RGBA")
        paper = Image.new("RGBA", over.size, "white")
        return Image.alpha_composite(paper, over).convert("L")
    return image.convert("L")
