"""Reads the answer of a web server as a crawler kept it: what it is, and its content out of chunks and compression."""

import re
from dataclasses import dataclass

from ingestion.opening.body import Body
from ingestion.opening.flow import Flow
from ingestion.opening.member import PieceByPiece, Readable, buffered
from ingestion.opening.warc_marks import read_fields
from ingestion.types import Outcome, Unreadable

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b")
_FIELDS = frozenset({b"content-type", b"transfer-encoding", b"content-encoding"})
_LONGEST_LINE = 64 << 10
_CHUNK = re.compile(rb"([0-9a-fA-F]{1,15})[ \t]*(?:;[^\r\n]*)?\r\n")
_LONGEST_CHUNK_LINE = 1 << 10
_MOST_ENCODINGS = 3
_HEAD_BYTES = 16
_READS = re.compile(rb"(?:\xef\xbb\xbf)?[\t\r\n -~]{1,16}")  # as what is packed never begins
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the head of an answer says, in small letters."""

    status: int
    media_type: str
    is_chunked: bool
    encodings: tuple[str, ...]


def read_answer(body: Body) -> Answer:
    """Read the head. Raises Unreadable where there is none, or none that ends."""
    status = _STATUS.match(body.readline(_LONGEST_LINE))
    if status is None:
        raise Unreadable(Outcome.DAMAGED, "damaged_member")
    fields, is_ended = read_fields(body.readline, _FIELDS)
    if not is_ended and body.left:
        raise Unreadable(Outcome.DAMAGED, "damaged_member")
    said = {name: value.decode("latin-1").lower() for name, value in fields.items()}
    return Answer(
        int(status[1]),
        said.get(b"content-type", "").partition(";")[0].strip(),
        "chunked" in said.get(b"transfer-encoding", ""),
        tuple(filter(None, map(str.strip, said.get(b"content-encoding", "").split(",")))),
    )


def content_of(answer: Answer, body: Body) -> Readable:
    """Give what the server meant to send. Raises Unreadable UNKNOWN where nothing here can unpack it.

    Some crawlers unpack it and keep the head as it was: what does not look packed is given as it is.
    """
    content = _without_chunks(body) if answer.is_chunked else body
    if len(answer.encodings) > _MOST_ENCODINGS:
        raise _packed_as(f"{len(answer.encodings)} encodings")
    for encoding in reversed(answer.encodings):
        ahead = _Ahead(content)
        kind = _packer(encoding, ahead.look(_HEAD_BYTES))
        content = PieceByPiece(buffered(Flow(ahead, kind))) if kind else ahead
    return content


def _packer(encoding: str, head: bytes) -> str:
    """Name the packer of what begins so, "" where it is not packed."""
    looks_packed = bool(head) and not _READS.fullmatch(head)
    match encoding:
        case "gzip" | "x-gzip" if head.startswith(_GZIP):
            return "application/gzip"
        case "zstd" if head.startswith(_ZSTD):
            return "application/zstd"
        case "deflate" if looks_packed:
            return "zlib" if _is_zlib(head) else "raw deflate"
        case "br" if looks_packed:
            raise _packed_as(encoding)
    return ""


def _is_zlib(head: bytes) -> bool:
    return head[0] & 0x0F == 8 and int.from_bytes(head[:2], "big") % 31 == 0


def _packed_as(method: str) -> Unreadable:
    return Unreadable(Outcome.UNKNOWN, "unsupported_compression", method=method)


def _without_chunks(body: Body) -> Readable:
    """Take the chunks apart; what does not begin with the size of one has none."""
    first = body.readline(_LONGEST_CHUNK_LINE)
    size = _CHUNK.fullmatch(first)
    return _Ahead(body, first) if size is None else _Chunked(body, int(size[1], 16))


class _Ahead:
    """A stream of which the beginning can be looked at, or was read already."""

    def __init__(self, rest: Readable, head: bytes = b"") -> None:
        self._rest, self._head = rest, head

    def look(self, size: int) -> bytes:
        """Return the first bytes, as many as there are."""
        while len(self._head) < size and (more := self._rest.read(size - len(self._head))):
            self._head += more
        return self._head

    def read(self, size: int) -> bytes:
        """Read on."""
        if not self._head:
            return self._rest.read(size)
        piece, self._head = self._head[:size], self._head[size:]
        return piece


class _Chunked:
    """The content of chunks, however long one says it is. Raises Unreadable where they break off or make no sense."""

    def __init__(self, body: Body, first: int) -> None:
        self._body, self._left, self._is_over = body, first, first == 0

    def read(self, size: int) -> bytes:
        """Read on."""
        if not self._left and not self._is_over:
            self._begin_next()
        if self._is_over:
            return b""
        data = self._body.read(min(size, self._left))
        if not data:
            raise Unreadable(Outcome.DAMAGED, "cut_short")
        self._left -= len(data)
        return data

    def _begin_next(self) -> None:
        end = self._body.readline(_LONGEST_CHUNK_LINE)
        line = self._body.readline(_LONGEST_CHUNK_LINE)
        size = _CHUNK.fullmatch(line)
        if end.strip() or (line and size is None):
            raise Unreadable(Outcome.DAMAGED, "damaged_member")
        if size is None:
            raise Unreadable(Outcome.DAMAGED, "cut_short")
        self._left = int(size[1], 16)
        self._is_over = self._left == 0
