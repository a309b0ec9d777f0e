"""Finds the n-grams of many words at once in a fastText model: each by a hash of its bytes, FNV-1a with signed bytes."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

_OFFSET, _PRIME = np.uint32(2_166_136_261), np.uint32(16_777_619)
_SIGNED = np.uint32(0xFFFFFF00)  # what a byte from 128 on has before it
_NONE = -1

Numbers = npt.NDArray[np.uint32]


class NGrams:
    """The n-grams that a model knows, of `shortest` to `longest` letters: `row_of` their hash, or -1."""

    def __init__(self, shortest: int, longest: int, row_of: Sequence[int]) -> None:
        self._shortest, self._longest = shortest, longest
        self._row_of = np.asarray(row_of, np.int32)

    def rows(self, words: list[str]) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int64]]:
        """Return the rows of the n-grams of words one after the other, and where each word's begin; -1 stands for none.

        By the letter they begin with, then by their length.
        """
        lengths = np.fromiter(map(len, words), np.int64, len(words))
        letters = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), np.uint32)
        left = np.repeat(lengths.cumsum(), lengths) - np.arange(len(letters))  # in the word, this letter too
        sizes = range(self._shortest, self._longest + 1)
        rows = np.full((len(letters), len(sizes)), _NONE, np.int32)
        hashes = np.full(len(letters), _OFFSET, np.uint32)
        encoded = _utf8(letters)
        for size in range(1, self._longest + 1):
            hashes = _hashed(hashes[: len(letters) - size + 1], [part[size - 1 :] for part in encoded])
            if size in sizes:
                found = self._row_of.take(hashes % len(self._row_of))
                rows[: len(found), size - self._shortest] = np.where(left[: len(found)] >= size, found, _NONE)
        starts = (lengths.cumsum() - lengths) * len(sizes)
        return rows.ravel(), starts


def _hashed(hashes: Numbers, encoded: list[Numbers]) -> Numbers:
    """Take one more letter into each hash: its first byte, and of the others those it has."""
    for place, byte in enumerate(encoded):
        more = (hashes ^ np.where(byte < 0x80, byte, byte | _SIGNED)) * _PRIME
        hashes = np.where(byte, more, hashes) if place else more
    return hashes


def _utf8(letters: Numbers) -> list[Numbers]:
    """Return the first, second, third and fourth bytes of each letter in UTF-8, 0 where it has no more."""
    two, three, four = (letters >= least for least in (0x80, 0x800, 0x10000))
    first = np.select(
        [four, three, two], [0xF0 | letters >> 18, 0xE0 | letters >> 12, 0xC0 | letters >> 6], letters
    )
    last = [0x80 | letters >> shift & 0x3F for shift in (0, 6, 12)]
    second = np.select([four, three, two], [last[2], last[1], last[0]], 0)
    third = np.select([four, three], [last[1], last[0]], 0)
    fourth = np.where(four, last[0], 0)
    parts = [first, second, third, fourth]
    return [part.astype(np.uint32) for place, part in enumerate(parts) if not place or part.any()]
