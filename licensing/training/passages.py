"""Learns the weights of `evidence/passages.tsv`: `python -m licensing.training.passages SET.py …`. Every text counts the same."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from licensing.evidence.passages import ASKED, LONGEST, MODEL, NAMED, SORTS, TALK, Floats, signs
from licensing.folding import fold
from licensing.training.lessons import Entries, Text, descended, texts_of

SELDOM = 3  # a sign seen less often has no weight
RIDGE = 0.03  # how strongly weights are pulled to nought
KEPT = 5_000  # of the signs of each question, the strongest
_HEADING = (
    "# How rare the beginnings of words are, and what they say of a passage, in hundredths. Written by",
    "# `python -m licensing.training.passages`; what it learnt from, and how well it did on sets it had not seen, is told in",
    "# docs/licence-evidence.md. Columns: sign, rarity, "
    + ", ".join(ASKED)
    + "; the first line has the biases.",
)


class Lesson(NamedTuple):
    """The signs of a text, and what its terms are: one of ASKED."""

    signs: frozenset[str]
    terms: str


class Learnt(NamedTuple):
    """Signs in the order of the rows, how rare each is, and its weight for each of ASKED; last the biases."""

    signs: list[str]
    rarity: Floats
    weights: Floats
    biases: Floats


def main(paths: Sequence[str]) -> None:
    """Learn from the sets at `paths` and write the weights."""
    MODEL.write_text("\n".join(lines(learn(lessons(texts_of(paths))))) + "\n", encoding="utf-8")


def lessons(texts: Iterable[Text]) -> list[Lesson]:
    """One lesson for each text, of as much as is read at once."""
    return [
        Lesson(signs(fold(text[:LONGEST]).text), licence if licence in SORTS else NAMED if licence else TALK)
        for licence, text in texts
    ]


def learn(taught: Sequence[Lesson]) -> Learnt:
    """Learn from all signs that are not too seldom; then again from the strongest of them."""
    seen = Counter(sign for lesson in taught for sign in lesson.signs)
    known = sorted(sign for sign, times in seen.items() if times >= SELDOM)
    first = _fitted(taught, known, seen)
    strength = np.abs(first.weights) * np.sqrt([[min(seen[sign], 50)] for sign in known])
    strongest = np.unique(np.argsort(-strength, axis=0, kind="stable")[:KEPT])
    return _fitted(taught, [known[place] for place in strongest], seen)


def _fitted(taught: Sequence[Lesson], known: Sequence[str], seen: Counter[str]) -> Learnt:
    rarity = np.array([1 + np.log((1 + len(taught)) / (1 + seen[sign])) for sign in known])
    entries = _entries(taught, {sign: place for place, sign in enumerate(known)}, rarity)
    found = [
        descended(entries, np.array([float(lesson.terms == asked) for lesson in taught]), RIDGE)
        for asked in ASKED
    ]
    weights = np.stack(found, axis=1)
    return Learnt(list(known), rarity, weights[:-1] * rarity[:, np.newaxis], weights[-1])


def _entries(taught: Sequence[Lesson], places: dict[str, int], rarity: Floats) -> Entries:
    """Where each text has which sign, the rarer the weightier, and together of length one; last the bias."""
    rows, columns, values = list[int](), list[int](), list[Floats]()
    for row, lesson in enumerate(taught):
        known = sorted(places[sign] for sign in lesson.signs & places.keys())
        rows += [row] * (len(known) + 1)
        columns += [*known, len(places)]
        weights = rarity[known] / np.sqrt((rarity[known] ** 2).sum()) if known else np.zeros(0)
        values.append(np.append(weights, 1.0))
    return Entries(np.array(rows), np.array(columns), np.concatenate(values))


def lines(learnt: Learnt) -> Iterator[str]:
    """The lines of the file; weights are told in steps of a tenth."""
    yield from _HEADING
    yield "\t".join(["", "0", *_hundredths(learnt.biases)])
    for sign, rarity, weights in zip(learnt.signs, learnt.rarity, learnt.weights, strict=True):
        if np.round(weights, 1).any():
            yield "\t".join([sign, *_hundredths([rarity]), *_hundredths(np.round(weights, 1))])


def _hundredths(numbers: Iterable[float]) -> list[str]:
    return [str(round(100 * float(number))) for number in numbers]


if __name__ == "__main__":
    main(sys.argv[1:])
