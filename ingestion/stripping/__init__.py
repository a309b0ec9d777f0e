"""Takes out of an image what it carries besides the picture (place, time, camera, words), without touching a dot of it."""

from collections.abc import Callable, Mapping
from typing import BinaryIO

from ingestion.stripping import gif, heif, jpeg, png, webp
from ingestion.stripping.found import Found, NotUnderstood, Stripped
from ingestion.stripping.places import tells_place

STRIPPED: Mapping[str, Callable[[bytes], Stripped]] = {
    "image/jpeg": jpeg.strip,
    "image/png": png.strip,
    "image/webp": webp.strip,
    "image/gif": gif.strip,
    "image/avif": heif.strip,
    "image/heic": heif.strip,
    "image/heif": heif.strip,
}
LARGEST = 256 << 20  # bytes: larger ones are not taken apart

__all__ = ["LARGEST", "STRIPPED", "Found", "NotUnderstood", "Stripped", "strip", "tells_place"]


def strip(stream: BinaryIO, media_type: str) -> Stripped:
    """Return an image of one of the kinds in STRIPPED without it. Raises NotUnderstood."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise NotUnderstood("larger than is taken apart")
    return STRIPPED[media_type](data)
