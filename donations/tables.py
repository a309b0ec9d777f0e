"""The tables of a reading as people look at them: one for each layout of columns, over all the parts of the corpus."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from donations import places
from donations.models import Structure, TextVersion
from donations.wording import Words
from donations.wording.tables import LOOKS, ROLES, SPLITS, TYPES, WHY

MOST_TABLES = 12  # shown; more are counted
MOST_PLACES = 9
_ORDER = {"train": 0, "validation": 1, "test": 2}
_ALIKE = 0.5  # of the columns are the same in two parts: it is the same table
_MOST_VALUES = 6
_WITH_WORDS = frozenset({"string", "list", "object", "mixed"})


@dataclass(frozen=True, slots=True)
class Part:
    """A split with its rows."""

    name: str
    words: Words
    rows: int
    is_withheld: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `place` is where it stands in the text, 0 for nowhere."""

    number: int
    name: str
    seems: Words
    kind: Words
    share: float
    distinct: int
    is_exact: bool
    examples: tuple[str, ...]
    values: tuple[tuple[str, int], ...]
    has_more_values: bool
    is_personal: bool
    can_be_text: bool
    place: int
    lacks_in: tuple[Words, ...]


@dataclass(slots=True)
class Table:
    """One layout of columns and the parts it occurs in; figures are those of the largest."""

    number: int
    name: str
    parts: list[Part]
    columns: list[Column]
    more_columns: int
    files: int
    why: Words
    largest: Words
    read: list[str]  # columns this reading took as the text

    @property
    def text(self) -> list[Column]:
        """Return the columns of the text in their order."""
        return sorted((column for column in self.columns if column.place), key=lambda column: column.place)

    @property
    def places(self) -> range:
        """Return the places in the text that can be given: those that columns have now too, or saving would take them away."""
        places = min(MOST_PLACES, sum(column.can_be_text for column in self.columns))
        return range(1, max([places, *(column.place for column in self.columns)]) + 1)


@dataclass(slots=True)
class _Group:
    """The same table in several splits, under way."""

    name: str
    others: list[str] = field(default_factory=list)
    found: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def names(self) -> str:
        """Return its sheet, or the first file of each part."""
        return " · ".join(dict.fromkeys(self.others))

    @property
    def largest(self) -> str:
        return max(self.found, key=lambda split: self.found[split]["rows"])

    def likeness(self, table: Mapping[str, Any]) -> float:
        own, names = self.found[self.largest]["columns"].keys(), table["columns"].keys()
        return len(own & names) / max(1, len(own | names))


def tables_of(version: TextVersion | None, chosen: Structure | None) -> list[Table]:
    """Return what the reading found, with the donor's choice of the text where there is one, else our proposal."""
    groups = _groups(version.columns) if version else []
    withheld = frozenset(chosen.withheld) if chosen else frozenset()
    said = chosen.text_columns if chosen else []
    return [_table(number, group, said, withheld) for number, group in enumerate(groups)]


def parts_of(version: TextVersion | None, chosen: Structure | None) -> list[Part]:
    """Return the splits of the whole donation, free text included."""
    withheld = frozenset(chosen.withheld) if chosen else frozenset()
    found = version.columns if version else {}
    return [_part(split, found[split]["rows"], withheld) for split in _in_order(found)]


def _part(split: str, rows: int, withheld: frozenset[str]) -> Part:
    return Part(split, SPLITS.get(split, split), rows, split in withheld)


def _in_order(splits: Iterable[str]) -> list[str]:
    return sorted(splits, key=lambda split: (_ORDER.get(split, len(_ORDER)), split))


def _groups(profile: Mapping[str, Any]) -> list[_Group]:
    """Bring the tables of all splits together that have the same columns."""
    groups: list[_Group] = []
    for split in _in_order(profile):
        for name, table in profile[split]["tables"].items():
            free = [group for group in groups if split not in group.found and group.likeness(table) >= _ALIKE]
            named = [group for group in free if group.name == name]
            group = max(named or free, key=lambda one: one.likeness(table), default=None)
            if group is None:
                group = _Group(name)
                groups.append(group)
            group.others.append(places.inside(name) or places.name(table["file"]))
            group.found[split] = table
    return groups


def _table(number: int, group: _Group, said: Sequence[str], withheld: frozenset[str]) -> Table:
    largest = group.found[group.largest]
    parts = [_part(split, group.found[split]["rows"], withheld) for split in _in_order(group.found)]
    own = [name for name in said if name in largest["columns"]]
    proposed = largest["text"]
    may_choose = proposed["why"] != "elsewhere"
    text, why = (own, "chosen") if own and may_choose else (proposed["columns"], proposed["why"])
    return Table(
        number, group.names, parts, [_column(place, name, group, text, may_choose=may_choose) for place, name in enumerate(largest["columns"])], largest["more_columns"],
        sum(table["files"] for table in group.found.values()), WHY[why], SPLITS.get(group.largest, group.largest),
        largest["read"]["columns"],
    )  # fmt: skip


def _column(number: int, name: str, group: _Group, text: Sequence[str], *, may_choose: bool) -> Column:
    one = group.found[group.largest]["columns"][name]
    lacking = [split for split in _in_order(group.found) if name not in group.found[split]["columns"]]
    filled = sum(
        table["columns"][name]["filled"] for table in group.found.values() if name in table["columns"]
    )
    rows = sum(table["rows"] for table in group.found.values())
    kind = TYPES[one["type"]]
    return Column(
        number, name, ROLES.get(one["role"]) or LOOKS.get(one["looks"]) or kind, kind, filled / rows if rows else 0,
        _rounded(one), one["distinct_is_exact"], tuple(one["examples"]),
        tuple((str(value), times) for value, times in one["values"][:_MOST_VALUES]), len(one["values"]) > _MOST_VALUES, one["personal"],
        may_choose and (one["type"] in _WITH_WORDS or name in text), text.index(name) + 1 if name in text else 0,
        tuple(SPLITS.get(split, split) for split in lacking),
    )  # fmt: skip


def _rounded(column: Mapping[str, Any]) -> int:
    """Return how many values differ: an estimate with no more figures than it is sure of."""
    count: int = column["distinct"]
    return count if column["distinct_is_exact"] else round(count, 2 - len(str(count)))


def chosen_text(
    tables: Sequence[Table], places: Mapping[tuple[int, int], int], read_with: Sequence[str]
) -> list[str]:
    """Return the columns of the text, table by table, each in the order given.

    `places` is {(table, column): place}, both by number; `read_with` is the choice of the newest reading, which is kept where
    its outcome is what is wanted. Nothing chosen anywhere leaves the choice to us.
    """
    wanted = [_in_places(table, places) for table in tables]
    if not any(wanted):
        return []
    if all(names in ([], table.read) for names, table in zip(wanted, tables, strict=True)):
        return list(read_with)
    return list(dict.fromkeys(name for names in wanted for name in names))


def _in_places(table: Table, places: Mapping[tuple[int, int], int]) -> list[str]:
    given = [
        (place, column.number)
        for column in table.columns
        if (place := places.get((table.number, column.number)))
    ]
    return [table.columns[number].name for _, number in sorted(given)]
