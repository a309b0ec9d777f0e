"""Finds the n-grams of many words at once in a fastText model: each by a hash of its bytes, FNV-1a with signed bytes."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

_OFFSET, _PRIME = np.uint32(2_166_136_261), np.uint32(16_777_619)
_SIGNED = np.uint32(0xFFFFFF00)  # what a byte from 128 on has before it
_NONE = -1

Numbers = npt.NDArray[np.uint32]
Counts = npt.NDArray[np.int64]


class NGrams:
    """The n-grams that a model knows, of `shortest` to `longest` letters: `row_of` their hash, or -1."""

    def __init__(self, shortest: int, longest: int, row_of: Sequence[int]) -> None:
        self._sizes = range(shortest, longest + 1)
        self._row_of = np.asarray(row_of, np.int32)

    def rows(self, words: Sequence[str]) -> tuple[npt.NDArray[np.int32], Counts]:
        """Return the rows of the known n-grams of words one after the other, and how many each word has.

        By the letter they begin with, then by their length.
        """
        letters = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), np.uint32)
        ends = np.fromiter(map(len, words), np.int64, len(words)).cumsum()
        # Whether the n-gram that begins with a letter ends in the same word.
        is_within = np.ones(len(letters), np.bool_)
        goes_on = is_within.copy()
        goes_on[ends - 1] = False
        rows = np.full((len(letters), len(self._sizes)), _NONE, np.int32)
        hashes = np.full(len(letters), _OFFSET, np.uint32)
        encoded = _utf8(letters)
        for size in range(1, min(self._sizes.stop, len(letters) + 1)):
            hashes = _hashed(hashes[: len(letters) - size + 1], [part[size - 1 :] for part in encoded])
            if size in self._sizes:
                found = self._row_of.take(hashes % len(self._row_of))
                rows[: len(found), size - self._sizes.start] = np.where(is_within, found, _NONE)
            is_within = is_within[:-1] & goes_on[size - 1 : -1]
        known = rows >= 0
        begins = np.concatenate(([0], ends[:-1])) * len(self._sizes)
        return rows[known], np.add.reduceat(known.ravel(), begins, dtype=np.int64)


def _hashed(hashes: Numbers, encoded: list[Numbers]) -> Numbers:
    """Take one more letter into each hash: its first byte, and of the others those it has."""
    hashes = (hashes ^ encoded[0]) * _PRIME
    for byte in encoded[1:]:
        hashes = np.where(byte, (hashes ^ byte) * _PRIME, hashes)
    return hashes


def _utf8(letters: Numbers) -> list[Numbers]:
    """Return the first, second, third and fourth bytes of each letter in UTF-8, signed, 0 where it has no more.

    Of the bytes after the first only as many as some letter has.
    """
    most = letters.max(initial=0)
    if most < 0x80:
        return [letters]
    if most < 0x800:
        two = letters >= 0x80
        return [
            np.where(two, _SIGNED | 0xC0 | letters >> 6, letters),
            np.where(two, _SIGNED | 0x80 | letters & 0x3F, np.uint32(0)),
        ]
    two, three, four = (letters >= least for least in (0x80, 0x800, 0x10000))
    last = [_SIGNED | 0x80 | letters >> shift & 0x3F for shift in (0, 6, 12)]
    starts = [_SIGNED | sign | letters >> shift for sign, shift in ((0xF0, 18), (0xE0, 12), (0xC0, 6))]
    return [
        np.select([four, three, two], starts, letters),
        np.select([four, three, two], [last[2], last[1], last[0]], np.uint32(0)),
        np.select([four, three], [last[1], last[0]], np.uint32(0)),
        np.where(four, last[0], np.uint32(0)),
    ]
