"""Adds to the messages of a reading what OCR finds on the pages that are pictures, at once: for files that nobody stores."""

from collections.abc import Iterator
from pathlib import Path

from ingestion.job import Job
from ingestion.ocr.engine import Engine
from ingestion.ocr.outcome import amended
from ingestion.ocr.recognition import compose, recognise
from ingestion.types import Message


def with_pictures(
    messages: Iterator[Message],
    path: Path,
    job: Job,
    engine: Engine,
    models: str,
    *,
    first_user: int,
) -> Iterator[Message]:
    """Pass the messages on; before the `end` of a PDF with scanned pages yield a `doc` of them, and say so in the `end`."""
    for message in messages:
        if message["m"] != "end" or not message.get("pages_needing_ocr"):
            yield message
            continue
        drawn: Job = {**job, "draw": message["member"]}
        pages = [one.as_dict() for one in recognise(path, drawn, engine, models, first_user=first_user)]
        if not pages:
            yield message
            continue
        about = {
            "name": job["name"], "member": message["member"], "sha256": message["sha256"], "engine": engine.name(models),
        }  # fmt: skip
        *documents, composed = compose(pages, about)
        yield from documents
        found = documents[0] if documents else None
        sure = [(number, confidence) for number, confidence in composed["pages"]]
        yield message | amended(message, found, sure, engine.name(models))
