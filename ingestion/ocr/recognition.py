"""Has the pages of one file or member drawn, read and put together; each step in a process of its own, confined."""

import base64
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from ingestion import confined
from ingestion.job import Job
from ingestion.ocr.engine import Engine
from ingestion.sandbox import ChildDied, Limits, run_command
from ingestion.types import Message

LIMITS = Limits(wall_seconds=120, cpu_seconds=120, memory_bytes=1 << 30, output_bytes=16 << 20)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What Tesseract said of one page (counted from 0); `tsv` is empty where it said nothing or died of it."""

    number: int
    height: int
    tsv: str

    def as_dict(self) -> Message:
        """Return it for JSON."""
        return asdict(self)


class Undrawn(Exception):
    """An image is not opened for this reason."""

    def __init__(self, reason: str, params: Mapping[str, Any]) -> None:
        super().__init__(reason)
        self.reason = reason
        self.params = params


def recognise(
    path: Path, job: Job, engine: Engine, models: str, *, start: int = 0, first_user: int = 0
) -> Iterator[Recognised]:
    """Yield the pages of `job["draw"]` that need OCR, from page `start` on. Ends early where drawing dies of the file.

    Raises Undrawn where the first page of an image cannot be drawn.
    """
    command = engine.command(models)
    for page in confined.draw(path, {**job, "draw_from": start}):
        if page["m"] == "undrawn":
            if page["number"] == 0:
                raise Undrawn(page["reason"], page["params"])
            return
        try:
            answer = run_command(command, base64.b64decode(page["image"]), LIMITS, first_user=first_user)
        except ChildDied:
            answer = b""
        yield Recognised(page["number"], page["height"], answer.decode("utf-8", errors="replace"))


def compose(pages: Sequence[Message], about: Mapping[str, Any]) -> list[Message]:
    """Return the messages of the document made of these pages: a `doc` if there is text, and `composed` (see `reading`).

    `about`: name, member, sha256, engine.
    """
    with tempfile.TemporaryFile("w+b", dir=settings.INCOMING) as file:
        file.write(json.dumps({**about, "pages": list(pages)}).encode())
        file.flush()
        return confined.compose(file.fileno())
