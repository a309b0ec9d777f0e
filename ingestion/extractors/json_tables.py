"""Recognises the shapes in which programs write a table as one JSON value, and gives its rows: those of pandas, of SQuAD, and lists side by side."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice
from typing import Any

Row = dict[str, Any]
_NUMBER = re.compile(r"-?\d{1,18}")
_NUMBERED = re.compile(r"[^\d\s]{0,20}[-_.]?\d{1,18}")  # "q_001", "doc12"
_COMPARED = 50  # rows
_MOST_REPEATED = 16 * 1024 * 1024  # characters of titles and paragraphs, once for each question about them


def rows_of(value: Any, *, fewest: int = 2) -> Iterable[Row] | None:
    """The rows of a value that is a table, None where it is none. The name of a row, where it is no number, is its "index".

    A single row looks like anything: it is a table only where `fewest` says that one is enough.
    """
    if not isinstance(value, dict) or not value:
        return None
    return next((rows for shape in _SHAPES if (rows := shape(value, fewest)) is not None), None)


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


def questions_of(article: Any) -> Iterator[Row]:
    """The questions of an article as SQuAD, and what is written like it, holds them, each with its paragraph and title; else the value."""
    if not _is_article(article):
        yield article
        return
    for paragraph in article["paragraphs"]:
        about = _beside("article", _without(article, "paragraphs"), _without(paragraph, "qas"))
        yield from (_beside("paragraph", about, question) for question in paragraph["qas"] or [{}])


def _is_article(value: Any) -> bool:
    """Whether it has paragraphs with lists of questions; those of a hostile one may be too many to repeat its paragraphs for."""
    paragraphs = value.get("paragraphs") if isinstance(value, dict) else None
    if not isinstance(paragraphs, list) or not paragraphs or not all(map(_has_questions, paragraphs)):
        return False
    about = len(str(_without(value, "paragraphs")))
    repeated = ((about + len(str(_without(one, "qas")))) * len(one["qas"] or [{}]) for one in paragraphs)
    return sum(repeated) <= _MOST_REPEATED


def _has_questions(paragraph: Any) -> bool:
    questions = paragraph.get("qas") if isinstance(paragraph, dict) else None
    return isinstance(questions, list) and all(isinstance(question, dict) for question in questions)


def _without(row: Row, name: str) -> Row:
    return {other: value for other, value in row.items() if other != name}


def _beside(kind: str, outer: Row, inner: Row) -> Row:
    """Both rows as one: the outer one's number, and what the inner one has a name for too, is said to be of its kind."""
    named = {f"{kind}_{name}" if name == "id" or name in inner else name: outer[name] for name in outer}
    return named | inner


def _of_lists(value: Row, fewest: int) -> Iterable[Row] | None:
    """{"a": [1, 2], "b": [3, 4]}, as datasets and pandas ("list") write it."""
    columns = list(value.values())
    is_columnar = len(columns) > 1 and all(
        isinstance(column, list) and len(column) == len(columns[0]) >= fewest for column in columns
    )
    return (dict(zip(value, row, strict=True)) for row in zip(*columns, strict=True)) if is_columnar else None


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
        and _are_alike(rows)
    )
    return (row_named(name, row) for name, row in value.items()) if is_table else None


def _are_alike(rows: list[Row]) -> bool:
    """Whether the first rows have the columns of the very first, most of them."""
    first = rows[0].keys()
    return all(2 * len(first & row.keys()) > len(first | row.keys()) for row in islice(rows, _COMPARED))


def _are_plain(values: Iterable[Any]) -> bool:
    return not any(isinstance(one, dict) for one in islice(values, _COMPARED))


_SHAPES: tuple[Callable[[Row, int], Iterable[Row] | None], ...] = (
    _of_lists, _of_matrix, _of_columns, _of_named,
)  # fmt: skip
