"""The language spoken over the pipe: one kind byte, a four-byte length, and JSON or text. Never pickle."""

import json
import struct
from dataclasses import dataclass, field
from typing import Any

import orjson

HEADER = struct.Struct(">cI")

READY = b"r"  # confined; the program begins
REFUSED = b"c"  # could not be confined: text says why
MESSAGE = b"m"  # one dict the program yielded, as JSON, or a list of several
NEXT = b"n"  # the program finished with one file and goes on to the next it was given
END = b"e"  # the program finished with the last
RAISED = b"x"  # the program raised: the traceback's text
NO_MEMORY = b"o"  # the program raised MemoryError
Message = dict[str, Any]
# An empty list is two bytes here and fifty-six in memory. No text of the size allowed has so many brackets.
_MOST_CONTAINERS = 4_000_000
KINDS = frozenset({READY, REFUSED, MESSAGE, NEXT, END, RAISED, NO_MEMORY})


class Garbled(ValueError):
    """What came over the pipe is not the language: the child is broken or hostile."""


class TooLong(ValueError):
    """A frame announces more bytes than a message may have."""


def pack(kind: bytes, payload: bytes = b"") -> bytes:
    """Make one frame."""
    return HEADER.pack(kind, len(payload)) + payload


def pack_message(message: Message | list[Message]) -> bytes:
    """Make the frame of one dict, or of several; lone surrogates, which no text may hold, become U+FFFD."""
    try:
        return pack(MESSAGE, orjson.dumps(message))
    except TypeError:
        text = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
        return pack(MESSAGE, text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode())


def unpack_message(payload: bytes) -> list[Message]:
    """Read the dicts back from an untrusted frame; Garbled for anything else, TooLong where they would fill the memory."""
    if len(payload) > _MOST_CONTAINERS < payload.count(b"[") + payload.count(b"{"):
        raise TooLong(f"a message of more than {_MOST_CONTAINERS} lists and dicts")
    try:
        # It refuses lone surrogates, which would break whoever writes the text later.
        said = orjson.loads(payload)
    except ValueError as error:
        raise Garbled(f"not JSON: {error}") from error
    messages: list[Message] = said if isinstance(said, list) else [said]
    for message in messages:
        if not isinstance(message, dict):
            raise Garbled(f"a {type(message).__name__} instead of a dict")
    return messages


@dataclass(slots=True)
class Inbox:
    """Cuts what arrives into frames, holding at most one message and one read."""

    message_bytes: int
    _buffer: bytearray = field(default_factory=bytearray)

    def add(self, data: bytes | memoryview) -> None:
        """Take in what was read from the pipe."""
        self._buffer += data

    def next(self) -> tuple[bytes, bytes] | None:
        """Give the next whole frame, or None until more arrives. Garbled or TooLong for what must not be."""
        if len(self._buffer) < HEADER.size:
            return None
        kind, length = HEADER.unpack_from(self._buffer)
        if kind not in KINDS:
            raise Garbled(f"unknown kind {kind!r}")
        if length > self.message_bytes:
            raise TooLong(f"a message of {length} bytes, {self.message_bytes} allowed")
        if len(self._buffer) < HEADER.size + length:
            return None
        payload = bytes(self._buffer[HEADER.size : HEADER.size + length])
        del self._buffer[: HEADER.size + length]
        return kind, payload
