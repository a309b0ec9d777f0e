"""Says of images that are asked for whether they look like pages of text."""

from collections.abc import Iterator

from ingestion.reading.items import Item
from ingestion.reading.likeness import looks_like_page
from ingestion.types import Message

_LARGEST_BYTES = 256 << 20


def guess_item(item: Item) -> Iterator[Message]:
    """Yield {"m": "guessed", member, page: whether it looks like one}."""
    data = item.stream.read(_LARGEST_BYTES + 1)
    page = len(data) <= _LARGEST_BYTES and looks_like_page(data)
    yield {"m": "guessed", "member": item.member, "page": page}
