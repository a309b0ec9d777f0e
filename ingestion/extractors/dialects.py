"""Tells from the head of a table how it is written: what divides its fields, whether quotes do, and whether it has a header."""

import csv
import re
from collections import Counter
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from typing import NamedTuple

from ingestion.extractors.table_heads import Heading, heading_of
from ingestion.extractors.table_quotes import Manner
from ingestion.extractors.table_records import Line, Record, records_of
from ingestion.sniffing.tabbed import is_counted

_NO_DELIMITER = "\x1f"  # a table of one column: nothing divides it
_SAMPLE_RECORDS = 60
_FEW_LOOSE = 2  # quotes that may be mistakes in a table that has no others
_MANY_RECORDS = 400  # in which quotes are looked at
_LEAST_AGREEMENT = 0.6
_SPACED = 0.5  # of the delimiters
_FEWEST_NAMES = 5
_NAME_OF_RECORD = re.compile(r"(?=\D{0,60}\d)(?=[^A-Za-z]{0,60}[A-Za-z])[\w./-]{2,60}")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written; `heading` has no names where its first record is already data, which its first column may tell apart."""

    manner: Manner
    heading: Heading
    width: int  # the number of fields that most records have
    is_numbered: bool

    def names_for(self, count: int) -> tuple[str, ...]:
        """Names of the first `count` columns: the header's, or column_1 (id, where those tell the records apart), column_2 …"""
        if self.heading.names:
            return self.heading.names
        names = [f"column_{number}" for number in range(1, count + 1)]
        return ("id", *names[1:]) if self.is_numbered else tuple(names)


def sniff(head: str, *, whole: bool, prefer_tab: bool, delimiter: str = "") -> Dialect:
    """Tell the dialect of a table that begins with `head`; unless that is the `whole` table, its last line may be cut.

    `delimiter` is what the table itself says of it, if it does.
    """
    lines = list(StringIO(head, newline=""))  # splitlines() would divide at characters that are text here
    if not whole and len(lines) > 1:
        lines.pop()
    manners = [_manner(lines, one) for one in delimiter or ("\t,;|" if prefer_tab else ",;\t|")]
    manner = max(manners, key=lambda one: _agreement(lines, one))
    width = _agreement(lines, manner).fields
    if not delimiter and not width:
        manner = _manner(lines, _NO_DELIMITER)
    records = [
        record.fields or [record.lines[0].text.rstrip("\r\n")]
        for record in _records(lines, manner, _SAMPLE_RECORDS, width)
    ]
    first_cells = [record[0] for record in records]
    return Dialect(manner, heading_of(records), width, is_numbered=_tell_apart(first_cells))


def _tell_apart(cells: list[str]) -> bool:
    """Whether these are the numbers of the records, or names that programs gave them ("LJ001-0001"): no two alike, letters and figures in each."""
    are_names = len(cells) >= _FEWEST_NAMES and all(map(_NAME_OF_RECORD.fullmatch, cells))
    return is_counted(cells) or (are_names and len(set(cells)) == len(cells))


class _Agreement(NamedTuple):
    """How far records agree in what a delimiter makes of them; the greater is the better."""

    is_clear: bool = (
        False  # the first record agrees too, and no space follows the delimiter as it does in prose
    )
    rounded: float = 0
    fields: int = 0  # the commonest number of them; 0 if it divides nothing
    begins: bool = False
    share: float = 0


def _agreement(lines: list[str], manner: Manner) -> _Agreement:
    counted = [len(record.fields) for record in _records(lines, manner, _SAMPLE_RECORDS) if record.fields]
    if not counted:
        return _Agreement()
    fields, records = Counter(counted).most_common(1)[0]
    share, begins = records / len(counted), counted[0] == fields
    if fields < 2 or share < _LEAST_AGREEMENT:
        return _Agreement()
    return _Agreement(
        begins and not _is_spaced(lines, manner.delimiter), round(share, 1), fields, begins, share
    )


def _is_spaced(lines: list[str], delimiter: str) -> bool:
    spaced = sum(line.count(delimiter + " ") for line in lines)
    return spaced > _SPACED * sum(line.count(delimiter) for line in lines)


def _manner(lines: list[str], delimiter: str) -> Manner:
    """What quotes are for between these delimiters: to hold fields together, with or without escapes, or nothing."""
    plain = Manner(delimiter)
    if delimiter == "\t" and _has_loose(lines):
        return Manner(delimiter, csv.QUOTE_NONE)
    sound, loose = _soundness(lines, plain)
    escaped = Manner(delimiter, escapes=True)
    if loose and any('\\"' in line for line in lines) and _soundness(lines, escaped)[1] < loose:
        return escaped
    return Manner(delimiter, csv.QUOTE_NONE) if loose > max(sound, _FEW_LOOSE) else plain


def _has_loose(lines: list[str]) -> bool:
    """Tab-separated corpora often hold loose quotation marks that quote nothing: a field opened but not closed on its line."""
    fields = [field.strip("\r\n") for line in lines for field in line.split("\t") if field.startswith('"')]
    return not all(len(field) > 1 and field.endswith('"') for field in fields)


def _soundness(lines: list[str], manner: Manner) -> tuple[int, int]:
    """How many records have quotes as they should be, and how many have others."""
    quoted = [record for record in _records(lines, manner, _MANY_RECORDS) if '"' in record.lines[0].text]
    sound = sum(record.is_sound for record in quoted)
    return sound, len(quoted) - sound


def _records(lines: list[str], manner: Manner, most: int, width: int = 0) -> list[Record]:
    return list(islice(records_of((Line(0, 0, line) for line in lines), manner, width), most))
