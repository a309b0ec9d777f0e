"""Runs the reading program over a file in the sandbox, and answers for the files that kill it."""

import atexit
import json
import tempfile
from collections.abc import Generator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings

from donations.work import Interrupted
from ingestion.place import Place
from ingestion.sandbox import ChildDied, KilledFromOutside, Limits, Zygote

PROGRAM = "ingestion.reading:read"
LIMITS = Limits(wall_seconds=60)
# What the size of a file adds to that: a second for every hundred kB, packed text unpacking to ten times as much, and …
BYTES_A_SECOND = 100 << 10
ANSWERED_BYTES = 50  # … bytes of answers for each of its own
PASSED_BYTES_A_SECOND = 5 << 20  # what is passed over in silence to go on in the middle
_PICTURES_BYTES = 1 << 40  # of pages drawn one after the other, never kept
MOST_INTERRUPTIONS = 3
MOST_DEATHS = 50  # members of one archive that may kill their reader before the rest is refused

Message = dict[str, Any]

# Starts with its first reading; a forked worker gets its own; safe from several threads.
_zygote = Zygote(PROGRAM, settings.READER_USERS)
atexit.register(_zygote.close)


def limits_for(job: dict[str, Any]) -> Limits:
    """Return the limits of a job: a large file may take longer and say more, and be silent on the way to its middle."""
    size, is_begun = job["size"], job.get("start") or job.get("inner")
    return replace(
        LIMITS,
        cpu_seconds=LIMITS.cpu_seconds + size // BYTES_A_SECOND,
        wall_seconds=LIMITS.wall_seconds + (size // PASSED_BYTES_A_SECOND if is_begun else 0),
        output_bytes=LIMITS.output_bytes + size * ANSWERED_BYTES,
    )


def survey(path: Path, job: dict[str, Any]) -> Message:
    """Return {media_type, members} of a file, or {media_type: "", members: 0} when even looking kills the reader."""
    with path.open("rb") as file:
        try:
            return next(iter(_zygote.run({**job, "do": "survey"}, file.fileno(), limits_for(job))))
        except KilledFromOutside as died:
            raise Interrupted(died.detail) from died
        except ChildDied:
            return {"m": "survey", "media_type": "", "members": 0}


def read(path: Path, job: dict[str, Any]) -> Generator[Message]:
    """Yield the messages of a reading; a death becomes an `end` of what was being read, and what is around it goes on."""
    job, deaths = dict(job), 0
    while True:
        place = Place(job)
        try:
            with path.open("rb") as file:
                for message in _zygote.run(job, file.fileno(), limits_for(job)):
                    place.follow(message)
                    yield message
        except KilledFromOutside as died:  # nothing the file did
            raise Interrupted(died.detail) from died
        except ChildDied as died:
            deaths += 1
            onwards = place.onwards if deaths < MOST_DEATHS else None
            yield from place.answer(died, is_last=onwards is None)
            if onwards is None:
                return
            job |= onwards
        else:
            return


def draw(path: Path, job: Message) -> Iterator[Message]:
    """Yield the pages of one PDF that must be read by eye, as pictures; ends early where drawing one kills the reader."""
    try:
        with path.open("rb") as file:
            for message in _zygote.run(job, file.fileno(), replace(LIMITS, output_bytes=_PICTURES_BYTES)):
                if message["m"] == "page":
                    yield message
    except KilledFromOutside as died:
        raise Interrupted(died.detail) from died
    except ChildDied:
        return


def compose(fd: int) -> list[Message]:
    """Return the messages of a document made of what OCR read; none where that kills the reader."""
    try:
        return list(_zygote.run({"do": "compose"}, fd, LIMITS))
    except KilledFromOutside as died:
        raise Interrupted(died.detail) from died
    except ChildDied:
        return [{"m": "composed", "pages": []}]


def read_whole(path: Path, job: dict[str, Any]) -> Iterator[Message]:
    """Yield the messages of a reading that nobody resumes: all of them at once, begun anew when it is interrupted."""
    for _ in range(MOST_INTERRUPTIONS):
        with tempfile.TemporaryFile("w+", encoding="utf-8") as kept:
            try:
                for message in read(path, job):
                    kept.write(json.dumps(message) + "\n")
            except Interrupted:
                continue
            kept.seek(0)
            yield from map(json.loads, kept)
            return
    raise Interrupted(f"{path.name} was interrupted {MOST_INTERRUPTIONS} times")
