"""Tells what of a RAR was written as programs did before 2002: libarchive lists some of it, but cannot unpack it."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

OLDEST = b"RE~^"  # how files of before 1994 begin; nothing here opens any of those
_MARK = b"Rar!\x1a\x07\x00"
_BLOCK = struct.Struct("<HBHH")  # checksum, kind, flags, size
_FILE, _END = 0x74, 0x7B
_HAS_MORE = 0x8000
_VERSION_AT, _METHOD_AT, _HEAD = 24, 25, 26
_NEWER, _STORED = 29, 0x30
_MOST_BLOCKS = 1_000_000

Block = tuple[int, bytes]  # kind, head


@dataclass(frozen=True, slots=True)
class Age:
    """The places of members that are packed in the old way, and whether the whole is old, and sound as far as its blocks go."""

    members: frozenset[int] = frozenset()
    is_old: bool = False


def age_of(stream: BinaryIO) -> Age:
    """Follow the blocks of a RAR; of anything else nothing is old."""
    stream.seek(0)
    if stream.read(len(_MARK)) != _MARK:
        return Age()
    blocks = list(_blocks(stream))
    heads = [head for kind, head in blocks if kind == _FILE]
    packed = {
        place
        for place, head in enumerate(heads)
        if head[_VERSION_AT] < _NEWER and head[_METHOD_AT] != _STORED
    }
    is_sound = bool(heads) and blocks[-1][0] == _END
    return Age(frozenset(packed), is_sound and all(head[_VERSION_AT] < _NEWER for head in heads))


def _blocks(stream: BinaryIO) -> Iterator[Block]:
    """Yield them, and at the end one that says so where the last one ends with the file or says it is the last."""
    at, end = len(_MARK), stream.seek(0, 2)
    for _ in range(_MOST_BLOCKS):
        if at == end:
            yield _END, b""
        stream.seek(at)
        head = stream.read(_HEAD)
        if len(head) < _BLOCK.size:
            return
        _, kind, flags, size = _BLOCK.unpack_from(head)
        if size < _BLOCK.size or (kind == _FILE and len(head) < _HEAD):
            return
        yield kind, head
        if kind == _END:
            return
        more = int.from_bytes(head[_BLOCK.size : _BLOCK.size + 4], "little") if flags & _HAS_MORE else 0
        at += size + more
