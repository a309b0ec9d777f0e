"""Leaves how far a long document could be read where a caller finds it, and tells it no more often than a caller must hear of life."""

from collections.abc import Iterable, Iterator
from time import monotonic

from ingestion.types import Message

SILENCE = 0.25  # seconds


def marked(told: Iterable[list[Message]]) -> Iterator[list[Message] | int]:
    """Yield what is told; of pages read shortly after something was told the position alone."""
    last = 0.0
    for messages in told:
        now = monotonic()
        if now - last < SILENCE and len(messages) == 1 and messages[0]["m"] == "at":
            yield messages[0]["position"]
        else:
            last = now
            yield messages
