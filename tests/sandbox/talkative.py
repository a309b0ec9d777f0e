"""A program that says several things at once."""

from collections.abc import Iterator
from typing import Any, BinaryIO


def run(job: dict[str, Any], stream: BinaryIO) -> Iterator[list[dict[str, Any]]]:
    """Say texts of so many characters, between nothings."""
    yield []
    yield [{"n": number, "text": "a" * size} for number, size in enumerate(job["sizes"])]
    yield []
