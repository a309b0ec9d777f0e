"""Reads the sets that weights are learnt from, fits straight sums to them, and writes the weights as people can read them."""

import runpy
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

Text = tuple[str, str]  # the licence's id or "", and the text

ROUNDS = 300
_STEP = 0.05  # weights are kept in steps of it


class Entries(NamedTuple):
    """A table of samples and signs that is mostly empty: where it is not, and what stands there."""

    rows: np.ndarray
    columns: np.ndarray
    values: np.ndarray


def texts_of(paths: Iterable[str]) -> list[Text]:
    """Return the texts of all sets, one that comes again once."""
    return list(dict.fromkeys(pair for path in paths for pair in runpy.run_path(path)["N"]))


def often(signs: Iterable[frozenset[str]], least: int) -> dict[str, int]:
    """Return the place of every sign that is seen so often."""
    seen = Counter(sign for one in signs for sign in one)
    return {sign: place for place, sign in enumerate(sorted(s for s, n in seen.items() if n >= least))}


def fitted(
    signs: Sequence[frozenset[str]],
    places: Mapping[str, int],
    wanted: np.ndarray,
    shares: np.ndarray,
    *,
    ridge: float,
) -> np.ndarray:
    """Return the weight of each sign by its place, and last the bias: logistic regression, each sample counting its share."""
    pairs = [(row, places[sign]) for row, one in enumerate(signs) for sign in one if sign in places]
    pairs += [(row, len(places)) for row in range(len(signs))]
    rows, columns = (np.array(side) for side in zip(*pairs, strict=True))
    return descended(Entries(rows, columns, np.ones(len(rows))), wanted, ridge, shares)


def descended(
    entries: Entries, wanted: np.ndarray, ridge: float, shares: np.ndarray | float = 1.0
) -> np.ndarray:
    """Nesterov's descent on the logistic loss; the last column is the bias, which is not pulled to nought."""
    rows, columns, values = entries
    width = int(columns.max()) + 1
    pull = np.append(np.full(width - 1, ridge), 0.0)

    def sums(weights: np.ndarray) -> np.ndarray:
        return np.bincount(rows, weights=weights[columns] * values, minlength=len(wanted))

    def back(errors: np.ndarray) -> np.ndarray:
        return np.bincount(columns, weights=(shares * errors)[rows] * values, minlength=width)

    largest = np.ones(width)
    for _ in range(20):
        largest = back(sums(largest / np.linalg.norm(largest)))
    rate = 1 / (np.linalg.norm(largest) / 4 * 1.05 + ridge)
    weights = ahead = np.zeros(width)
    for turn in range(ROUNDS):
        errors = 1 / (1 + np.exp(-sums(ahead))) - wanted
        weights, last = ahead - rate * (back(errors) + pull * ahead), weights
        ahead = weights + turn / (turn + 3) * (weights - last)
    return weights


def lines(weights: Mapping[str, float], heading: Iterable[str]) -> Iterator[str]:
    """The lines of a file: by the part of the text and by the weight, the words that have it."""
    parts: dict[str, dict[float, list[str]]] = defaultdict(lambda: defaultdict(list))
    for sign, weight in weights.items():
        part, colon, word = sign.partition(":")
        rounded = round(round(weight / _STEP) * _STEP, 2)
        if rounded:
            parts[part if colon else "sign"][rounded].append(word if colon else sign)
    yield from (f"# {line}" for line in heading)
    for part in sorted(parts):
        yield f"\n[weights.{part}]"
        for weight, words in sorted(parts[part].items()):
            yield f"\"{weight:+.2f}\" = '{' '.join(sorted(words))}'"


def write(path: Path, weights: Mapping[str, float], heading: Iterable[str]) -> None:
    """Write the weights."""
    path.write_text("\n".join(lines(weights, heading)) + "\n", encoding="utf-8")
