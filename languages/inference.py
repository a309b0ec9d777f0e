"""Ranks the labels of our fastText model for many lines at once: the model's own answers in a fraction of the library's time.

The library works out every word letter by letter each time; here the words of a language, which come again and again, are
worked out once.
"""

import threading
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt

from languages.model_file import read

MOST_WORDS = 20_000  # remembered
FIRST_WORDS = 3_000  # the commonest of all, worked out when the model is loaded
BATCH_LINES = 64
LONGEST_LINE = 1_000  # characters; no batch has more words than are remembered
_END_OF_LINE = "</s>"
_MOST_LETTERS = 5_000
_ADDED = 1e-5  # by fastText, to every probability
_OFFSET, _PRIME, _MASK = 2_166_136_261, 16_777_619, 0xFFFFFFFF

Ranked = list[tuple[str, float]]


class Model:
    """A loaded model. It remembers words while it works, so threads take turns."""

    def __init__(self, path: Path) -> None:
        self._file = read(path)
        self._output = self._file.output.T.astype(np.float64)
        self._parts = np.arange(len(self._file.centroids))
        self._known = {word: row for row, word in enumerate(self._file.words)}
        self._letters: dict[str, tuple[int, ...]] = {}
        self._lock = threading.Lock()
        # Of every word remembered the sum of its rows, and in the last column how many they are.
        self._sums = np.zeros((MOST_WORDS, self._file.output.shape[1] + 1), np.float32)
        self._forget()
        for word in islice(self._file.words, FIRST_WORDS):
            self._place(word.decode(errors="replace"))

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
        self._learn(_END_OF_LINE, self._own_row(_END_OF_LINE))

    def _places(self, words: list[str]) -> list[int]:
        try:
            return list(map(self._place_of.__getitem__, words))
        except KeyError:
            return [self._place(word) for word in words]

    def _place(self, word: str) -> int:
        if word not in self._place_of:
            self._learn(word, [*self._own_row(word), *self._rows(f"<{word}>")])
        return self._place_of[word]

    def _learn(self, word: str, rows: list[int]) -> None:
        place = self._place_of[word] = len(self._place_of)
        self._sums[place] = 0
        if rows:
            pieces = self._file.centroids[self._parts, self._file.codes[rows]].reshape(len(rows), -1)
            self._sums[place, :-1] = self._file.norms[rows] @ pieces
        self._sums[place, -1] = len(rows)

    def _own_row(self, word: str) -> list[int]:
        row = self._known.get(word.encode())
        return [] if row is None else [row]

    def _rows(self, word: str) -> Iterator[int]:
        """Yield the rows of a word's n-grams: each is found by a hash of its bytes, FNV-1a with signed bytes."""
        shortest, longest, row_of = self._file.shortest, self._file.longest, self._file.row_of
        buckets, letters = len(row_of), [self._letter(letter) for letter in word]
        for start in range(len(letters)):
            code = _OFFSET
            for length, letter in enumerate(letters[start : start + longest], start=1):
                for byte in letter:
                    code = (code ^ byte) * _PRIME & _MASK
                if length >= shortest and (row := row_of[code % buckets]) >= 0:
                    yield row

    def _letter(self, letter: str) -> tuple[int, ...]:
        if letter not in self._letters:
            if len(self._letters) > _MOST_LETTERS:
                self._letters.clear()
            self._letters[letter] = tuple(
                byte if byte < 128 else byte | 0xFFFFFF00 for byte in letter.encode()
            )
        return self._letters[letter]
