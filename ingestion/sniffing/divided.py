"""Knows a table that is called a text: names of columns in its first line, and as many semicolons, bars or tabs in every other.

Commas count where every cell is quoted, or where the lines hold nothing else that speaks for prose.
"""

import csv
import re

from ingestion.column_roles import is_language, role_of

_CSV = "text/csv"
_KINDS = {";": _CSV, "|": _CSV, "\t": "text/tab-separated-values"}
_LINES = 200
_FEWEST_LINES = 5
_MOST_COLUMNS = 20
_LONGEST_NAME = 64
_FEWEST_KNOWN = 2  # names that people give to columns
_WITH_LETTERS = 0.8  # of the cells of a column, for it to hold words
# What Excel writes above a table that another Excel might divide otherwise, and its commas or semicolons after it.
SEPARATOR = re.compile(r'"?sep=([^\w\s"]|\t)"?[,;\t]*(?:\r\n?|\n|\Z)', re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")


def kind_of_divided(text: str, *, is_whole: bool) -> str | None:
    """Give the kind of a table that is one by its own word, or by its first line and all others."""
    if SEPARATOR.match(text):
        return _CSV
    lines = text.split("\n", _LINES)
    complete = [line for line in (lines if is_whole and len(lines) <= _LINES else lines[:-1]) if line.strip()]
    if len(complete) < _FEWEST_LINES:
        return None
    if kind := next((kind for delimiter, kind in _KINDS.items() if _divides(complete, delimiter)), None):
        return kind
    return _CSV if "," in complete[0] and _are_divided_by_commas(complete) else None


def _are_divided_by_commas(lines: list[str]) -> bool:
    """Whether commas divide all lines alike, quoted ones aside, under names. A comma within a sentence has a space behind it."""
    rows = [_cells(line.rstrip("\r")) for line in lines]
    width = len(rows[0])
    if not 1 < width <= _MOST_COLUMNS or any(len(row) != width for row in rows):
        return False
    return _are_names(rows[0]) and _hold_words(rows[1:])


def _cells(line: str) -> list[str]:
    """The cells of a line; none where it does not end its quotes, or a space follows a comma that divides."""
    try:
        (cells,) = csv.reader([line], strict=True)
    except (csv.Error, ValueError):
        return []
    return [] if any(cell.startswith(" ") for cell in cells) else cells


def _divides(lines: list[str], delimiter: str) -> bool:
    """Whether all have as many delimiters; one that a space follows is a sign of prose."""
    between = re.compile(re.escape(delimiter) + "(?! )")
    rows = [between.split(line.rstrip("\r"), _MOST_COLUMNS) for line in lines]
    width = len(rows[0])
    if not 1 < width <= _MOST_COLUMNS or any(len(row) != width for row in rows):
        return False
    return _are_names(rows[0]) and _hold_words(rows[1:])


def _hold_words(rows: list[list[str]]) -> bool:
    """Whether some column does."""
    return any(
        sum(_LETTER.search(cell) is not None for cell in column) >= _WITH_LETTERS * len(column)
        for column in zip(*rows, strict=True)
    )


def _are_names(cells: list[str]) -> bool:
    names = [cell.strip() for cell in cells]
    known = sum(bool(role_of(name)) or is_language(name) for name in names)
    return (
        all(0 < len(name) <= _LONGEST_NAME for name in names)
        and len(set(names)) == len(names)
        and known >= _FEWEST_KNOWN
    )
