"""Parses JSON values, and reads those of a document of any size one by one."""

import codecs
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from ingestion.types import Outcome, Unreadable

DEEPEST = 100
_LONGEST_VALUE_CHARS = 64 * 1024 * 1024
_FIRST_READ_CHARS = 1024 * 1024
_SPACE = re.compile(r"[ \t\r\n]*")
_STRING_OR_COMMA = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\Z)|,(?=\s*[\]}])', re.DOTALL)
_DECODER = json.JSONDecoder()


class TooDeep(ValueError):
    """A value is nested deeper than any honest record is."""


def parse(text: str) -> Any:
    """Parse one JSON value. Raises ValueError if it is none, TooDeep (a ValueError) beyond 100 levels."""
    try:
        value = json.loads(text)
    except RecursionError as error:
        raise TooDeep from error
    return _shallow(value) if text.count("[") + text.count("{") > DEEPEST else value


def without_last_commas(text: str) -> str:
    """Leave out the commas after the last item of a list or an object, which people leave and JSON forbids."""
    return _STRING_OR_COMMA.sub(lambda found: "" if found[0] == "," else found[0], text)


def _shallow(value: Any) -> Any:
    """Give back `value`, or raise TooDeep."""
    depth, level = 0, [value]
    while level := [member for member in level if isinstance(member, list | dict)]:
        depth += 1
        if depth > DEEPEST:
            raise TooDeep
        level = [
            inner for member in level for inner in (member.values() if isinstance(member, dict) else member)
        ]
    return value


class ValueReader:
    """Reads JSON values one after another out of text that arrives in pieces; holds no more than one value."""

    def __init__(self, read: Callable[[int], bytes], codec: str) -> None:
        self._read = read
        self._decode = codecs.getincrementaldecoder(codec)(errors="replace")
        self._text = ""
        self._at = 0
        self._ended = False
        self._passed = 0

    @property
    def passed(self) -> int:
        """How many characters were read so far."""
        return self._passed + self._at

    def peek(self) -> str:
        """The next character that is no white space, or "" at the end."""
        while True:
            found = _SPACE.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._fill():
                return ""

    def skip(self, expected: str) -> None:
        """Step over the next character, which must be one of `expected`."""
        if (character := self.peek()) not in expected or not character:
            raise json.JSONDecodeError(f"one of {expected} was due", self._text[self._at : self._at + 20], 0)
        self._at += 1

    def value(self) -> Any:
        """Read the next value. Raises ValueError where there is none (TooDeep if it is nested too deeply); Unreadable REFUSED if it is too large."""
        self.peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except RecursionError as error:
                raise TooDeep from error
            except json.JSONDecodeError:
                if not self._fill():
                    raise
            else:
                if end < len(self._text) or not self._fill():  # a number might go on
                    self._at = end
                    return _shallow(value)

    def has_value(self) -> bool:
        """Whether what was read so far holds the next value whole."""
        self.peek()
        try:
            _DECODER.raw_decode(self._text, self._at)
        except (json.JSONDecodeError, RecursionError):
            return False
        return True

    def items(self) -> Iterator[Any]:
        """Read an array item by item; one more comma at its end is no matter."""
        self.skip("[")
        while self.peek() != "]":
            yield self.value()
            if self.peek() != "]":
                self.skip(",")
        self.skip("]")

    def _fill(self) -> bool:
        """Read about as much again as is held, so that a large value is not parsed too many times."""
        if self._ended:
            return False
        self._passed += self._at
        self._text, self._at = self._text[self._at :], 0
        if len(self._text) > _LONGEST_VALUE_CHARS:
            raise Unreadable(Outcome.REFUSED, "record_too_large", limit_bytes=_LONGEST_VALUE_CHARS)
        piece = self._read(max(_FIRST_READ_CHARS, len(self._text)))
        self._ended = not piece
        self._text += self._decode.decode(piece, final=self._ended)
        return True
