"""Holds the words of a sentence, each with what its columns say of it; a sentence that never ends is cut."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

LONGEST_LINE_BYTES = 1024 * 1024
_MOST_WORDS = 5_000  # of one sentence: where nothing divides them
_MOST_CHARACTERS = 1024 * 1024
# Words that belong together are one in the treebanks of Spain and Portugal: "Buenos_Aires", "a_fin_de", "EE._UU.".
_TOGETHER = re.compile(r"(?=[^\W_])[^@#/\\]*_[^@#/\\]*")


@dataclass(slots=True)
class Words:
    """The words of a sentence so far."""

    rows: list[list[str]] = field(default_factory=list)
    _size: int = 0

    @property
    def is_full(self) -> bool:
        return len(self.rows) >= _MOST_WORDS or self._size >= _MOST_CHARACTERS

    @property
    def width(self) -> int:
        """How many columns the word with the most of them has."""
        return max(map(len, self.rows), default=0)

    def add(self, fields: list[str]) -> None:
        self.rows.append(fields)
        self._size += sum(map(len, fields))

    def count(self, line: str) -> None:
        """Count what else is kept of the sentence."""
        self._size += len(line)

    def lists(self, names: Sequence[str]) -> dict[str, list[str]]:
        """Return each column as a list under its name: all are of one length, whatever single words lack."""
        return {
            name: [fields[place] if place < len(fields) else "" for fields in self.rows]
            for place, name in enumerate(names)
        }


def names_of(known: Mapping[int, str], given: Sequence[str], width: int, own: Set[str]) -> list[str]:
    """What columns are called: as is known, as the file says, or by their number; no two alike, nor like the names that are our own."""
    taken, names = set(own), list[str]()
    for place in range(width):
        name = (given[place] if place < len(given) else "") or f"column_{place + 1}"
        while name in taken:
            name += "_"
        names.append(known.get(place) or name)
        taken.add(name)
    return names


def as_written(word: str) -> str:
    """Return a word as people write it."""
    return word.replace("_", " ").strip() if _TOGETHER.fullmatch(word) else word
