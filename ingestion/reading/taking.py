"""Takes what is inside an archive or a document to read it: into memory while that is small, else as a stream."""

import io
from hashlib import sha256
from typing import BinaryIO

from ingestion.opening import UNKNOWN_SIZE, Member, opener_for
from ingestion.reading.beginnings import Beginning
from ingestion.reading.items import STREAMED_TYPES, Item
from ingestion.sniffing import sniff
from ingestion.types import Outcome, Unreadable

IN_MEMORY = 256 << 20  # members up to this size are read whole; larger ones stream, if their type can
_BUFFER_BYTES = 64 << 10
# Held of a stream before anything of it is given on, so that of a bomb nothing is: more than its ratio is told by, with what
# is read ahead of it. Of a member of unknown size more is taken only where its type cannot stream.
_FIRST_BYTES = 16 << 20


def take(item: Item, content: bytes) -> None:
    """Let the item be read from these bytes, hashed."""
    item.stream, item.size = io.BytesIO(content), len(content)
    item.sha256 = sha256(content).hexdigest()
    item.media_type = sniff(item.stream, item.own_name, item.size, has_namesake=item.has_namesake)
    item.stream.seek(0)


def take_member(item: Item, member: Member) -> None:
    """Read the member into memory, or leave it as a stream. Raises Unreadable."""
    opened = member.open()
    if member.size == UNKNOWN_SIZE:
        _take_unknown(item, opened)
    elif member.size > IN_MEMORY:
        item.beginning = Beginning(opened)  # what is declared may be anything: what comes is counted
        item.beginning.hold(_FIRST_BYTES)
        item.stream, item.seekable = io.BufferedReader(item.beginning, _BUFFER_BYTES), False
        item.media_type = sniff(item.stream, member.name, member.size, has_namesake=item.has_namesake)
    else:
        with opened:
            content = opened.read(member.size + 1)  # whatever is asked for is set aside, each time
            if len(content) > member.size:
                content += opened.read(IN_MEMORY + 1 - len(content))
        if len(content) > IN_MEMORY:
            raise Unreadable(Outcome.REFUSED, "larger_than_declared")
        take(item, content)


def _take_unknown(item: Item, opened: BinaryIO) -> None:
    """Take a member whose size nobody declared, into memory as far as its type wants it there."""
    beginning = item.beginning = Beginning(opened)
    beginning.hold(_FIRST_BYTES)
    if not beginning.is_all and not _streams(item, beginning):
        beginning.hold(IN_MEMORY)
    if beginning.is_all:
        take(item, bytes(beginning.held))
    else:
        item.stream, item.seekable = io.BufferedReader(beginning, _BUFFER_BYTES), False


def _streams(item: Item, beginning: Beginning) -> bool:
    """Tell the type by what is held, and whether it can be read as a stream from there on."""
    item.media_type = sniff(
        io.BytesIO(beginning.held), item.own_name, UNKNOWN_SIZE, has_namesake=item.has_namesake
    )
    opener = opener_for(item.media_type)
    return item.media_type in STREAMED_TYPES or (opener is not None and opener.goes_forward)
