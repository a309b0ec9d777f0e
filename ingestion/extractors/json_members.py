"""Reads an object that is too large to hold, member by member, as the table, the dictionary or the tables that it is."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from ingestion.columns import licence_marks
from ingestion.extractors.json_entries import entries_of, entries_of_lists, entry, key_of
from ingestion.extractors.json_records import Record, is_about, is_schema, records_in
from ingestion.extractors.json_tables import (
    is_column,
    is_numbered,
    row_named,
    rows_of,
    rows_side_by_side,
    with_header,
)
from ingestion.extractors.json_values import ValueReader
from ingestion.split_names import split_of_key

_COMPARED = 100  # members, to tell what they are
_MOST_HELD_CHARACTERS = (
    64 * 1024 * 1024
)  # of columns that are lists: the first row is known when the last of them begins
_MOST_HELD_ITEMS = 4_000_000


class Members:
    """What a large object is, as far as it was read. Holds its columns, and the first of its other members; no rows."""

    def __init__(self, reader: ValueReader) -> None:
        self._reader = reader
        self._columns: dict[str, dict[str, Any]] = {}  # objects of values by row
        self._lists: dict[str, list[Any]] = {}  # columns that are lists
        self._held = 0  # of their items
        self._matrix: list[str] = []  # the columns of rows that were given
        self._first: dict[str, Any] = {}  # members that are no tables
        self._key: str | None = ""  # of entries; "" while nobody knows, None where members are none
        self._about: dict[str, Any] = {}  # what tells of the tables
        self._has_tables = self._has_splits = False

    def records(self) -> Iterator[Record]:
        """The records of the object that the reader is at."""
        marks: tuple[tuple[str, str], ...] = ()
        for record in self._found():
            new = () if marks or not self._has_tables else licence_marks(self._about)
            marks = marks or new
            yield record._replace(marks=new) if new else record
        if self._about and not (self._has_tables and marks == licence_marks(self._about)):
            yield Record(self._about)

    def _found(self) -> Iterator[Record]:
        self._reader.skip("{")
        while self._reader.peek() != "}":
            name = self._reader.value()
            self._reader.skip(":")
            yield from (
                self._list(name) if self._reader.peek() == "[" else self._member(name, self._reader.value())
            )
            if self._reader.peek() != "}":
                self._reader.skip(",")
        self._reader.skip("}")
        yield from chain(
            self._decided(), map(Record, rows_side_by_side(self._columns)), self._rows_of_lists()
        )

    def _list(self, name: str) -> Iterator[Record]:
        self._has_splits = self._has_splits or bool(split_of_key(name))
        yield from self._decided()
        if self._key:
            yield self._record(name, self._reader.value())
            return
        items = self._reader.items()
        first = next(items, None)
        items = chain([] if first is None else [first], items)
        is_part = not self._lists and split_of_key(name) and isinstance(first, str | list)
        self._has_tables = True
        if isinstance(first, dict) or is_part:
            yield from (Record(row, name) for row in with_header(items))
        elif name == "data" and self._is_matrix(first):
            yield from (Record(self._row_of(item)) for item in items)
        else:
            yield from self._hold(name, items)

    def _is_matrix(self, first: Any) -> bool:
        names = self._lists.get("columns")
        if not names or not isinstance(first, list) or len(first) != len(names):
            return False
        self._matrix = list(map(str, names))
        return True

    def _row_of(self, item: Any) -> Any:
        is_row = isinstance(item, list) and len(item) == len(self._matrix)
        return dict(zip(self._matrix, item, strict=True)) if is_row else item

    def _hold(self, name: str, items: Iterator[Any]) -> Iterator[Record]:
        """Keep a column until the others are there; of more than can be kept nobody knows what stands beside what."""
        self._lists[name] = []
        for item in items:
            if self._has_room():
                self._lists[name].append(item)
                self._held += 1
            else:
                yield from chain(map(Record, self._let_go()), [Record(item)])

    def _has_room(self) -> bool:
        return self._held < _MOST_HELD_ITEMS and self._reader.passed < _MOST_HELD_CHARACTERS

    def _let_go(self) -> Iterator[Any]:
        lists, self._lists, self._held = self._lists, {}, _MOST_HELD_ITEMS
        return chain.from_iterable(lists.values())

    def _rows_of_lists(self) -> Iterator[Record]:
        if self._matrix:
            return iter(())
        rows = entries_of_lists(self._lists)
        if rows is None and len(self._lists) > 1:
            rows = rows_of(self._lists, fewest=2)
        rows = entries_of(self._lists) if rows is None else rows
        return map(Record, self._let_go() if rows is None else rows)

    def _member(self, name: str, member: Any) -> Iterator[Record]:
        if self._key:
            yield self._record(name, member)
        elif is_column(member):
            self._columns[name] = member
        elif (rows := _rows_in(name, member)) is not None:
            self._has_splits = self._has_splits or bool(split_of_key(name))
            yield from self._decided()
            self._has_tables = True
            yield from rows
        else:
            self._first[name] = member
            yield from self._decided() if self._key is None or len(self._first) >= _COMPARED else ()

    def _decided(self) -> Iterator[Record]:
        """Tell from the first members what they are: rows by name, entries of a dictionary, or nothing that is alike."""
        first, self._first = self._first, {}
        if not first:
            return
        if self._key == "":
            self._key = (
                "index" if rows_of(first) is not None else key_of(first) if entries_of(first) else None
            )
        for name, member in first.items():
            if self._key is None and is_about(name, member, beside_splits=self._has_splits):
                self._about[name] = member
            elif not (self._key is None and name == "schema" and is_schema(member)):
                yield self._record(name, member)

    def _record(self, name: str, member: Any) -> Record:
        if isinstance(member, dict) and (self._key == "index" or is_numbered([name])):
            return Record(row_named(name, member))
        return Record(entry(self._key, name, member) if self._key else {name: member})


def _rows_in(name: str, member: Any) -> Iterator[Record] | None:
    is_split = bool(split_of_key(name))
    return records_in(name, member, fewest=1 if is_split else 2, is_split=is_split)
