"""Opens web archives front to back: each record that holds content is a member, called by its address."""

from collections.abc import Callable, Iterator
from typing import BinaryIO

from ingestion.leftovers import is_system_file
from ingestion.opening.answers import content_of, read_answer
from ingestion.opening.body import ALIVE_BYTES, Body
from ingestion.opening.budget import Budget
from ingestion.opening.member import UNKNOWN_SIZE, Member, Readable, Unpacked, buffered
from ingestion.opening.names import MAX_CHARACTERS
from ingestion.opening.repeated import Names
from ingestion.opening.warc_records import GAP_BYTES, STRAY, Record, Records
from ingestion.types import Outcome, Unreadable

WARC = "application/warc"
# About other records or the crawl itself: of the wrapping, as folders are, and no members.
_WRAPPING = frozenset({"warcinfo", "request", "metadata"})
_WITH_CONTENT = frozenset({"response", "resource", "conversion"})
# What pages are made with, and what crawlers ask for themselves.
_MACHINERY = (
    "text/css", "text/javascript", "application/javascript", "application/x-javascript", "application/ecmascript",
    "application/manifest+json", "application/wasm", "application/vnd.ms-fontobject", "application/font", "application/x-font", "font/",
    "text/dns",
)  # fmt: skip
_FOR_CRAWLERS = "/robots.txt"

Packed = Callable[[], int]


class WarcOpener:
    """Opens a web archive as it lies there."""

    media_types = frozenset({WARC})
    goes_forward = True

    def members(
        self, stream: BinaryIO, budget: Budget, start: int = 0, stop: int | None = None, *, name: str = ""
    ) -> Iterator[Member | None]:
        """Yield the members in order, None as a sign of life."""
        return read_warc(stream, budget, start, stop)

    def count_members(self, stream: BinaryIO) -> int:
        """Say 0: to count them, all of it would have to be gone through."""
        return 0


def read_warc(
    tape: BinaryIO, budget: Budget, start: int, stop: int | None, packed: Packed | None = None
) -> Iterator[Member | None]:
    """Yield the members as `tars.read_tar` does; wrapping has its index too.

    Bytes between two records are a damaged member, and reading goes on behind them.
    """
    index, names = 0, Names()
    for record in Records(tape):
        if record is None:
            budget.spend_bytes(GAP_BYTES, 0, 0)  # of a packed stream it may be without end
            yield None
            continue
        if stop is not None and index >= stop:
            return
        budget.spend_member()
        body = Body(tape, 0 if record.kind == STRAY else record.size)
        if record.kind not in _WRAPPING:
            member = _member(record, index, names, body, budget, packed)
            yield from [member] if index >= start else []
        for _ in body.skip():
            budget.spend_bytes(ALIVE_BYTES, 0, 0)
            yield None
        index += 1


def _name(record: Record, index: int, names: Names) -> str:
    """Call it by its address; where that came before by its index too, for names tell the ledger's lines apart."""
    if not record.address:
        return str(index)
    address = record.address[:MAX_CHARACTERS]
    return f"{index}/{address}"[:MAX_CHARACTERS] if names.had(address) else address


def _member(
    record: Record, index: int, names: Names, body: Body, budget: Budget, packed: Packed | None
) -> Member:
    name, size = _name(record, index, names), UNKNOWN_SIZE
    content: Readable = body
    problem = None
    try:
        content = _content(record, name, body)
    except Unreadable as unreadable:
        problem, size = unreadable, record.size

    def taken() -> int:
        return min(body.taken, packed()) if packed else body.taken

    return Member(name, index, size, problem, lambda: buffered(Unpacked(content, taken, budget)))


def _content(record: Record, name: str, body: Body) -> Readable:
    """Give what a record holds. Raises Unreadable where that is nothing to read."""
    if record.kind not in _WITH_CONTENT:
        raise _no_content(record)
    if not record.is_answer or not record.size:
        _refuse(record.media_type, name, body)
        return body
    answer = read_answer(body)
    if answer.status // 100 != 2:
        raise Unreadable(Outcome.SKIPPED, "no_page", status=answer.status)
    _refuse(answer.media_type, name, body)
    return content_of(answer, body)


def _refuse(media_type: str, name: str, body: Body) -> None:
    """Raise Unreadable for what is no text that anybody wrote, or nothing at all."""
    if media_type.startswith(_MACHINERY) or name.endswith(_FOR_CRAWLERS) or is_system_file(name):
        raise Unreadable(Outcome.SKIPPED, "system_file")
    if not body.left:
        raise Unreadable(Outcome.EMPTY, "empty_file")


def _no_content(record: Record) -> Unreadable:
    if record.kind == STRAY:
        return Unreadable(Outcome.DAMAGED, "damaged_member")
    if record.kind == "revisit":
        return Unreadable(Outcome.SKIPPED, "seen_before")
    return Unreadable(Outcome.UNKNOWN, "not_understood", media_type=f"WARC {record.kind}")
