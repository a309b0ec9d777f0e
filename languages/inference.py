"""Ranks the labels of our fastText model for many lines at once: the model's own answers in a fraction of the library's time.

The library works out every word letter by letter each time; here the words of a language, which come again and again, are
worked out once, and those met for the first time side by side.
"""

import mmap
import threading
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import count, islice
from pathlib import Path

import numpy as np
import numpy.typing as npt

from languages.model_file import Floats, ModelFile, read
from languages.n_grams import Counts, NGrams

MOST_WORDS = 65_536  # remembered beside those of the model
BATCH_LINES = 256
LONGEST_LINE = 500  # characters; no batch has more words than are remembered
_END_OF_LINE = "</s>"  # a word to the model, without n-grams: "<" is shorter than any
_LEARNT_AT_ONCE = 1_024  # what their n-grams add up to stays in the processor's own memory
# So few labels of more lines are found sooner by looking for each than by sorting all.
_FEW, _MANY_LINES = 5, 16
_ADDED = 1e-5  # by fastText, to every probability

Ranked = list[tuple[str, float]]


class Rows:
    """The rows of the input, unpacked when they are asked for: all of them at once take eight times the memory."""

    def __init__(self, file: ModelFile) -> None:
        self._codes, self._norms = file.codes, file.norms
        parts, centroids, size = file.centroids.shape
        self._centroids = file.centroids.reshape(-1, size)
        self._first_of = np.arange(parts) * centroids
        self.width = parts * size

    def take(self, chosen: npt.NDArray[np.integer]) -> Floats:
        """Return those chosen, in that order."""
        pieces = self._centroids.take(self._codes.take(chosen, axis=0) + self._first_of, axis=0)
        rows: Floats = pieces.reshape(-1, self.width) * self._norms.take(chosen)[:, np.newaxis]
        return rows


class Model:
    """A loaded model. It remembers words while it works, so threads take turns."""

    def __init__(self, path: Path) -> None:
        file = read(path)
        self._labels = file.labels
        self._names = np.array(file.labels, object)
        self._output = file.output.T.astype(np.float64)
        self._n_grams = NGrams(file.shortest, file.longest, file.row_of)
        self._rows = Rows(file)
        self._lock = threading.Lock()
        # Of every word remembered the sum of its rows, and how many they are.
        self._sums = _untouched(len(file.words) + MOST_WORDS, self._rows.width)
        self._counts = np.zeros(len(self._sums), np.float32)
        self._places_of = _places_after({})
        self._learn_those_of_the_model([word.decode(errors="surrogateescape") for word in file.words])

    @property
    def labels(self) -> Sequence[str]:
        """All labels it knows."""
        return self._labels

    def rank(self, lines: Sequence[str], most: int) -> list[Ranked]:
        """Return the `most` likeliest labels of each line with their probabilities, the likeliest first."""
        with self._lock:
            batches = (lines[start : start + BATCH_LINES] for start in range(0, len(lines), BATCH_LINES))
            return [ranked for batch in batches for ranked in self._batch(batch, most)]

    def _batch(self, lines: Sequence[str], most: int) -> list[Ranked]:
        probabilities = self._probabilities([line[:LONGEST_LINE].split() for line in lines])
        best = _best(probabilities, most)
        values = np.minimum(probabilities[np.arange(len(lines))[:, np.newaxis], best] + _ADDED, 1.0)
        names = self._names.take(best).tolist()
        return [list(zip(*pair, strict=True)) for pair in zip(names, values.tolist(), strict=True)]

    def _probabilities(self, lines: list[list[str]]) -> npt.NDArray[np.float64]:
        words, starts = list[str](), list[int]()
        for line in lines:
            starts.append(len(words))
            words += line
            words.append(_END_OF_LINE)
        places = self._places(words)
        sums = _sums(self._sums.take(places, axis=0), starts)
        counts = np.add.reduceat(self._counts.take(places), starts)
        # In double precision, and rounded: a line is answered alike whatever the lines around it.
        scores = (sums / np.maximum(counts, 1)[:, np.newaxis]).astype(np.float64) @ self._output
        grown = np.exp(scores - scores.max(axis=1, keepdims=True))
        grown /= grown.sum(axis=1, keepdims=True)
        rounded: npt.NDArray[np.float64] = grown.round(6)
        return rounded

    def _places(self, words: list[str]) -> npt.NDArray[np.intp]:
        """Return the places of words, those not yet remembered learnt on the way."""
        if len(self._places_of) + len(words) > len(self._sums):
            self._places_of = _places_after(self._own_places)
        learnt = len(self._places_of)
        places = np.fromiter(map(self._places_of.__getitem__, words), np.intp, len(words))
        self._learn(learnt)
        return places

    def _learn_those_of_the_model(self, words: list[str]) -> None:
        """Remember the words that have a row of their own, for good."""
        self._places(words)
        self._sums[: len(words)] += self._rows.take(np.arange(len(words)))
        self._counts[: len(words)] += 1
        self._own_places = dict(self._places_of)

    def _learn(self, learnt: int) -> None:
        """Work out what the words that came last, after so many, come to by their n-grams."""
        words = list(islice(reversed(self._places_of), len(self._places_of) - learnt))[::-1]
        for start in range(0, len(words), _LEARNT_AT_ONCE):
            some = words[start : start + _LEARNT_AT_ONCE]
            places = slice(learnt + start, learnt + start + len(some))
            rows, counts = self._n_grams.rows([f"<{word}>" if word != _END_OF_LINE else "<" for word in some])
            self._sums[places] = _added_up(self._rows.take(rows), counts)
            self._counts[places] = counts


def _untouched(height: int, width: int) -> Floats:
    """Return zeros that take no memory before they are used, whichever allocator there is."""
    room = mmap.mmap(
        -1, height * width * np.dtype(np.float32).itemsize, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS
    )
    return np.frombuffer(room, np.float32).reshape(height, width)


def _places_after(known: Mapping[str, int]) -> defaultdict[str, int]:
    """Return the place of each word, in the order in which they came; a new one that is asked for gets the next."""
    return defaultdict(count(len(known)).__next__, known)


def _best(probabilities: npt.NDArray[np.float64], most: int) -> npt.NDArray[np.int64]:
    """Return the places of each row's `most` highest, the highest first, of equals the first."""
    if most > _FEW or len(probabilities) <= _MANY_LINES:
        return (-probabilities).argsort(axis=1, kind="stable")[:, :most]
    left, every = probabilities.copy(), np.arange(len(probabilities))
    best = np.zeros((len(left), min(most, left.shape[1])), np.int64)
    for place in range(best.shape[1]):
        best[:, place] = left.argmax(axis=1)
        left[every, best[:, place]] = -1
    return best


def _added_up(rows: Floats, counts: Counts) -> Floats:
    """Return the sums of the first `counts[0]` rows, of the `counts[1]` after them, and so on."""
    sums = np.zeros((len(counts), rows.shape[1]), np.float32)
    if len(rows):
        has_any = counts > 0
        starts = (counts.cumsum() - counts)[has_any]
        sums[has_any] = _sums(rows, starts)
    return sums


def _sums(rows: Floats, starts: list[int] | Counts) -> Floats:
    """Return the sums of the rows from each start to the next. Two columns at a time, as one complex number: half as many steps."""
    in_pairs = rows.view(np.complex64) if rows.shape[1] % 2 == 0 else rows
    return np.add.reduceat(in_pairs, starts, axis=0).view(np.float32)
