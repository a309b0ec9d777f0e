"""Ranks the labels of our fastText model for many lines at once: the model's own answers in a fraction of the library's time.

The library works out every word letter by letter each time; here the words of a language, which come again and again, are
worked out once.
"""

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from languages.model_file import Floats, ModelFile, read
from languages.n_grams import NGrams

MOST_WORDS = 20_000  # remembered
FIRST_WORDS = 3_000  # the commonest of all, worked out when the model is loaded
BATCH_LINES = 64
LONGEST_LINE = 1_000  # characters; no batch has more words than are remembered
_END_OF_LINE = "</s>"
_NO_N_GRAMS = "<"  # shorter than any
_LEARNT_AT_ONCE = 128
_NONE = -1  # the last row: nothing
_ADDED = 1e-5  # by fastText, to every probability

Ranked = list[tuple[str, float]]


class Model:
    """A loaded model. It remembers words while it works, so threads take turns."""

    def __init__(self, path: Path) -> None:
        self._file = read(path)
        self._output = self._file.output.T.astype(np.float64)
        self._row_of_word = {word: row for row, word in enumerate(self._file.words)}
        self._n_grams = NGrams(self._file.shortest, self._file.longest, self._file.row_of)
        self._rows = _unpacked(self._file)
        self._lock = threading.Lock()
        # Of every word remembered the sum of its rows, and in the last column how many they are.
        self._sums = np.zeros((MOST_WORDS, self._rows.shape[1]), np.float32)
        self._forget()
        self._places([word.decode(errors="replace") for word in self._file.words[:FIRST_WORDS]])

    @property
    def labels(self) -> Sequence[str]:
        """All labels it knows."""
        return self._file.labels

    def rank(self, lines: Sequence[str], most: int) -> list[Ranked]:
        """Return the `most` likeliest labels of each line with their probabilities, the likeliest first."""
        with self._lock:
            batches = (lines[start : start + BATCH_LINES] for start in range(0, len(lines), BATCH_LINES))
            return [ranked for batch in batches for ranked in self._batch(batch, most)]

    def _batch(self, lines: Sequence[str], most: int) -> Iterator[Ranked]:
        probabilities = self._probabilities([line[:LONGEST_LINE].split() for line in lines])
        best = (-probabilities).argsort(axis=1)[:, :most]
        values = probabilities[np.arange(len(lines))[:, np.newaxis], best]
        found = np.minimum(values + _ADDED, 1.0).tolist()
        name_of = self._file.labels.__getitem__
        for indexes, likely in zip(best.tolist(), found, strict=True):
            yield list(zip(map(name_of, indexes), likely, strict=True))

    def _probabilities(self, lines: list[list[str]]) -> npt.NDArray[np.float64]:
        words, starts = list[str](), list[int]()
        for line in lines:
            starts.append(len(words))
            words += line
            words.append(_END_OF_LINE)
        if len(self._place_of) + len(words) > MOST_WORDS:
            self._forget()
        sums = np.add.reduceat(self._sums.take(self._places(words), axis=0), starts, axis=0)
        # In double precision, and rounded: a line is answered alike whatever the lines around it.
        scores = (sums[:, :-1] / np.maximum(sums[:, -1:], 1)).astype(np.float64) @ self._output
        grown = np.exp(scores - scores.max(axis=1, keepdims=True))
        grown /= grown.sum(axis=1, keepdims=True)
        rounded: npt.NDArray[np.float64] = grown.round(6)
        return rounded

    def _forget(self) -> None:
        """Begin remembering anew, with the end of a line, which is a word to the model."""
        self._place_of: dict[str, int] = {}
        self._learn([_END_OF_LINE])

    def _places(self, words: list[str]) -> list[int]:
        try:
            return list(map(self._place_of.__getitem__, words))
        except KeyError:
            unknown = [word for word in dict.fromkeys(words) if word not in self._place_of]
            for start in range(0, len(unknown), _LEARNT_AT_ONCE):
                self._learn(unknown[start : start + _LEARNT_AT_ONCE])
            return list(map(self._place_of.__getitem__, words))

    def _learn(self, words: list[str]) -> None:
        """Remember what words come to: their own rows, and those of their n-grams (the end of a line has none)."""
        places = range(len(self._place_of), len(self._place_of) + len(words))
        self._place_of.update(zip(words, places, strict=True))
        own = [self._row_of_word.get(word.encode(), _NONE) for word in words]
        found = self._rows.take(own, axis=0)
        marked = [f"<{word}>" if word != _END_OF_LINE else _NO_N_GRAMS for word in words]
        rows, starts = self._n_grams.rows(marked)
        found += np.add.reduceat(self._rows.take(rows, axis=0), starts, axis=0)
        self._sums[places.start : places.stop] = found


def _unpacked(file: ModelFile) -> Floats:
    """Return the rows of the input as they are, with a last column of ones, and a last row of nothing."""
    height, width = len(file.codes), file.output.shape[1]
    rows = np.ones((height + 1, width + 1), np.float32)
    pieces = file.centroids[np.arange(len(file.centroids)), file.codes].reshape(height, width)
    np.multiply(pieces, file.norms[:, np.newaxis], out=rows[:height, :width])
    rows[height] = 0
    return rows
