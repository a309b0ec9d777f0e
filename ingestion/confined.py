"""Runs the reading program over a file in the sandbox, and answers for the files that kill it."""

import atexit
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from donations.work import Interrupted
from ingestion.sandbox import ChildDied, KilledFromOutside, Limits, Zygote
from ingestion.types import Outcome

PROGRAM = "ingestion.reading:read"
LIMITS = Limits(wall_seconds=60)
MOST_INTERRUPTIONS = 3
MOST_DEATHS = 50  # members of one archive that may kill their reader before the rest is refused

ANSWERS: dict[str, tuple[Outcome, str]] = {
    "time": (Outcome.REFUSED, "time_limit"),
    "memory": (Outcome.REFUSED, "memory_limit"),
    "output": (Outcome.REFUSED, "output_limit"),
    "crash": (Outcome.FAILED, "reader_crashed"),
    "protocol": (Outcome.FAILED, "reader_crashed"),
}

Message = dict[str, Any]

NOWHERE: Message = {"member": "", "within": "", "own_name": "", "index": 0, "depth": 0, "media_type": ""}


# Starts with its first reading; a forked worker gets its own; safe from several threads.
_zygote = Zygote(PROGRAM)
atexit.register(_zygote.close)


def survey(path: Path, job: dict[str, Any]) -> Message:
    """Return {media_type, members} of a file, or {media_type: "", members: 0} when even looking kills the reader."""
    with path.open("rb") as file:
        try:
            return next(iter(_zygote.run({**job, "do": "survey"}, file.fileno(), LIMITS)))
        except KilledFromOutside as died:
            raise Interrupted(died.detail) from died
        except ChildDied:
            return {"m": "survey", "media_type": "", "members": 0}


def read(path: Path, job: dict[str, Any]) -> Iterator[Message]:
    """Yield the messages of a reading; a death becomes an `end` of what was being read, and the archive goes on."""
    job, deaths = dict(job), 0
    while True:
        place = Place(job)
        try:
            with path.open("rb") as file:
                for message in _zygote.run(job, file.fileno(), LIMITS):
                    place.follow(message)
                    yield message
        except KilledFromOutside as died:  # nothing the file did
            raise Interrupted(died.detail) from died
        except ChildDied as died:
            deaths += 1
            yield from place.answer(died, is_last=deaths >= MOST_DEATHS)
            if not place.is_inside or deaths >= MOST_DEATHS:
                return
            job["start"] = place.next_member
        else:
            return


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


class Place:
    """Where a reading is: the file, the member of it, and what is open within that member."""

    def __init__(self, job: dict[str, Any]) -> None:
        self._open: list[Message] = []
        self._size = job["size"]

    def follow(self, message: Message) -> None:
        """Take note of what begins and ends."""
        if message["m"] == "begin":
            self._open = [*self._open[: message["depth"]], message]

    @property
    def is_inside(self) -> bool:
        """Tell whether a member of an archive was being read."""
        return len(self._open) > 1

    @property
    def next_member(self) -> int:
        """Return the number of the top-level member after the one being read."""
        return int(self._open[1]["index"]) + 1

    def answer(self, died: ChildDied, *, is_last: bool) -> Iterator[Message]:
        """Yield an `end` for everything that died: innermost first, the file itself only when reading stops there."""
        if not self._open:
            self._open = [NOWHERE]
        keep_file = self.is_inside and not is_last
        for begun in reversed(self._open[1:] if keep_file else self._open):
            yield _end(begun, died, size=0 if begun["depth"] else self._size)


def _end(begun: Message, died: ChildDied, *, size: int) -> Message:
    outcome, reason = ANSWERS[died.cause]
    if died.cause == "crash" and died.detail.startswith("SIG"):
        outcome, reason = Outcome.DAMAGED, "kills_its_reader"
    return {
        **begun, "m": "end",
        "bytes": size, "sha256": "", "outcome": outcome.value, "reason": reason, "params": {}, "extractor": "",
        "documents": 0, "characters": 0, "pages": 0, "pages_needing_ocr": 0, "languages": {}, "licences": [],
        "died": died.detail[-2000:],
    }  # fmt: skip
