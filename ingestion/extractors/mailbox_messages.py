"""Divides a mailbox into its messages, one at a time, however large it is."""

import re
from collections.abc import Iterator

from ingestion.extractors.opened import Readable
from ingestion.types import Outcome, Unreadable

_CHUNK_BYTES = 256 << 10
_LARGEST_MESSAGE_BYTES = 128 << 20
# "From who@where Mon Jun 01 10:00:00 2009" and its cousins: Thunderbird's "From - …", Gmail's with "+0000".
_BEGINS = re.compile(rb"From \S.*\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.*\d{1,2}:\d{2}.*\d{4}\s*$")
_BEGINS_AFTER_BLANK = re.compile(rb"From \S+\s*$|From \S+@\S+ ")  # as some write it; in a text it is chance
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)


def messages(stream: Readable, begin: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield (byte where it begins, byte after it, message without its "From " line). `begin` is the stream's place."""
    lines: list[bytes] = []
    size, is_after_blank = 0, True
    for line in _lines(stream):
        if size and (_BEGINS.match(line) or (is_after_blank and _BEGINS_AFTER_BLANK.match(line))):
            yield begin, begin + size, _message(lines)
            begin, lines, size = begin + size, [], 0
        lines.append(line)
        size += len(line)
        is_after_blank = not line.strip()
        if size > _LARGEST_MESSAGE_BYTES:
            raise Unreadable(Outcome.REFUSED, "record_too_large", limit_bytes=_LARGEST_MESSAGE_BYTES)
    if size:
        yield begin, begin + size, _message(lines)


def _message(lines: list[bytes]) -> bytes:
    return _ESCAPED.sub(rb"\1", b"".join(lines[1:] if lines[0].startswith(b"From ") else lines))


def _lines(stream: Readable) -> Iterator[bytes]:
    """Lines with their ends; one without end comes in pieces, so that none is ever too long."""
    pending = b""
    while chunk := stream.read(_CHUNK_BYTES):
        *whole, pending = (pending + chunk).splitlines(keepends=True)
        yield from whole
        if pending.endswith(b"\n") or len(pending) > _CHUNK_BYTES:
            yield pending
            pending = b""
    if pending:
        yield pending
