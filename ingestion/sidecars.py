"""What the rows of a gift speak of: how many rows for each medium, and which that tables name is not there."""

from collections import Counter, defaultdict
from collections.abc import Container
from dataclasses import dataclass, field
from typing import Any

from donations.media import Medium
from donations.mentions import Mention

TRIED = 1_000  # rows of a table that name nothing before the others are passed over unread


@dataclass(slots=True)
class Told:
    """The rows counted by what they speak of, and for each of those the `metadata` tables that name it."""

    rows: Counter[Medium] = field(default_factory=Counter)
    by_table: dict[Medium, Counter[Medium]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, said: Mention, medium: Medium | None, rows: int = 1) -> None:
        """Take so many rows that say the same, and what that is."""
        if medium is not None:
            self.rows[medium] += rows
        if said.place is not None:
            self.by_table[said.own][said.place] += rows

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
