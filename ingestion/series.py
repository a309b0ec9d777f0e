"""Follows from outside several files that share a child: which one is being read, whom a death is blamed on, what is left."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ingestion.job import Job
from ingestion.place import Place, Told
from ingestion.sandbox import ChildDied
from ingestion.types import Message

MOST_DEATHS = 50  # members of one archive that may kill their reader before the rest is refused

Given = tuple[Path, Job]


class Series:
    """The files left to read, the first of them perhaps from its middle on."""

    def __init__(self, given: Sequence[Given]) -> None:
        self.left = list(given)
        self._first = 0  # the number of the first one left
        self._deaths = 0  # that it caused
        self._told: Told = {}  # of what it is to go on with
        self._follow(0)

    def begin(self) -> None:
        """Take note that a child begins, with the first one left."""
        self._follow(0)

    def follow(self, at: int, message: Message) -> int:
        """Take note of what a child says of one of those left, and return its number."""
        if at != self._at:
            self._follow(at)
        self._place.follow(message)
        return self._first + at

    def answer(self, died: ChildDied) -> Iterator[tuple[int, Message]]:
        """Yield what is said of the file that was being read, and leave what another child is to go on with.

        Blamed is who dies in a child of its own. Elsewhere it may be what an earlier file left behind: unless something of it
        was told already, which must not be told twice, it begins anew; and where something may have waited to be told, that
        comes one by one.
        """
        place, at = self._place, self._at
        place.reach(died.reached)
        if place.is_over:
            self._drop(at + 1)
        elif at and place.is_untold:
            self._drop(at)
        elif again := place.again:
            self._drop(at)
            self._told = place.told
            self._go_on(again)
        else:
            self._drop(at)
            self._deaths += 1
            onwards = place.onwards if self._deaths < MOST_DEATHS else None
            for message in place.answer(died, is_last=onwards is None):
                yield self._first, message
            self._go_on(onwards and {**onwards, "one_by_one": False})

    def _go_on(self, onwards: Job | None) -> None:
        if onwards is None:
            self._drop(1)
        else:
            path, job = self.left[0]
            self.left[0] = path, {**job, **onwards}

    def _follow(self, at: int) -> None:
        self._at, self._place = at, Place(self.left[at][1], self._told if at == 0 else None)

    def _drop(self, count: int) -> None:
        """Leave behind so many that have their answer."""
        if count:
            del self.left[:count]
            self._first, self._deaths, self._told = self._first + count, 0, {}
