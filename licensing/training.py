"""Learns the weights of `evidence/wording.toml` from texts whose licence is known: `python -m licensing.training SET.py …`.

A set is a Python file with `N`, pairs of a licence's id ("" for a text that only talks of licences) and the text. It is other
people's text and lies outside the repository. Logistic regression, in which every text counts the same.
"""

import runpy
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from licensing.catalogue import Catalogue
from licensing.evidence import names, phrases, roles, urls
from licensing.evidence.finding import WINDOW
from licensing.evidence.regions import regions
from licensing.evidence.sentences import around, in_lines
from licensing.evidence.wording import WEIGHTS
from licensing.folding import fold

Text = tuple[str, str]  # the licence's id or "", and the text

SELDOM = 4  # a sign seen less often has no weight
_RIDGE = 2.0  # how strongly weights are pulled to nought
_ROUNDS = 300
_STEP = 0.05  # weights are kept in steps of it
_WIDTH = 130


class Sample(NamedTuple):
    """The signs about one licence named in a text, whether that is talk, and what the sample counts."""

    signs: frozenset[str]
    talk: bool
    share: float


def main(paths: Sequence[str]) -> None:
    """Learn from the sets at `paths` and write the weights."""
    texts = [pair for path in paths for pair in runpy.run_path(path)["N"]]
    WEIGHTS.write_text("\n".join(lines(learn(samples(texts)))) + "\n", encoding="utf-8")


def samples(texts: Iterable[Text]) -> list[Sample]:
    """One sample for each mention of the licence that a notice gives, and for each licence that talk names."""
    found: list[Sample] = []
    for licence, text in texts:
        read = [signs for named, signs in _read(text) if named == licence or not licence]
        found += [Sample(signs, talk=not licence, share=1 / len(read)) for signs in read]
    return found


def _read(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    known = Catalogue.load()
    for start, stop in regions(text, WINDOW):
        folded = fold(text[start:stop])
        named = (*urls.candidates(folded, known), *names.candidates(folded, known))
        for one in (*named, *phrases.candidates(folded)):
            yield one.id, roles.signs(folded, in_lines(folded, one) or around(folded, one), one)


def learn(found: Sequence[Sample]) -> dict[str, float]:
    """The weight of each sign that is not too seldom, and the bias."""
    seen = Counter(sign for sample in found for sign in sample.signs)
    known = {sign: place for place, sign in enumerate(sorted(s for s, n in seen.items() if n >= SELDOM))}
    pairs = [(row, known[s]) for row, sample in enumerate(found) for s in sample.signs if s in known]
    pairs += [(row, len(known)) for row in range(len(found))]
    rows, columns = (np.array(side) for side in zip(*pairs, strict=True))
    shares = np.array([sample.share for sample in found])
    weights = _fit(rows, columns, np.array([float(sample.talk) for sample in found]), shares)
    return {sign: float(weights[place]) for sign, place in known.items()} | {"bias": float(weights[-1])}


def _fit(rows: np.ndarray, columns: np.ndarray, talk: np.ndarray, shares: np.ndarray) -> np.ndarray:
    """Nesterov's descent on the logistic loss; the last column is the bias, which is not pulled to nought."""
    width = int(columns.max()) + 1
    pull = np.append(np.full(width - 1, _RIDGE), 0.0)

    def sums(weights: np.ndarray) -> np.ndarray:
        return np.bincount(rows, weights=weights[columns], minlength=len(talk))

    def back(errors: np.ndarray) -> np.ndarray:
        return np.bincount(columns, weights=(shares * errors)[rows], minlength=width)

    largest = np.ones(width)
    for _ in range(20):
        largest = back(sums(largest / np.linalg.norm(largest)))
    rate = 1 / (np.linalg.norm(largest) / 4 * 1.05 + _RIDGE)
    weights = ahead = np.zeros(width)
    for turn in range(_ROUNDS):
        errors = 1 / (1 + np.exp(-sums(ahead))) - talk
        weights, last = ahead - rate * (back(errors) + pull * ahead), weights
        ahead = weights + turn / (turn + 3) * (weights - last)
    return weights


def lines(weights: Mapping[str, float]) -> Iterator[str]:
    """The lines of the file: by the part of the text and by the weight, the words that have it."""
    parts: dict[str, dict[float, list[str]]] = defaultdict(lambda: defaultdict(list))
    for sign, weight in weights.items():
        part, colon, word = sign.partition(":")
        rounded = round(round(weight / _STEP) * _STEP, 2)
        if rounded:
            parts[part if colon else "sign"][rounded].append(word if colon else sign)
    yield "# What the words around a licence say: above nought talk, below a notice. Written by `python -m licensing.training`; the"
    yield "# sets it learnt from, and how well it did on sets it had not seen, are told in docs/architecture.md."
    for part in sorted(parts):
        yield f"\n[weights.{part}]"
        for weight, words in sorted(parts[part].items()):
            yield f'"{weight:+.2f}" = {_text(sorted(words))}'


def _text(words: Sequence[str]) -> str:
    return "'" + " ".join(words) + "'"


if __name__ == "__main__":
    main(sys.argv[1:])
