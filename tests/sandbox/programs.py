"""Programs that behave, misbehave and try to escape, run by the tests inside the sandbox."""

from collections.abc import Iterator
from typing import Any, BinaryIO


def run(job: dict[str, Any], stream: BinaryIO) -> Iterator[dict[str, Any]]:
    """Do what `job["do"]` names."""
    return globals()[f"do_{job['do']}"](job, stream)


def do_read(job: dict[str, Any], stream: BinaryIO) -> Iterator[dict[str, Any]]:
    yield {"text": stream.read().decode()}
