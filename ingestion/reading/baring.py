"""Gives a picture without what it carries besides, a piece to a message, and says of any medium what it carries."""

import base64
from collections.abc import Iterator
from typing import BinaryIO

from ingestion.reading.giving import PIECE_BYTES
from ingestion.stripping import STRIPPED, NotUnderstood, strip, tells_place
from ingestion.types import Message


def strip_medium(stream: BinaryIO, media_type: str) -> Iterator[Message]:
    """Yield {"m": "piece", data: base64} of the picture where something was taken out, then {"m": "stripped", removed, place}.

    removed: kinds of data that were taken out, None where that cannot be done; place: whether where it was made is told.
    """
    if media_type not in STRIPPED:
        yield {"m": "stripped", "removed": None, "place": tells_place(stream)}
        return
    try:
        bare = strip(stream, media_type)
    except NotUnderstood:
        yield {"m": "stripped", "removed": None, "place": False}
        return
    for start in range(0, len(bare.data) if bare.found.kinds else 0, PIECE_BYTES):
        piece = bare.data[start : start + PIECE_BYTES]
        yield {"m": "piece", "data": base64.b64encode(piece).decode("ascii")}
    yield {"m": "stripped", "removed": list(bare.found.kinds), "place": bare.found.place}
