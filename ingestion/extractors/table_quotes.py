"""Tells whether the quotes of a table close where they should, and divides a record whose quotes quote nothing."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_ESCAPED = re.compile(r'\\(["\\]|\r?\n)')
_FEWEST_BETWEEN = 3  # lines of a table of two columns, for them to be seen as records


class Manner(NamedTuple):
    """How fields are divided: by what, whether quotes hold them together, and whether a quote inside is \\" instead of ""."""

    delimiter: str
    quoting: int = csv.QUOTE_MINIMAL
    escapes: bool = False

    def plain(self, line: str) -> str:
        """Return a line as it is without escapes: \\" is "", and a backslash before what needs none stays."""
        if not self.escapes or "\\" not in line:
            return line
        return _ESCAPED.sub(lambda found: '""' if found[1] == '"' else found[1], line)


@dataclass(frozen=True, slots=True)
class _Patterns:
    whole: re.Pattern[str]  # a record whose quotes all stand where they should
    closing: re.Pattern[str]  # the end of a field that began on an earlier line
    closer: re.Pattern[str]  # a quote that may end a field


def is_sound(record: str, manner: Manner) -> bool:
    """Whether every field that begins with a quote ends with one, and there alone."""
    return '"' not in record or _patterns(manner.delimiter).whole.match(record) is not None


def has_quote(line: str) -> bool:
    """Whether a quote stands here that is not doubled, so that it ends a field begun on an earlier line."""
    return '"' in line and '"' in line.replace('""', "")


def closes_well(line: str, manner: Manner) -> bool:
    """Whether the first quote of this line may end a field: the next one follows it, or nothing."""
    return _patterns(manner.delimiter).closing.match(line) is not None


def are_records(lines: Sequence[str], manner: Manner, width: int) -> bool:
    """Whether lines that a quoted cell holds are each as long as a record, and not as prose is: after its commas comes a space."""
    inner = len(lines) - 2
    if width < 2 or (width == 2 and inner < _FEWEST_BETWEEN):
        return False
    return all(_is_record(line.rstrip("\r\n"), manner.delimiter, width) for line in lines)


def _is_record(line: str, delimiter: str, width: int) -> bool:
    is_as_long = line.count(delimiter) == width - 1
    return is_as_long and delimiter + " " not in line and not (width == 2 and line.endswith(delimiter))


def divided(record: str, delimiter: str) -> list[str]:
    """Divide a record of one line whose quotes are not sound: one that no other closes is a letter like any other."""
    text = record.rstrip("\r\n")
    closers = _patterns(delimiter).closer.finditer(text)
    return list(_fields(text, delimiter, (found.start() for found in closers)))


def _fields(text: str, delimiter: str, closers: Iterator[int]) -> Iterator[str]:
    begin, closer = 0, next(closers, -1)
    while begin <= len(text):
        while 0 <= closer <= begin:
            closer = next(closers, -1)
        is_quoted = text.startswith('"', begin) and closer > 0
        if is_quoted and text.find(f'{delimiter}"', begin, closer) > 0:  # where the next field begins
            is_quoted = False
        end = text.find(delimiter, closer + 1 if is_quoted else begin)
        end = len(text) if end < 0 else end
        yield text[begin + 1 : closer].replace('""', '"') if is_quoted else text[begin:end]
        begin = end + 1


@lru_cache(maxsize=64)
def _patterns(delimiter: str) -> _Patterns:
    mark = re.escape(delimiter)
    inside = '[^"]*+(?:""[^"]*+)*+"'
    cell = f'(?:"{inside} *+|(?!")[^{mark}\\n]*+)'
    end = rf" *+(?:{mark}|\r?\n?\Z)"
    return _Patterns(
        whole=re.compile(rf"{cell}(?:{mark}{cell})*+\r?\n?\Z"),
        closing=re.compile(f"{inside}(?={end})"),
        closer=re.compile(f'"(?={end})'),
    )
