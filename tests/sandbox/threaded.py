"""A program whose module starts a thread when loaded, which the zygote must not accept."""

import threading
from collections.abc import Iterator
from typing import Any, BinaryIO

_waiting = threading.Thread(target=threading.Event().wait, daemon=True)
_waiting.start()


def run(job: dict[str, Any], stream: BinaryIO) -> Iterator[dict[str, Any]]:
    """Say nothing."""
    yield from ()
