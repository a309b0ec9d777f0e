"""Gives the bytes of members that are carried as they are, a piece to a message."""

import base64
from collections.abc import Iterator

from ingestion.reading.items import Item
from ingestion.types import Message

PIECE_BYTES = 4 << 20


def give_item(item: Item) -> Iterator[Message]:
    """Yield {"m": "piece", member, data: base64} until its end, then {"m": "given", member}."""
    while piece := item.stream.read(PIECE_BYTES):
        yield {"m": "piece", "member": item.member, "data": base64.b64encode(piece).decode("ascii")}
    yield {"m": "given", "member": item.member}
