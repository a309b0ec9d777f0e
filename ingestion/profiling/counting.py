"""Counts without keeping: how many values differ, and how long they are, in memory that does not grow."""

from bisect import bisect_left, insort
from collections import Counter
from hashlib import blake2b
from math import log2
from typing import Any

KEPT = 1024  # smallest hashes kept: beyond so many an estimate, its standard error 1 / sqrt(1024) ~ 3 %
_HASH_BYTES = 8
_EXACT_BELOW = 128  # lengths counted one by one; longer ones in steps of about 1 %
_STEPS = 64  # to each doubling


class Distinct:
    """How many different values there were (k minimum values: the smaller the largest kept hash, the more there were)."""

    def __init__(self) -> None:
        self._smallest: list[int] = []
        self.is_exact = True

    def add(self, value: str) -> None:
        """Count one value in."""
        digest = blake2b(value.encode("utf-8", "surrogatepass"), digest_size=_HASH_BYTES).digest()
        number = int.from_bytes(digest)
        kept = self._smallest
        if len(kept) == KEPT and number >= kept[-1]:
            self.is_exact = self.is_exact and number == kept[-1]
            return
        place = bisect_left(kept, number)
        if place < len(kept) and kept[place] == number:
            return
        insort(kept, number)
        if len(kept) > KEPT:
            kept.pop()
            self.is_exact = False

    @property
    def count(self) -> int:
        """Return how many."""
        if self.is_exact:
            return len(self._smallest)
        return round((KEPT - 1) * float(1 << (8 * _HASH_BYTES)) / self._smallest[-1])


class Lengths:
    """Lengths: the shortest, the longest and the mean exactly, the middle one within 1 %."""

    def __init__(self) -> None:
        self._counts: Counter[int] = Counter()
        self._total = 0
        self._shortest, self._longest = 0, 0

    def add(self, length: int) -> None:
        """Count one length in."""
        self._shortest = min(self._shortest, length) if self._counts else length
        self._longest = max(self._longest, length)
        self._counts[_step(length)] += 1
        self._total += length

    @property
    def mean(self) -> float:
        """Return the mean, 0 where there is nothing."""
        return self._total / max(1, self._counts.total())

    def as_json(self) -> dict[str, Any] | None:
        """Return the four figures, None where there is nothing."""
        if not self._counts:
            return None
        return {
            "min": self._shortest, "median": self._median(), "mean": round(self.mean, 1), "max": self._longest,
        }  # fmt: skip

    def _median(self) -> int:
        passed, half = 0, self._counts.total() / 2
        for step in sorted(self._counts):
            passed += self._counts[step]
            if passed >= half:
                return min(max(_length(step), self._shortest), self._longest)
        return self._longest


def _step(length: int) -> int:
    return length if length < _EXACT_BELOW else _EXACT_BELOW + int(_STEPS * log2(length / _EXACT_BELOW))


def _length(step: int) -> int:
    """Return the middle of a step."""
    return step if step < _EXACT_BELOW else round(_EXACT_BELOW * 2 ** ((step - _EXACT_BELOW + 0.5) / _STEPS))
