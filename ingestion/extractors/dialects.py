"""Tells from the head of a table how it is written: what divides its fields, whether quotes do, and whether it has a header."""

import csv
import re
from collections import Counter
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from ingestion.extractors.headers import header_of
from ingestion.sniffing.tabbed import is_counted

_NO_DELIMITER = "\x1f"  # a table of one column: nothing divides it
_SAMPLE_RECORDS = 60
_LEAST_AGREEMENT = 0.6
_FEWEST_NAMES = 5
_NAME_OF_RECORD = re.compile(r"(?=\D{0,60}\d)(?=[^A-Za-z]{0,60}[A-Za-z])[\w./-]{2,60}")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written; `header` is empty where its first record is already data, which its first column may tell apart."""

    delimiter: str
    quoting: int
    header: tuple[str, ...]
    is_numbered: bool

    def names_for(self, count: int) -> tuple[str, ...]:
        """Names of the first `count` columns: the header's, or column_1 (id, where those tell the records apart), column_2 …"""
        if self.header:
            return self.header
        names = [f"column_{number}" for number in range(1, count + 1)]
        return ("id", *names[1:]) if self.is_numbered else tuple(names)


def sniff(head: str, *, whole: bool, prefer_tab: bool) -> Dialect:
    """Tell the dialect of a table that begins with `head`; unless that is the `whole` table, its last line may be cut."""
    lines = list(StringIO(head, newline=""))  # splitlines() would divide at characters that are text here
    if not whole and len(lines) > 1:
        lines.pop()
    candidates = "\t,;|" if prefer_tab else ",;\t|"
    delimiter = max(candidates, key=lambda one: _agreement(lines, one))
    if _agreement(lines, delimiter) == (0, 0):
        delimiter = _NO_DELIMITER
    quoting = _quoting(lines, delimiter)
    records = [record for record in _records(lines, delimiter, quoting) if record]
    return Dialect(
        delimiter, quoting, header_of(records), is_numbered=_tell_apart([record[0] for record in records])
    )


def _tell_apart(cells: list[str]) -> bool:
    """Whether these are the numbers of the records, or names that programs gave them ("LJ001-0001"): no two alike, letters and figures in each."""
    are_names = len(cells) >= _FEWEST_NAMES and all(map(_NAME_OF_RECORD.fullmatch, cells))
    return is_counted(cells) or (are_names and len(set(cells)) == len(cells))


def _agreement(lines: list[str], delimiter: str) -> tuple[float, int]:
    """The share of records with the commonest number of fields, and that number; (0, 0) if it divides nothing."""
    counts = Counter(
        len(record) for record in _records(lines, delimiter, _quoting(lines, delimiter)) if record
    )
    if not counts:
        return 0, 0
    fields, records = counts.most_common(1)[0]
    share = records / counts.total()
    return (round(share, 1), fields) if fields > 1 and share >= _LEAST_AGREEMENT else (0, 0)


def _quoting(lines: list[str], delimiter: str) -> int:
    """Tab-separated corpora often hold loose quotation marks that quote nothing: a field opened but not closed on its line."""
    if delimiter != "\t":
        return csv.QUOTE_MINIMAL
    fields = [
        field.strip("\r\n") for line in lines for field in line.split(delimiter) if field.startswith('"')
    ]
    closed = all(len(field) > 1 and field.endswith('"') for field in fields)
    return csv.QUOTE_MINIMAL if closed else csv.QUOTE_NONE


def _records(lines: list[str], delimiter: str, quoting: int) -> list[list[str]]:
    reader = csv.reader(lines, delimiter=delimiter, quoting=quoting)  # type: ignore[arg-type]
    try:
        return list(islice(reader, _SAMPLE_RECORDS))
    except csv.Error:
        return []
