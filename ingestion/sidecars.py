"""What the `metadata` tables of a gift speak of: how many rows for each medium, and which name what is not there."""

from collections import Counter, defaultdict
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from typing import Any

from donations.media import Medium, at, named


@dataclass(slots=True)
class Spoken:
    """The rows counted by what they name, and for each of those the tables that do."""

    rows: Counter[Medium] = field(default_factory=Counter)
    by_table: dict[Medium, Counter[Medium]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, row: Mapping[str, Any]) -> None:
        """Take one row: path, member, columns (JSON)."""
        medium = named(row)
        if medium is not None:
            self.rows[medium] += 1
            self.by_table[at(row["path"] or "", row["member"] or "")][medium] += 1

    def update(self, other: "Spoken") -> None:
        """Take what was counted elsewhere."""
        self.rows.update(other.rows)
        for table, counted in other.by_table.items():
            self.by_table[table].update(counted)

    def lacking(self, there: Container[Medium], unknown: Container[str] = ()) -> dict[Medium, dict[str, Any]]:
        """Return {table: {missing: rows that name what is not `there`, name: the first such}}.

        Nothing is said of files in `unknown`, whose members nobody listed.
        """
        found = {}
        for table, counted in self.by_table.items():
            missing = {medium: rows for medium, rows in counted.items() if medium not in there}
            if missing and table.file not in unknown:
                first = next(iter(missing))
                found[table] = {"missing": sum(missing.values()), "name": (first.member or first.file)[-200:]}
        return found
