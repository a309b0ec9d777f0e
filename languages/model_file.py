"""Reads the file of a quantised fastText classifier, format 12: one that knows n-grams of letters and answers by softmax."""

import struct
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

_MAGIC, _VERSION, _SOFTMAX = 793_712_314, 12, 3
_CENTROIDS = 256
_ARGUMENTS = struct.Struct("<2i6i2i4id")
_DICTIONARY = struct.Struct("<3i2q")
_AFTER_WORD = 9  # bytes: how often it was seen, and whether it is a label
_MATRIX, _QUANTISED, _QUANTISER = struct.Struct("<2q"), struct.Struct("<?2qi"), struct.Struct("<4i")
_EVERY = -1  # in place of a number of pruned n-grams: all were kept

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]


class WrongModel(ValueError):
    """The file is no model of the kind we train."""


@dataclass(frozen=True, slots=True)
class ModelFile:
    """What the file holds. Rows of the input are words, then n-grams; `row_of` gives an n-gram's row by its hash, or -1.

    A row of the input is `norms[i]` times the centroids named by `codes[i]`, one of `centroids[q]` for each `q`.
    """

    shortest: int
    longest: int
    words: Sequence[bytes]
    labels: Sequence[str]
    row_of: Sequence[int]
    codes: Bytes
    norms: Floats
    centroids: Floats
    output: Floats


class _Cursor:
    """A place in the bytes of the file, moved on by what is read."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def take(self, shape: struct.Struct) -> tuple[int, ...]:
        found = shape.unpack_from(self._data, self._at)
        self._at += shape.size
        return found

    def word(self) -> bytes:
        end = self._data.index(b"\0", self._at)
        word, self._at = self._data[self._at : end], end + 1 + _AFTER_WORD
        return word

    def numbers(self, kind: type[np.generic], count: int) -> npt.NDArray[np.generic]:
        found = np.frombuffer(self._data, kind, count, self._at)
        self._at += found.nbytes
        return found


def read(path: Path) -> ModelFile:
    """Read a model whole. Raises WrongModel for any other kind of file."""
    cursor = _Cursor(path.read_bytes())
    try:
        return _read(cursor)
    except WrongModel:
        raise
    except (struct.error, ValueError, IndexError) as error:
        raise WrongModel(f"{path.name} is cut short") from error


def _read(cursor: _Cursor) -> ModelFile:
    magic, version, dimensions, *_, words_joined, loss, _, buckets, shortest, longest, _, _ = cursor.take(
        _ARGUMENTS
    )
    if (magic, version, loss, words_joined) != (_MAGIC, _VERSION, _SOFTMAX, 1):
        raise WrongModel("no softmax classifier over single words, as fastText 0.9 writes it")
    total, words, _, _, pruned = cursor.take(_DICTIONARY)
    entries = [cursor.word() for _ in range(total)]
    row_of = _rows(cursor, words, buckets, pruned)
    codes, norms, centroids = _input(cursor, dimensions)
    is_output_quantised, *_ = cursor.take(struct.Struct("<?"))
    if is_output_quantised:
        raise WrongModel("its output is quantised too")
    height, width = cursor.take(_MATRIX)
    output = cursor.numbers(np.float32, height * width).reshape(height, width).astype(np.float32)
    labels = [entry.decode().removeprefix("__label__") for entry in entries[words:]]
    return ModelFile(shortest, longest, entries[:words], labels, row_of, codes, norms, centroids, output)


def _rows(cursor: _Cursor, words: int, buckets: int, pruned: int) -> Sequence[int]:
    """The input row of every n-gram by its hash; -1 for those that were pruned away."""
    if pruned == _EVERY:
        return range(words, words + buckets)
    rows = np.full(buckets, -1, np.int32)
    kept = cursor.numbers(np.int32, 2 * pruned).reshape(-1, 2)
    rows[kept[:, 0]] = kept[:, 1] + words
    return array("i", rows.tobytes())


def _input(cursor: _Cursor, dimensions: int) -> tuple[Bytes, Floats, Floats]:
    is_quantised, *_ = cursor.take(struct.Struct("<?"))
    if not is_quantised:
        raise WrongModel("it is not quantised")
    has_norms, height, _, size = cursor.take(_QUANTISED)
    codes = cursor.numbers(np.uint8, size).reshape(height, -1).astype(np.uint8)
    centroids = _centroids(cursor)
    if centroids.shape[0] * centroids.shape[2] != dimensions or centroids.shape[0] != codes.shape[1]:
        raise WrongModel("its dimensions do not divide evenly")
    if not has_norms:
        return codes, np.ones(height, np.float32), centroids
    chosen = cursor.numbers(np.uint8, height)
    return codes, _centroids(cursor)[0, :, 0][chosen], centroids


def _centroids(cursor: _Cursor) -> Floats:
    """Centroids by part of the vector, number, and place in the part."""
    dimensions, parts, width, last = cursor.take(_QUANTISER)
    if last != width:
        raise WrongModel("its dimensions do not divide evenly")
    return (
        cursor.numbers(np.float32, dimensions * _CENTROIDS)
        .reshape(parts, _CENTROIDS, width)
        .astype(np.float32)
    )
