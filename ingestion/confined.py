"""Runs the reading program over files in the sandbox, and answers for those that kill it."""

import atexit
import json
import tempfile
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

from django.conf import settings

from donations.work import Interrupted
from ingestion.job import Job
from ingestion.sandbox import ChildDied, KilledFromOutside, Limits, Zygote
from ingestion.series import Given, Series
from ingestion.types import Message

PROGRAM = "ingestion.reading:read_together"
LIMITS = Limits(wall_seconds=60)
# What the size of a file adds to that: a second for every hundred kB, packed text unpacking to ten times as much, and …
BYTES_A_SECOND = 100 << 10
ANSWERED_BYTES = 50  # … bytes of answers for each of its own
PASSED_BYTES_A_SECOND = 5 << 20  # what is passed over in silence to go on in the middle
_PICTURES_BYTES = 1 << 40  # of pages drawn one after the other, never kept
MOST_INTERRUPTIONS = 3
_OF_GUESSES = frozenset({"begin", "guessed", "end"})

# Starts with its first reading; a forked worker gets its own; safe from several threads.
_zygote = Zygote(PROGRAM, settings.READER_USERS)
atexit.register(_zygote.close)


def limits_for(*jobs: Job) -> Limits:
    """Return the limits of a child: large files may take longer and say more, and be silent on the way to their middle."""
    size = sum(job["size"] for job in jobs)
    passed = max(job["size"] if job.get("start") or job.get("inner") else 0 for job in jobs)
    return replace(
        LIMITS,
        cpu_seconds=LIMITS.cpu_seconds + size // BYTES_A_SECOND,
        wall_seconds=LIMITS.wall_seconds + passed // PASSED_BYTES_A_SECOND,
        output_bytes=LIMITS.output_bytes + size * ANSWERED_BYTES,
    )


def survey(path: Path, job: Job) -> Message:
    """Return {media_type, members, groups} of a file, the first "" and nothing else when even looking kills the reader."""
    with path.open("rb") as file:
        try:
            return next(iter(_zygote.run({**job, "do": "survey"}, file.fileno(), limits_for(job))))
        except KilledFromOutside as died:
            raise Interrupted(died.detail) from died
        except ChildDied:
            return {"m": "survey", "media_type": "", "members": 0, "groups": []}


def read(path: Path, job: Job) -> Iterator[Message]:
    """Yield the messages of a reading; a death becomes an `end` of what was being read, and what is around it goes on."""
    with closing(read_each([(path, job)])) as messages:
        for _, message in messages:
            yield message


def read_each(given: Sequence[Given]) -> Generator[tuple[int, Message]]:
    """Yield the messages of several readings, with the number of each, out of as few children as their deaths allow.

    A child a file would cost more than most files take to read. What one makes of its child the next finds there: so only
    files of one giver, whose archives are read in one child too. A `begin` may come twice, where a reading begins anew.
    """
    series = Series(given)
    while series.left:
        series.begin()
        try:
            with closing(_in_one_child(series.left)) as messages:
                for at, message in messages:
                    yield series.follow(at, message), message
        except KilledFromOutside as died:  # nothing the file did
            raise Interrupted(died.detail) from died
        except ChildDied as died:
            yield from series.answer(died)
        else:
            return


def _in_one_child(given: Sequence[Given]) -> Generator[tuple[int, Message]]:
    jobs = [job for _, job in given]
    with ExitStack() as stack:
        files = [stack.enter_context(path.open("rb")) for path, _ in given]
        yield from _zygote.run_each(jobs, [file.fileno() for file in files], limits_for(*jobs))


def draw(path: Path, job: Job) -> Iterator[Message]:
    """Yield the pages of one PDF or image that must be read by eye, as pictures, or why one is not drawn (`reading.images`).

    Ends early where drawing one kills the reader.
    """
    bounds = replace(LIMITS, output_bytes=_PICTURES_BYTES)
    return (told for told in _as_far_as_it_lives(path, job, bounds) if told["m"] in {"page", "undrawn"})


def give(path: Path, job: Job, size: int) -> Iterator[Message]:
    """Yield the pieces of the members that `job` asks for, `size` bytes together; ends early where that kills the reader."""
    bounds = limits_for(job)
    bounds = replace(
        bounds,
        wall_seconds=LIMITS.wall_seconds
        + job["size"] // PASSED_BYTES_A_SECOND,  # what nobody wants is passed over in silence
        cpu_seconds=bounds.cpu_seconds + size // BYTES_A_SECOND,
        output_bytes=LIMITS.message_bytes + 2 * size,
    )
    return (told for told in _as_far_as_it_lives(path, job, bounds) if told["m"] in {"piece", "given"})


def guess(path: Path, job: Job) -> Iterator[Message]:
    """Yield which images that `job` asks for begin and what is guessed of each, then the `end` unless one kills the reader."""
    return (told for told in _as_far_as_it_lives(path, job, limits_for(job)) if told["m"] in _OF_GUESSES)


def strip(path: Path, media_type: str) -> Iterator[Message]:
    """Yield the pieces of a medium without what it carries besides, then what that was (`ingestion.reading.baring`).

    Ends before that where it kills the reader.
    """
    size = path.stat().st_size
    job: Job = {"do": "strip", "media_type": media_type, "size": size}
    bounds = replace(limits_for(job), output_bytes=LIMITS.message_bytes + 2 * size)
    return _as_far_as_it_lives(path, job, bounds)


def _as_far_as_it_lives(path: Path, job: Job, bounds: Limits) -> Iterator[Message]:
    """Yield what a reader says of one file; it ends early where that kills it. Raises Interrupted if somebody else did."""
    try:
        with path.open("rb") as file:
            yield from _zygote.run(job, file.fileno(), bounds)
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


def read_whole(given: Sequence[Given]) -> Iterator[tuple[int, Message]]:
    """Yield the messages of readings that nobody resumes: all of them at once, begun anew when they are interrupted."""
    for _ in range(MOST_INTERRUPTIONS):
        with tempfile.TemporaryFile("w+", encoding="utf-8", dir=settings.INCOMING) as kept:
            try:
                for told in read_each(given):
                    kept.write(json.dumps(told) + "\n")
            except Interrupted:
                continue
            kept.seek(0)
            yield from map(json.loads, kept)
            return
    raise Interrupted(f"{given[0][0].name} was interrupted {MOST_INTERRUPTIONS} times")
