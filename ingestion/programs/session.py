"""What a reading unit holds between two checkpoints: rows for parts, lines for the ledger, and where to go on from.

A checkpoint lies only where reading can resume: after a document of a record file, a member of an archive, a file.
Parts written before one are kept unlisted until then, so that a lost claim can never list a row twice.
"""

from typing import Any
from uuid import UUID

from donations.models import File, TextPart
from donations.work import Claim
from ingestion import ledger, limits, parts
from ingestion.job import ALLOWANCE, Job
from ingestion.opening import Chosen, opener_for
from ingestion.programs.plan import given_names, plan_survey
from ingestion.programs.totals import Totals
from ingestion.schema import TEXT, text_row
from ingestion.types import Message
from languages.in_names import namesakes


class Session:
    """One claim's reading of one unit."""

    def __init__(self, claim: Claim) -> None:
        done = claim.unit.checkpoint
        self._claim, self._unit = claim, claim.unit
        self._version = claim.version
        self.file_index: int = done.get("file", 0)
        self._position: int | None = done.get("position")
        self._inner: int = done.get("inner", 0)  # in the record file that is the member at that position
        self._member = Totals.restored(done.get("member"))
        self._members: int = done.get("members", 0)  # of this file that ended
        self._part: int = done.get("part", 0)
        self._totals = Totals.restored(done.get("totals"))
        self._bytes_done: int = done.get("bytes", 0)  # of the files before this one
        self._basket = parts.Basket()
        self._unlisted: list[TextPart] = []
        self._entries: list[tuple[File, Message]] = []
        self._is_safe = True
        self._index = self._consumed = self._lists = 0
        self._crowded: set[UUID] = set()
        self._vast: set[UUID] = set()
        self._aside: list[tuple[File, int]] = []
        self._file, self._order, self._key = File(), 0, ""
        self._only = Chosen.of(self._unit.payload.get("only", ()))  # the members whose messages count, if any
        self._found: set[str] = set(done.get("found", ()))  # those of them that ended
        self._is_range_read = False
        self._namesakes = namesakes(given_names(self._version.donation))

    @property
    def is_at_end(self) -> bool:
        """Tell whether every file of the unit was read or set aside."""
        return self._is_range_read or self.file_index >= len(self._unit.payload["files"])

    def left(self) -> list[tuple[File, int]]:
        """Return the files that are left, the one to go on with first, each with its place in the gift."""
        listed = self._unit.payload["files"][self.file_index :]
        files = File.objects.in_bulk([UUID(key) for key, _ in listed])
        return [(files[UUID(key)], order) for key, order in listed]

    def begin(self, file: File, order: int) -> None:
        """Begin (or go on with) a file."""
        self._file, self._order, self._key = file, order, str(file.pk)
        if self._unit.payload.get("large_ledger"):
            self._crowded.add(file.pk)
        if self._unit.payload.get("vast"):
            self._vast.add(file.pk)

    def is_for_another_unit(self, message: Message) -> bool:
        """Tell whether this file turns out to be an archive that nobody surveyed yet: it gets units of its own."""
        is_file = message["m"] == "begin" and message["depth"] == 0
        is_surveyed = "start" in self._unit.payload
        return is_file and not is_surveyed and opener_for(message["media_type"]) is not None

    def set_aside(self) -> None:
        """Leave the file to a survey, planned when what was read before it is listed."""
        self._aside.append((self._file, self._order))
        self._next_file()

    def job(self, file: File) -> Job:
        """Return what the confined program is asked of a file: of the next one what is left, of a later one all."""
        payload = self._unit.payload
        is_next = payload["files"][self.file_index][0] == str(file.pk)
        start = self._position if is_next else None
        start = payload.get("start", 0) if start is None else start
        job: Job = {
            "name": file.name,
            "size": file.bytes,
            "start": start,
            "stop": payload.get("stop"),
            "inner": self._inner if is_next else 0,
            "budget": ALLOWANCE,
            "text_columns": list(self._version.text_columns),
            "declared": self._version.declared,
            "has_namesake": file.name in self._namesakes,
        }
        return {**job, "only": sorted(self._only.members)} if self._only.members else job

    @property
    def is_full(self) -> bool:
        """Tell whether a part should be written now."""
        return self._basket.is_full or (self._is_safe and len(self._entries) >= limits.LEDGER_ROWS)

    def take(self, message: Message) -> None:
        """Take one message of the reading."""
        self._consumed = max(self._consumed, message.get("consumed", 0))
        if self._only.members and not self._only.holds(message.get("member", "")):
            return
        match message["m"]:
            case "begin":
                self._is_safe = False
                if message["depth"] == 1 and not message["attached"]:
                    self._index = message["index"]
            case "doc":
                self._take_document(message)
            case "end":
                self._take_end(message)

    def _take_document(self, message: Message) -> None:
        file = self._file
        row = text_row(message, file=self._key, path=file.name, file_sha256=file.sha256)
        self._basket.add(row, message["bytes"] + len(row["columns"] or ""))
        if message["resume_at"] is not None:
            self._resume_after(message)

    def _resume_after(self, document: Message) -> None:
        if document["member"]:
            self._member.add_document(document)
            self._position, self._inner = self._index, document["resume_at"]
        else:
            self._totals.add_document(document)
            self._position = document["resume_at"]
        self._is_safe = True

    def _take_end(self, message: Message) -> None:
        if not message["member"]:
            self._totals.end(message)
            return
        self._is_safe = message["depth"] == 1 and not message["attached"]
        if self._is_safe:
            self._member.end(message)
            message = {**message, **self._member.entry(), "member": message["member"]}
            self._position, self._inner, self._member = message["index"] + 1, 0, Totals()
        self._members += 1
        self._found |= self._only.members & {message["member"]}
        if self._members > limits.LEDGER_ROWS:
            self._crowded.add(self._file.id)
        if self._members > limits.MEDIA_ROWS:
            self._vast.add(self._file.id)
        self._entries.append((self._file, message))

    def save(self) -> None:
        """Write what is full; list it, with the ledger, where reading could resume from here."""
        self._write_parts()
        if self._is_safe:
            with self._claim.checkpoint(self._state(), bytes_done=self._progress()):
                self._list()

    def end_file(self) -> None:
        """Close the file's own line of the ledger and go on to the next."""
        if self._unit.payload.get("ranged"):
            self._is_range_read = True
            return
        self._entries.append((self._file, self._totals.entry()))
        self._next_file()

    def _next_file(self) -> None:
        self._totals, self._position, self._is_safe = Totals(), None, True
        self._members = self._consumed = 0
        self._bytes_done += self._file.bytes
        self.file_index += 1

    def finish(self) -> None:
        """List everything and end the unit; a range leaves its share of the file's line to be settled."""
        if self.is_at_end and (lost := self._only.members - self._found):
            raise LookupError(f"{sorted(lost)} are not where they were")
        self._write_parts()
        result = (
            {"file": str(self._file.pk), "entry": self._totals.entry()}
            if self._unit.payload.get("ranged")
            else {}
        )
        with self._claim.finishing(result):
            self._list()

    def _write_parts(self) -> None:
        token = str(self._claim.token)[:8]
        for split, pending in self._basket.empty().items():
            key = f"{self._version.folder}/parts/{self._unit.pk}-{token}-{self._part}.parquet"
            written = parts.write(key, TEXT, pending.columns)
            self._unlisted.append(self._listed(split, pending.text_bytes, written))
            self._part += 1

    def _listed(self, split: str, text_bytes: int, written: parts.Written) -> TextPart:
        start = self._unit.payload.get("start", 0)
        return TextPart(
            version=self._version, unit=self._unit, path=written.path, split=split, text_bytes=text_bytes,
            order=f"{self._order:09d}/{start:015d}/{self._part:06d}", rows=written.rows, bytes=written.bytes,
            sha256=written.sha256,
        )  # fmt: skip

    def _list(self) -> None:
        """Insert the rows; only ever inside a transaction of the claim."""
        TextPart.objects.bulk_create(self._unlisted)
        self._lists += 1
        ledger.keep(self._claim, self._entries, number=self._lists, crowded=self._crowded, vast=self._vast)
        self._unlisted, self._entries = [], []
        for file, order in self._aside:
            plan_survey(self._version, file, order)
        self._aside = []

    def _state(self) -> dict[str, Any]:
        return {
            "file": self.file_index,
            "position": self._position,
            "inner": self._inner,
            "member": self._member.entry(),
            "members": self._members,
            "bytes": self._bytes_done,
            "part": self._part,
            "totals": self._totals.entry(),
            "found": sorted(self._found),
        }

    def _progress(self) -> int:
        """Return how much of this unit is done: members where it reads some alone, else bytes.

        Of an archive's range these are its share by members, else what was read of the file as it lies.
        """
        if self._only.members:
            return len(self._found)
        payload, position = self._unit.payload, self._position
        start, stop = payload.get("start", 0), payload.get("stop")
        if stop is None or position is None:
            return min(self._bytes_done + self._consumed, self._unit.bytes_total)
        return int(self._unit.bytes_total * (position - start) / max(stop - start, 1))
