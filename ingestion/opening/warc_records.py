"""Finds the records of a web archive on a tape, and goes on where bytes lie between them that are of none."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from ingestion.opening.names import decode_name
from ingestion.opening.warc_marks import BEGINNING, Fields, read_fields
from ingestion.types import Outcome, Unreadable

GAP_BYTES = 1 << 20  # between two signs of life: lines are slow
STRAY = ""  # the kind of bytes that are of no record
_FIELDS = frozenset({b"warc-type", b"warc-target-uri", b"content-length", b"content-type"})
_MARK = b"WARC/"
_MOST_DIGITS = 15
_LONGEST_LINE = 64 << 10  # looked at as one between two records
_LONGEST_KIND = 40


@dataclass(frozen=True, slots=True)
class Record:
    """What a record's head says, its kind and type in small letters; of stray bytes the address is that of the record before."""

    kind: str
    address: str
    media_type: str
    size: int

    @property
    def is_answer(self) -> bool:
        """Tell whether it holds all that a web server said, the head of that too."""
        is_told = self.media_type.startswith("application/http")
        return self.kind == "response" and (
            is_told or (not self.media_type and self.address.startswith("http"))
        )


class Records:
    """The records of a tape. Whoever is given one moves the tape to its end before asking for the next."""

    def __init__(self, tape: BinaryIO) -> None:
        self._tape = tape
        self._passed = 0  # between records

    def __iter__(self) -> Iterator[Record | None]:
        """Yield each, the tape standing behind its head, and None where another GAP_BYTES between two were passed over."""
        lost, address, told = 0, "", 0
        while line := self._readline(_LONGEST_LINE):
            before = self._passed - len(line)
            record = self._begun(line) if line.startswith(_MARK) or _MARK.startswith(line) else None
            if record is not None:
                yield from _stray(address, lost)
                lost, address = 0, record.address
                yield record
            elif lost or line.strip():
                lost += self._passed - before
            if self._passed - told >= GAP_BYTES:
                told += GAP_BYTES
                yield None
        yield from _stray(address, lost)

    def _readline(self, size: int) -> bytes:
        line = self._tape.readline(size)
        self._passed += len(line)
        return line

    def _begun(self, line: bytes) -> Record | None:
        """Read the rest of a head; None where it makes no sense. Raises Unreadable where the tape ends in it."""
        if not BEGINNING.fullmatch(line):
            if line.endswith(b"\n") or len(line) == _LONGEST_LINE:
                return None
            raise Unreadable(Outcome.DAMAGED, "cut_short")
        fields, is_ended = read_fields(self._readline, _FIELDS)
        if not is_ended and not self._readline(1):
            raise Unreadable(Outcome.DAMAGED, "cut_short")
        length = fields.get(b"content-length", b"")
        is_sound = is_ended and length.isdigit() and len(length) <= _MOST_DIGITS and b"warc-type" in fields
        return _record(fields, int(length)) if is_sound else None


def _stray(address: str, size: int) -> Iterator[Record]:
    if size:
        yield Record(STRAY, address, "", size)


def _record(fields: Fields, size: int) -> Record:
    """An address may stand in <>, and no name may hold what divides names."""
    address = decode_name(fields.get(b"warc-target-uri", b"").strip(b"<>"), is_utf8=False)
    kind = fields[b"warc-type"].decode("ascii", "replace").lower()[:_LONGEST_KIND]
    media_type = fields.get(b"content-type", b"").decode("ascii", "replace").lower()
    return Record(kind or "?", address.replace("!", "%21"), media_type, size)
