"""Learns the weights of `evidence/own_words.toml`: `python -m licensing.training.own_words SET.py …`.

A notice is a whole text, of which one sentence gives the terms: which one is guessed by weights learnt from all of them, twice.
"""

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from licensing.evidence.finding import WINDOW
from licensing.evidence.own_words import SORTS, WEIGHTS, sentences
from licensing.evidence.regions import regions
from licensing.folding import fold
from licensing.training.lessons import Text, fitted, often, texts_of, write

SELDOM = 3  # a sign seen less often has no weight
RIDGE = 2.0  # how strongly weights are pulled to nought
KEPT = 1000  # signs of each sort
ROUNDS = 2  # of guessing
_HEADING = (
    "What sentences say of rights in words of their own, for each sort of terms. Written by `python -m licensing.training.own_words`;",
    "what it learnt from, and how well it did on sets it had not seen, is told in docs/architecture.md.",
)

Weights = dict[str, float]


class Lesson(NamedTuple):
    """A text: the sort of its terms, "" for talk, and the signs of its sentences."""

    sort: str
    sentences: list[frozenset[str]]


def main(paths: Sequence[str]) -> None:
    """Learn from the sets at `paths` and write the weights."""
    write(WEIGHTS, learn(lessons(texts_of(paths))), _HEADING)


def lessons(texts: Iterable[Text]) -> list[Lesson]:
    """The texts that teach: those with terms of such sorts, and talk. What names a licence is no matter of words."""
    taught = ((sort, text) for sort, text in texts if sort in SORTS or not sort)
    read = (Lesson(sort, _sentences(text)) for sort, text in taught)
    return [lesson for lesson in read if lesson.sentences]


def _sentences(text: str) -> list[frozenset[str]]:
    return [
        one.signs for start, stop in regions(text, WINDOW) for one in sentences(fold(text[start:stop]).text)
    ]


def learn(taught: Sequence[Lesson]) -> Weights:
    """The weight of each sign for each sort, and each sort's bias."""
    return {sign: weight for sort in SORTS for sign, weight in _learn_one(sort, taught).items()}


def _learn_one(sort: str, taught: Sequence[Lesson]) -> Weights:
    chosen = [
        (lesson.sort == sort, one, 1 / len(lesson.sentences)) for lesson in taught for one in lesson.sentences
    ]
    weights = _weights_of(chosen, ())
    for _ in range(ROUNDS):
        chosen = [one for lesson in taught for one in _chosen(lesson, sort, weights)]
        weights = _weights_of(chosen, ())
    strongest = sorted(weights, key=lambda sign: -abs(weights[sign]))[: KEPT + 1]
    kept = _weights_of(chosen, strongest)
    return {f"{sort}:{sign}": weight for sign, weight in kept.items() if sign} | {f"bias:{sort}": kept[""]}


def _chosen(lesson: Lesson, sort: str, weights: Weights) -> list[tuple[bool, frozenset[str], float]]:
    """Of terms of this sort the sentence that speaks most for it; of all else every one."""
    if lesson.sort != sort:
        return [(False, one, 1.0) for one in lesson.sentences]
    return [(True, max(lesson.sentences, key=lambda one: _sum(one, weights)), 1.0)]


def _sum(signs: frozenset[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(sign, 0.0) for sign in signs)


def _weights_of(chosen: Sequence[tuple[bool, frozenset[str], float]], only: Sequence[str]) -> Weights:
    """The weights of the signs, of those in `only` where that is given; "" is the bias."""
    places = (
        {sign: place for place, sign in enumerate(sign for sign in only if sign)}
        if only
        else often((signs for _, signs, _ in chosen), SELDOM)
    )
    wanted = np.array([float(is_this) for is_this, _, _ in chosen])
    shares = np.array([share for _, _, share in chosen])
    found = fitted([signs for _, signs, _ in chosen], places, wanted, shares, ridge=RIDGE)
    return {sign: float(found[place]) for sign, place in places.items()} | {"": float(found[-1])}


if __name__ == "__main__":
    main(sys.argv[1:])
