"""A program that says and marks what it is told to, and dies where it is told to."""

import os
from collections.abc import Iterator
from typing import Any, BinaryIO


def run(job: dict[str, Any], stream: BinaryIO) -> Iterator[dict[str, Any] | int]:
    """Yield each of the steps, messages and numbers; "die" at that word."""
    for step in job["steps"]:
        if step == "die":
            os.abort()
        yield step
