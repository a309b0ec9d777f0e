"""Takes members out of a box, all that are asked for on one way through it, each byte by byte as the ledger knows it."""

import base64
import tempfile
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import IO

from django.conf import settings

from donations import storage
from donations.models import LedgerEntry
from ingestion import confined
from ingestion.job import ALLOWANCE, Job


def out_of_box(lines: Sequence[LedgerEntry]) -> Iterator[tuple[LedgerEntry, IO[bytes]]]:
    """Yield each of these lines, all of one file, whose member the confined reader gave whole, with its content until the next.

    Nothing is unpacked behind the last of them. Raises Interrupted.
    """
    file, wanted = lines[0].file, {(line.member, line.sha256): line for line in lines}
    asked = sorted({line.member for line in lines})
    job: Job = {"name": file.name, "size": file.bytes, "budget": ALLOWANCE, "give": asked}
    with storage.local_copy(file.storage_key) as path:
        for member, content, digest in _given(path, job, sum(line.bytes for line in lines)):
            line = wanted.pop((member, digest), None)
            if line is not None:
                yield line, content
            if not wanted:
                return


def _given(path: Path, job: Job, size: int) -> Iterator[tuple[str, IO[bytes], str]]:
    """Yield (member, its bytes, their sha256) for each member that the confined reader gave whole."""
    with tempfile.TemporaryFile(dir=settings.INCOMING) as content:
        running = sha256()
        for message in confined.give(path, job, size):
            if message["m"] == "piece":
                piece = base64.b64decode(message["data"])
                content.write(piece)
                running.update(piece)
                continue
            content.seek(0)
            yield message["member"], content, running.hexdigest()
            content.seek(0)
            content.truncate()
            running = sha256()
