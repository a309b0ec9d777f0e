"""Turns JSON values into records, and reads the values of a document of any size one by one."""

import codecs
import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from ingestion.extractors.json_tables import rows_of
from ingestion.types import Outcome, Unreadable

DEEPEST = 100
_LONGEST_VALUE_CHARS = 64 * 1024 * 1024
_FIRST_READ_CHARS = 1024 * 1024
_SPACE = re.compile(r"[ \t\r\n]*")
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


class Record(NamedTuple):
    """One record, and the key of the list it stood in: the name of a split, or of a table."""

    value: Any
    key: str = ""


def records_of(value: Any) -> Iterator[Record]:
    """The records of a whole document: items of a list, rows of a table in any shape, records of a dict of those, or the value itself.

    Records of a dict of tables keep its key beside them. What such a dict says besides them is a record of its own.
    """
    if isinstance(value, list):
        yield from map(Record, value)
    elif not isinstance(value, dict):
        yield Record(value)
    elif not any(map(_is_split, value.values())) and (rows := rows_of(value)) is not None:
        yield from map(Record, rows)
    else:
        yield from _records_of_tables(value)


def _records_of_tables(value: dict[str, Any]) -> Iterator[Record]:
    tables = _tables_in(value, fewest=2)
    if tables:
        tables = _tables_in(value, fewest=1)  # beside others a single row is one
    rest = {name: member for name, member in value.items() if name not in tables}
    if rest and not (tables and (_is_schema(rest) or is_version(rest))):
        yield Record(rest)
    for name, rows in tables.items():
        yield from (Record(row, name) for row in rows)


def _tables_in(value: dict[str, Any], *, fewest: int) -> dict[str, Iterable[dict[str, Any]]]:
    found = {
        name: member if _is_split(member) else rows_of(member, fewest=fewest)
        for name, member in value.items()
    }
    return {name: rows for name, rows in found.items() if rows is not None}


def _is_schema(rest: dict[str, Any]) -> bool:
    """Whether all that stands beside a table are its columns' names and types, as pandas ("table") writes them."""
    return (
        rest.keys() == {"schema"} and isinstance(rest["schema"], dict) and "pandas_version" in rest["schema"]
    )


def is_version(rest: dict[str, Any]) -> bool:
    """Whether all that stands beside tables is the number of their edition: no record of a corpus."""
    return rest.keys() == {"version"} and isinstance(rest["version"], str | int | float)


def _is_split(rows: object) -> bool:
    return isinstance(rows, list) and bool(rows) and all(isinstance(row, dict) for row in rows)


class ValueReader:
    """Reads JSON values one after another out of text that arrives in pieces; holds no more than one value."""

    def __init__(self, read: Callable[[int], bytes], codec: str) -> None:
        self._read = read
        self._decode = codecs.getincrementaldecoder(codec)(errors="replace")
        self._text = ""
        self._at = 0
        self._ended = False

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

    def items(self) -> Iterator[Any]:
        """Read an array item by item."""
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
        self._text, self._at = self._text[self._at :], 0
        if len(self._text) > _LONGEST_VALUE_CHARS:
            raise Unreadable(Outcome.REFUSED, "record_too_large", limit_bytes=_LONGEST_VALUE_CHARS)
        piece = self._read(max(_FIRST_READ_CHARS, len(self._text)))
        self._ended = not piece
        self._text += self._decode.decode(piece, final=self._ended)
        return True
