"""The program that fuzzing of pictures runs confined: each is stripped and looked at as the portal does, and judged.

Where something is taken out, what can still be seen must be dot by dot what could be seen before, nothing that a program reads besides
the picture may be left, and stripping once more must find nothing. The cases come as in `tests.campaigns.direct`.
"""

import io
import json
import traceback
import warnings
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO

from PIL import Image, ImageSequence

from ingestion.reading.images import draw_image
from ingestion.reading.likeness import looks_like_page
from ingestion.stripping import STRIPPED, NotUnderstood, exif, strip
from tests.campaigns.direct import LENGTHS
from tests.stripping.photos import as_heic, avif, gif, jpeg, picture, png, webp, written

ORIENTATION = 0x0112
_MOST_DOTS, _MOST_FRAMES = 4_000_000, 8
_TURNED = picture().transpose(Image.Transpose.ROTATE_180)
_TELLING = frozenset({"comment", "photoshop", "Author", "Comment", "XML:com.adobe.xmp", "mp", "mpoffset"})

Answer = dict[str, Any]


def pictures() -> dict[str, bytes]:
    """Return {name: content} of pictures of every kind that is stripped, with all that one can carry."""
    moving: dict[str, Any] = {"save_all": True, "append_images": [_TURNED]}
    return {
        "foto.jpg": jpeg(6), "progresiva.jpg": jpeg(progressive=True), "tiras.jpg": jpeg(restart_marker_rows=1),
        "limpia.jpg": written("JPEG", quality=80), "cmyk.jpg": written("JPEG", picture().convert("CMYK")),
        "foto.png": png(8), "mueve.png": png(image=picture(), **moving), "limpia.png": written("PNG", picture(alpha=True)),
        "paleta.png": written("PNG", picture().convert("P"), transparency=3),
        "foto.webp": webp(6), "mueve.webp": webp(**moving), "alfa.webp": webp(image=picture(alpha=True)),
        "mueve.gif": gif(), "limpia.gif": written("GIF", interlace=True),
        "foto.avif": avif(6), "alfa.avif": avif(image=picture(alpha=True)), "limpia.avif": written("AVIF"),
        "foto.heic": as_heic(avif(8)),
    }  # fmt: skip


def run(job: Answer, stream: BinaryIO) -> Iterator[Answer]:
    """Answer every case from the `start`-th on."""
    number = 0
    while lengths := stream.read(LENGTHS.size):
        head_length, length = LENGTHS.unpack(lengths)
        head, content = json.loads(stream.read(head_length)), stream.read(length)
        if number >= job["start"]:
            yield {"n": number, **_answer(head["media_type"], content)}
        number += 1


def _answer(media_type: str, content: bytes) -> Answer:
    try:
        looks_like_page(content)
        for _ in islice(draw_image(content, 0), 2):
            continue
        return _stripped(media_type, content)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  # what is looked for
        return {"fault": traceback.format_exc()[-2000:]}


def _stripped(media_type: str, content: bytes) -> Answer:
    try:
        bare = strip(io.BytesIO(content), media_type)
    except NotUnderstood:
        return {"said": "not understood"}
    before, after = _seen(content), _seen(bare.data)
    if before is None:
        return {"said": "no picture, before" if after is None else "no picture before"}
    if after != before:
        return {"fault": f"{media_type}: it looks another now"}
    if left := _left(bare.data):
        return {"fault": f"{media_type}: left in it {left}"}
    if again := strip(io.BytesIO(bare.data), media_type).found.kinds:
        return {"fault": f"{media_type}: found only the second time {list(again)}"}
    return {"said": "bare" if bare.found.kinds else "nothing in it"}


def _seen(content: bytes) -> list[bytes] | None:
    """Return the dots of each frame, which way up it is and its colours; None where nothing can be seen, or not easily."""
    try:
        with _silently(), Image.open(io.BytesIO(content)) as image:
            if image.width * image.height > _MOST_DOTS:
                return None
            frames = islice(ImageSequence.Iterator(image), _MOST_FRAMES)
            dots = [frame.convert("RGBA").tobytes() for frame in frames]
            return [*dots, str(_way_up(image)).encode(), image.info.get("icc_profile") or b""]
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  # whatever a reader of pictures makes of it: there is no picture
        return None


def _way_up(image: Image.Image) -> int:
    """Return which way up it is shown: of a broken block what programs make of it that read on, as browsers do."""
    told: Any = image.getexif().get(ORIENTATION)
    if told is None and image.format in {"JPEG", "PNG", "WEBP"}:
        told = exif.read(image.info.get("exif", b"").removeprefix(b"Exif\0\0")).orientation
    return int(told) if told in range(2, 9) else exif.UPRIGHT


def _left(content: bytes) -> list[str]:
    """Return what a reader of pictures finds besides the picture."""
    with _silently(), Image.open(io.BytesIO(content)) as image:
        found = sorted(_TELLING & image.info.keys())
        found += [str(tag) for tag in image.getexif() if tag != ORIENTATION]
        xmp = image.info.get("xmp") or b""
        return found + (["xmp"] if b"GPS" in (xmp if isinstance(xmp, bytes) else xmp.encode()) else [])


def _silently() -> "warnings.catch_warnings[None]":
    return warnings.catch_warnings(action="ignore")


def types() -> list[str]:
    """Return the kinds that are stripped."""
    return sorted(STRIPPED)
