"""Puts rows into the tables they belong to and has each column counted: one pass, whatever the size."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from ingestion.column_roles import NO_TEXT, is_language, role_of
from ingestion.columns import ELSEWHERE, recognise
from ingestion.profiling.column import Column
from ingestion.profiling.proposing import text_among
from ingestion.profiling.values import writable

MOST_TABLES = 60  # of the whole donation
MOST_COLUMNS = 60  # of one table
MOST_IN_ALL = 600  # columns of the whole donation
_MOST_NAMES = 2_000  # further columns that are told apart
_ALIKE = 0.5  # of the columns of two files are the same: they are one table

Json = dict[str, Any]
Recorded = Mapping[str, Any]


@dataclass(slots=True)
class Table:
    """Rows of one sheet, or of files with the same columns."""

    sheet: str
    file: str
    rows: int = 0
    files: int = 0
    columns: dict[str, Column] = field(default_factory=dict)
    more: set[str] = field(default_factory=set)
    told: dict[str, None] = field(default_factory=dict)  # the columns that its format says are text

    def likeness(self, names: frozenset[str]) -> float:
        """Return how much of both sets of columns is the same, 0 to 1."""
        own = self.columns.keys() | self.more
        return len(own & names) / max(1, len(own | names))

    def as_json(self, chosen: Sequence[str]) -> Json:
        """Return the table as `ingestion.profiling` describes it."""
        return {
            "rows": self.rows,
            "files": self.files,
            "file": self.file,
            "columns": {writable(name): column.as_json(self.rows) for name, column in self.columns.items()},
            "more_columns": len(self.more),
            "text": self._proposed(),
            "read": self._read(chosen),
        }

    def _proposed(self) -> Json:
        known = self._known()
        if known["why"] != "all":
            return known
        words = self._with_words()
        text = text_among({name: self.columns[name] for name in words})
        return {"columns": text, "why": "prose"} if text and len(text) < len(words) else self._every_string()

    def _read(self, chosen: Sequence[str]) -> Json:
        there = [name for name in chosen if name in self.columns]
        if there and not self._speaks_of_another:
            return {"columns": there, "why": "chosen"}
        known = self._known()
        return self._every_string() if known["why"] == "all" else known

    def _known(self) -> Json:
        """What the format says, else what the names of the columns do."""
        known = recognise(tuple(self.columns))
        if self._speaks_of_another:
            return {"columns": [], "why": "elsewhere"}
        told = [name for name in self.columns if name in self.told]
        if told and set(told) != set(known.columns):
            return {"columns": told, "why": "format"}
        return {
            "columns": told or [name for name in known.columns if self._may_be_text(name)],
            "why": known.why,
        }

    def _may_be_text(self, name: str) -> bool:
        """Whether a column is called as texts are, or has words; beside options stand flags and counts too."""
        return bool(role_of(name)) or is_language(name) or self.columns[name].has_words

    @property
    def _speaks_of_another(self) -> bool:
        """Whether its rows say something of a text that is elsewhere."""
        return self.told.keys() == {ELSEWHERE}

    def _every_string(self) -> Json:
        words = self._with_words()
        return {"columns": words, "why": "all" if words else "none"}

    def _with_words(self) -> list[str]:
        words = [name for name, column in self.columns.items() if column.has_words]
        return [name for name in words if role_of(name) not in NO_TEXT] or words


@dataclass(slots=True)
class Split:
    """What is counted of one split beside its tables."""

    rows: int = 0
    free: int = 0
    damaged: int = 0
    more_rows: int = 0
    tables: list[Table] = field(default_factory=list)

    def as_json(self, chosen: Sequence[str]) -> Json:
        """Return the split as `ingestion.profiling` describes it, each table under a name of its own."""
        tables: Json = {}
        for table in self.tables:
            name = table.sheet or ("" if len(self.tables) == 1 else PurePosixPath(table.file).name)
            tables[_unused(writable(name), tables)] = table.as_json(chosen)
        return {
            "rows": self.rows, "free": self.free, "damaged": self.damaged, "more_rows": self.more_rows, "tables": tables,
        }  # fmt: skip


def _unused(name: str, taken: Json) -> str:
    number = 2
    unused = name
    while unused in taken:
        unused, number = f"{name} ({number})", number + 1
    return unused


class Profile:
    """The profile of one text version, while its rows pass by in the order of their files."""

    def __init__(self) -> None:
        self._splits: dict[str, Split] = {}
        self._places: tuple[str, str, str] | None = None
        self._table: Table | None = None
        self._tables = self._columns = 0

    def add(
        self, split: str, file: str, table: str, record: Recorded | None, told: Sequence[str] = ()
    ) -> None:
        """Count one row: `file` says where it comes from, `table` its sheet, `record` is None for free text.

        `told` are the columns that are text, where the format of the file says so.
        """
        counted = self._splits.setdefault(split, Split())
        counted.rows += 1
        if record is None:
            counted.free += 1
        elif record.keys() == {"_raw"}:
            counted.damaged += 1
        else:
            self._count(self._place(counted, (split, file, table), record), counted, record, told)

    def _place(self, counted: Split, place: tuple[str, str, str], record: Recorded) -> Table | None:
        """Return the table of a row: one file's sheet has one; another file's is the same where its columns are."""
        if place == self._places:
            return self._table
        names = frozenset(record)
        alike = [
            table for table in counted.tables if table.sheet == place[2] and table.likeness(names) >= _ALIKE
        ]
        table = max(alike, key=lambda one: one.likeness(names), default=None)
        if table is None and self._tables < MOST_TABLES:
            table = Table(place[2], place[1])
            counted.tables.append(table)
            self._tables += 1
        if table is not None:
            table.files += 1
        self._places, self._table = place, table
        return table

    def _count(self, table: Table | None, counted: Split, record: Recorded, told: Sequence[str]) -> None:
        if table is None:
            counted.more_rows += 1
            return
        table.rows += 1
        table.told |= dict.fromkeys(told[:MOST_COLUMNS]) if len(table.told) < MOST_COLUMNS else {}
        for name, value in record.items():
            column = table.columns.get(name) or self._begin(table, name)
            if column is not None:
                column.add(value)

    def _begin(self, table: Table, name: str) -> Column | None:
        if len(table.columns) < MOST_COLUMNS and self._columns < MOST_IN_ALL:
            self._columns += 1
            return table.columns.setdefault(name, Column(name))
        if len(table.more) < _MOST_NAMES:
            table.more.add(name)
        return None

    def as_json(self, chosen: Sequence[str] = ()) -> Json:
        """Return the profile; `chosen` are the columns the donor had said are the text."""
        return {split: counted.as_json(chosen) for split, counted in self._splits.items()}
