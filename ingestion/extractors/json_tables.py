"""Recognises the shapes in which programs write a table as one JSON value, and gives its rows: those of pandas, and lists side by side."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import Any

from ingestion.extractors.headers import header_of, named
from ingestion.split_names import split_named

Row = dict[str, Any]
_NUMBER = re.compile(r"-?\d{1,18}")
_NUMBERED = re.compile(r"[^\d\s]{0,20}[-_.]?\d{1,18}")  # "q_001", "doc12"
_COMPARED = 50  # rows
_LOOKED_AT = 20  # lists, for a header
_LEAST_UNDER = 3  # lists, a header among them
_LEAST_COLUMNS = 2  # of text, in a table
_SENTENCE = re.compile(r"\S\s+\S")


def rows_of(value: Any, *, fewest: int = 2) -> Iterable[Row] | None:
    """The rows of a value that is a table, None where it is none. The name of a row, where it is no number, is its "index".

    A single row looks like anything: it is a table only where `fewest` says that one is enough.
    """
    if not isinstance(value, dict) or not value:
        return None
    return next((rows for shape in _SHAPES if (rows := shape(value, fewest)) is not None), None)


def are_rows(value: object) -> bool:
    """Whether this is a list of objects, and no empty one."""
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def is_numbered(names: Collection[str]) -> bool:
    """Whether all are numbers, as programs name rows that nobody named."""
    return all(_NUMBER.fullmatch(name) for name in names)


def is_column(value: Any) -> bool:
    """Whether this is a column as pandas writes it: an object of its values by row."""
    return isinstance(value, dict) and bool(value) and is_numbered(value) and _are_plain(value.values())


def row_named(name: str, row: Row) -> Row:
    """A row with its name, unless that is a number or it has a column of that name."""
    return row if _NUMBER.fullmatch(name) or "index" in row else {"index": name} | row


def rows_side_by_side(columns: dict[str, Row]) -> Iterator[Row]:
    """The rows of columns that are objects of values by row, in the order of the first; what a column lacks is left out."""
    rows: dict[str, Row] = {}
    for column, values in columns.items():
        for name, value in values.items():
            rows.setdefault(name, {})[column] = value
    yield from (row_named(name, row) for name, row in rows.items())


def with_header(items: Iterable[Any]) -> Iterator[Any]:
    """The items of a list; where those are lists under a header, or the rows of a table without one, a row for each as long as that."""
    waiting = iter(items)
    first = list(islice(waiting, _LOOKED_AT))
    header = _header(first)
    names = header or _numbered(first)
    for place, item in enumerate(chain(first, waiting)):
        if place or not header:
            yield _row(names, item)


def rows_of_lists(sample: Sequence[Any]) -> Callable[[Any], Any]:
    """What makes rows of values that come line by line, as of these first ones: of lists without a header; others stay as they are."""
    return partial(_row, _numbered(sample[:_LOOKED_AT]))


def _row(names: Sequence[str], item: Any) -> Any:
    is_row = names and isinstance(item, list) and len(item) == len(names)
    return dict(zip(names, item, strict=True)) if is_row else item


def _header(first: list[Any]) -> tuple[str, ...]:
    """The names in the first of lists of equal length, () where it is none or they are of one cell."""
    if not _are_equally_long(first) or not all(isinstance(cell, str) for cell in first[0]):
        return ()
    return header_of([[cell if isinstance(cell, str) else str(cell) for cell in row] for row in first])


def _numbered(first: Sequence[Any]) -> tuple[str, ...]:
    """Numbered names for lists that are rows: a sentence in two columns at the least, or many of equal length; else they are lists of words."""
    if not _are_equally_long(first):
        return ()
    columns = [[cell for cell in column if cell is not None] for column in zip(*first, strict=True)]
    if any(isinstance(cell, list | dict) for column in columns for cell in column):
        return ()
    texts = [column for column in columns if column and all(isinstance(cell, str) for cell in column)]
    sentences = sum(all(map(_SENTENCE.search, column)) for column in texts)
    is_table = sentences >= _LEAST_COLUMNS or (len(texts) >= _LEAST_COLUMNS and len(first) == _LOOKED_AT)
    return named([""] * len(columns)) if is_table else ()


def _are_equally_long(first: Sequence[Any]) -> bool:
    """Whether these are lists of more than one cell and equal length, enough to tell."""
    are_rows = all(isinstance(row, list) and len(row) == len(first[0]) > 1 for row in first)
    return are_rows and len(first) >= _LEAST_UNDER


def _of_lists(value: Row, fewest: int) -> Iterable[Row] | None:
    """{"a": [1, 2], "b": [3, 4]}, as datasets and pandas ("list") write it."""
    columns = list(value.values())
    is_columnar = len(columns) > 1 and all(
        isinstance(column, list) and len(column) == len(columns[0]) >= fewest for column in columns
    )
    if is_columnar and (all(map(are_rows, columns)) or _are_splits(value)):
        return None  # tables, or parts of a corpus, that happen to be as long
    return (dict(zip(value, row, strict=True)) for row in zip(*columns, strict=True)) if is_columnar else None


def _are_splits(names: Iterable[str]) -> bool:
    told = set(map(split_named, names))
    return len(told) > 1 and "" not in told


def _of_matrix(value: Row, _fewest: int) -> Iterable[Row] | None:
    """{"columns": ["a", "b"], "index": [0, 1], "data": [[1, 3], [2, 4]]}, as pandas ("split") writes it."""
    names, rows = value.get("columns"), value.get("data")
    if not value.keys() <= {"columns", "index", "data", "index_names", "column_names"}:
        return None
    if not isinstance(names, list) or not isinstance(rows, list) or not rows:
        return None
    is_table = all(isinstance(row, list) and len(row) == len(names) for row in rows)
    return (dict(zip(map(str, names), row, strict=True)) for row in rows) if is_table else None


def _of_columns(value: Row, _fewest: int) -> Iterable[Row] | None:
    """{"a": {"0": 1, "1": 2}, "b": {"0": 3, "1": 4}}, as pandas does where nobody says otherwise."""
    return rows_side_by_side(value) if all(map(is_column, value.values())) else None


def _of_named(value: Row, fewest: int) -> Iterable[Row] | None:
    """{"0": {"a": 1, "b": 3}, "1": {"a": 2, "b": 4}}, as pandas ("index") writes it, or by names such as "q001"."""
    rows = list(value.values())
    is_table = (
        len(rows) >= fewest
        and all(isinstance(row, dict) and row for row in rows)
        and all(_NUMBERED.fullmatch(name) for name in value)
        and are_alike(rows)
    )
    return (row_named(name, row) for name, row in value.items()) if is_table else None


def are_alike(rows: list[Row]) -> bool:
    """Whether the first rows have the columns of the very first, most of them."""
    first = rows[0].keys()
    return all(2 * len(first & row.keys()) > len(first | row.keys()) for row in islice(rows, _COMPARED))


def _are_plain(values: Iterable[Any]) -> bool:
    return not any(isinstance(one, dict) for one in islice(values, _COMPARED))


_SHAPES: tuple[Callable[[Row, int], Iterable[Row] | None], ...] = (
    _of_matrix, _of_lists, _of_columns, _of_named,
)  # fmt: skip
