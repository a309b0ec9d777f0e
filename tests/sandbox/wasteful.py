"""A program whose loading takes much memory and leaves little of it in use, here and there, as that of any tables does."""

from collections.abc import Iterator
from typing import Any, BinaryIO

BLOCKS, BLOCK_BYTES = 50_000, 1_000
_kept = [bytes(BLOCK_BYTES) for _ in range(BLOCKS)][::50]


def run(job: dict[str, Any], stream: BinaryIO) -> Iterator[dict[str, Any]]:
    """Say nothing."""
    yield from ()
