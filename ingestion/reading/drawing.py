"""Draws the pages of a PDF or an image that must be read by eye, one message for each, for a program that reads pictures."""

import base64
from collections.abc import Iterator
from contextlib import closing

import pypdfium2

from ingestion.extractors.pdf_pages import Reading
from ingestion.extractors.pdf_pdfium import CannotOpen, read_with_pdfium
from ingestion.reading.images import MILLIONS, TOO_LARGE, draw_image, undrawn
from ingestion.reading.items import Item
from ingestion.types import Message, Unreadable

_LARGEST_BYTES = 256 << 20
_DOTS_PER_POINT = 300 / 72
_LONGEST_SIDE = 4_000  # dots: a poster is drawn more coarsely


def draw_item(item: Item, start: int) -> Iterator[Message]:
    """Yield {"m": "page", number, of, width, height, image: a PGM in base64} for each page from `start` on that needs OCR.

    Of an image all its pages (`ingestion.reading.images`).
    """
    data = item.stream.read(_LARGEST_BYTES + 1)
    if item.media_type.startswith("image/"):
        yield from (
            draw_image(data, start)
            if len(data) <= _LARGEST_BYTES
            else (undrawn(start, TOO_LARGE, millions=MILLIONS),)
        )
        return
    if item.media_type != "application/pdf" or len(data) > _LARGEST_BYTES:
        return
    reading = Reading()
    try:
        for number in _numbers(data, reading):
            if number >= start:
                yield _drawn(data, number) | {"of": reading.of_pages}
    except (CannotOpen, Unreadable):
        return


def _numbers(data: bytes, reading: Reading) -> Iterator[int]:
    for _ in read_with_pdfium(data, reading):
        while reading.pages:
            page = reading.pages.pop()
            if page.needs_ocr:
                yield page.number


def _drawn(data: bytes, number: int) -> Message:
    """A document of its own for each page: what one drawing leaves behind is gone with it."""
    with closing(pypdfium2.PdfDocument(data)) as document, closing(document[number]) as page:
        scale = min(_DOTS_PER_POINT, _LONGEST_SIDE / max(1.0, *page.get_size()))
        bitmap = page.render(scale=scale, grayscale=True)
        rows = memoryview(bitmap.buffer).cast("B")
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        picture = b"".join(rows[row * stride : row * stride + width] for row in range(height))
    image = base64.b64encode(b"P5 %d %d 255\n" % (width, height) + picture).decode("ascii")
    return {"m": "page", "number": number, "width": width, "height": height, "image": image}
