"""Learns the weights of `evidence/wording.toml`: `python -m licensing.training.wording SET.py …`. Every text counts the same."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from licensing.catalogue import Catalogue
from licensing.evidence import names, phrases, roles, urls
from licensing.evidence.finding import WINDOW
from licensing.evidence.regions import regions
from licensing.evidence.sentences import around, in_lines
from licensing.evidence.wording import WEIGHTS
from licensing.folding import fold
from licensing.training.lessons import Text, fitted, often, texts_of, write

SELDOM = 4  # a sign seen less often has no weight
KEPT = 3000  # signs, the strongest
RIDGE = 4.0  # how strongly weights are pulled to nought
_HEADING = (
    "What the words around a licence say: above nought talk, below a notice. Written by `python -m licensing.training.wording`;",
    "what it learnt from, and how well it did on sets it had not seen, is told in docs/licence-evidence.md.",
)


class Sample(NamedTuple):
    """The signs about one licence named in a text, whether that is talk, and what the sample counts."""

    signs: frozenset[str]
    talk: bool
    share: float


def main(paths: Sequence[str]) -> None:
    """Learn from the sets at `paths` and write the weights."""
    write(WEIGHTS, learn(samples(texts_of(paths))), _HEADING)


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
    known = often((sample.signs for sample in found), SELDOM)
    talk = np.array([float(sample.talk) for sample in found])
    shares = np.array([sample.share for sample in found])
    signs = [sample.signs for sample in found]
    weights = fitted(signs, known, talk, shares, ridge=RIDGE)
    strongest = sorted(known, key=lambda sign: -abs(weights[known[sign]]))[:KEPT]
    kept = {sign: place for place, sign in enumerate(sorted(strongest))}
    weights = fitted(signs, kept, talk, shares, ridge=RIDGE)
    return {sign: float(weights[place]) for sign, place in kept.items()} | {"bias": float(weights[-1])}


if __name__ == "__main__":
    main(sys.argv[1:])
