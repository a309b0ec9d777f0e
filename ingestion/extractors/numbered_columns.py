"""Keeps columns under their names, of which a file may use one several times: es, es_2, es_3."""

from collections import Counter


class NumberedColumns(dict[str, str]):
    """Columns in their order; `add` gives a name that is taken a number."""

    def __init__(self) -> None:
        super().__init__()
        self._taken = Counter[str]()

    def add(self, name: str, text: str) -> None:
        """Keep a text under this name, or the next one with a number that is free."""
        free = name
        while free in self:
            self._taken[name] += 1
            free = f"{name}_{self._taken[name] + 1}"
        self[free] = text
