"""Turns one JSON value into records: the items of a list, the rows of a table in any shape, or of the tables and splits of an object."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ingestion.column_roles import LICENCE_NAMES, role_of
from ingestion.columns import licence_marks
from ingestion.extractors.json_again import said_again
from ingestion.extractors.json_entries import entries_of, entries_of_lists
from ingestion.extractors.json_tables import are_rows, rows_of, with_header
from ingestion.split_names import splits_among

Object = dict[str, Any]
_DEEPEST = 3  # objects around a table
_LONGEST_SAID = 1_000  # characters of what is said of tables beside them
_ABOUT_ROLES = frozenset({"id", "licence", "date", "url", "language"})
_ABOUT_NAMES = "version schema_version type tipo kind name nombre nome nom total count size encoding format task duration"
_ABOUT = frozenset(_ABOUT_NAMES.split())


class Record(NamedTuple):
    """One record; the key of the list it stood in, the name of a split or of a table; the table around a split; marks of all; whether it says what no other says."""

    value: Any
    key: str = ""
    table: str = ""
    marks: tuple[tuple[str, str], ...] = ()
    has_text: bool = True


def records_of(value: Any) -> Iterator[Record]:
    """The records of a whole document: items of a list, rows of a table in any shape, records of an object of those, or the value itself.

    Records of an object of tables keep its key beside them. What it says besides is a record of its own, but for what tells of the
    tables, such as their licence.
    """
    if isinstance(value, list):
        yield from map(Record, with_header(value))
    elif not isinstance(value, dict):
        yield Record(value)
    elif (rows := _rows_of_one(value)) is not None:
        yield from map(Record, rows)
    else:
        yield from _records_of_tables(value)


def _rows_of_one(value: Object) -> Iterable[Object] | None:
    if any(map(are_rows, value.values())) or splits_in(value):
        return None
    rows = entries_of_lists(value)
    rows = rows_of(value) if rows is None else rows
    return entries_of(value) if rows is None else rows


def _records_of_tables(value: Object) -> Iterator[Record]:
    tables = tables_in(value, fewest=2)
    if not tables:
        yield Record(value)
        return
    tables = tables_in(value, fewest=1)  # beside others a single row is one
    again = said_again(value)
    rest = {name: said for name, said in value.items() if name not in tables and name not in again.strings}
    is_split = _are_several(splits_in(value))
    about = {name: said for name, said in rest.items() if is_about(name, said, beside_splits=is_split)}
    marks = licence_marks(about)
    if (left := rest.keys() - about.keys()) and not (left == {"schema"} and is_schema(rest["schema"])):
        yield Record(rest)
        marks = ()
    for name, rows in tables.items():
        for row in rows:
            yield row._replace(marks=marks, has_text=name not in again.tables)
            marks = ()


def tables_in(value: Object, *, fewest: int) -> dict[str, Iterator[Record]]:
    """The records of those members that are tables, splits, or objects of splits."""
    splits, is_alone = splits_in(value), sum(not is_about(name, value[name]) for name in value) == 1
    found = {
        name: records_in(name, member, fewest=fewest, is_split=name in splits, is_alone=is_alone)
        for name, member in value.items()
    }
    return {name: rows for name, rows in found.items() if rows is not None}


def records_in(
    name: str, member: Any, *, fewest: int, is_split: bool = False, is_alone: bool = False
) -> Iterator[Record] | None:
    """The records of one member of an object, None where it is no table. One that stands alone may hold tables of its own."""
    if (rows := _rows_in(member, fewest, is_split=is_split)) is not None:
        return (Record(row, name) for row in rows)
    return _nested(member, name, _DEEPEST, is_alone=is_alone)


def _rows_in(member: Any, fewest: int, *, is_split: bool) -> Iterable[Any] | None:
    if are_rows(member) or (is_split and isinstance(member, list) and member):
        return with_header(member)
    return rows_of(member, fewest=fewest)


def _nested(member: Any, around: str, levels: int, *, is_alone: bool) -> Iterator[Record] | None:
    """The records of an object that holds splits and nothing else, or objects of such; of one that stands alone, tables too."""
    if not isinstance(member, dict) or not levels:
        return None
    splits = splits_in(member)
    found: list[Iterator[Record]] = []
    for name, inner in member.items():
        if is_about(name, inner, beside_splits=_are_several(splits)):
            continue
        rows = _rows_in(inner, 1, is_split=name in splits) if name in splits or is_alone else None
        records = (
            _leaf(rows, name, around, splits)
            if rows is not None
            else _nested(inner, f"{around}/{name}", levels - 1, is_alone=False)
        )
        if records is None:
            return None
        found.append(records)
    return (record for records in found for record in records) if found else None


def _leaf(rows: Iterable[Any], name: str, around: str, splits: Collection[str]) -> Iterator[Record]:
    key, table = (name, around) if name in splits else (f"{around}/{name}", "")
    return (Record(row, key, table) for row in rows)


def splits_in(value: Object) -> Mapping[str, str]:
    """{name: split} of the members that are parts of a corpus: lists or tables, called so."""
    told = {name: split for name, split in splits_among(value).items() if _is_part(value[name])}
    others = [
        member for name, member in value.items() if name not in told and isinstance(member, list) and member
    ]
    if not any(isinstance(value[name], list) and not are_rows(value[name]) for name in told):
        return told
    is_column = others or (not _are_several(told) and len(value) > 1)  # "val", beside the other columns
    return {} if is_column else told


def _is_part(member: Any) -> bool:
    if isinstance(member, list):
        return bool(member) and all(isinstance(item, str | dict | list) for item in member)
    return isinstance(member, dict) and (rows_of(member, fewest=1) is not None or bool(splits_in(member)))


def _are_several(splits: Mapping[str, str]) -> bool:
    return len(set(splits.values())) > 1


def is_about(name: str, member: Any, *, beside_splits: bool = False) -> bool:
    """Whether this tells of the tables beside it, and is no text of a corpus: its edition, its licence; beside several splits anything short."""
    if isinstance(member, list | dict) or (isinstance(member, str) and len(member) > _LONGEST_SAID):
        return False
    plain, role = name.casefold(), role_of(name)
    if beside_splits:
        return role != "text"
    return plain in _ABOUT or plain in LICENCE_NAMES or role in _ABOUT_ROLES


def is_schema(member: Any) -> bool:
    """Whether this is what pandas ("table") writes beside a table: its columns' names and types."""
    return isinstance(member, dict) and "pandas_version" in member
