"""Reads what people say of their rights in words of their own, where no rule knew any of it.

A straight sum for each sort of terms: the beginning of every word and pair of words of a sentence and its neighbours has a weight,
learnt from notices whose terms are known and from talk of rights (`licensing.training.own_words`). What is found so goes to a reviewer.
"""

import math
import re
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple

from licensing.evidence.hits import Candidate
from licensing.evidence.weights import weights_by_word
from licensing.folding import Folded
from licensing.vocabulary import HitKind

RULE = "own-words"
WEIGHTS = Path(__file__).with_name("own_words.toml")
SORTS = (
    "all-rights-reserved",
    "nc-custom",
    "attribution-custom",
    "public-domain",
    "tdm-opt-out",
    "es-reutilizacion",
)
# In sets that were not learnt from one text of talk in twenty reaches it, and three of four that give such terms.
ENOUGH = 0.4
MOST = 60  # sentences of a text
_LONGEST = 500  # characters of a sentence with its neighbours
_QUOTED = 240
_SENTENCE = re.compile(r"[^.!?;:\s][^.!?;:\n]*(?:[.!?;:](?! )[^.!?;:\n]*)*[.!?;:]*")
_OF_PEOPLE = re.compile("(?:datos|dades|dados) (?:personal|pessoa)|personal data")  # other rights
_WORD = re.compile(r"[a-z]+")
_TAG = re.compile(r"<[^<>]*>")
_BIAS = "bias"
_BEGINNING = 6  # letters of a word: what follows them declines it, "reproduc(ción, ir, ida)"


class Sentence(NamedTuple):
    """Where a sentence stands in the fold, and what is weighed of it and its neighbours together."""

    start: int
    stop: int
    signs: frozenset[str]


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a folded text."""
    spans = [found.span() for found in _SENTENCE.finditer(text) if _says_something(found.group())]
    for number, (start, stop) in enumerate(spans):
        begin, end = spans[max(0, number - 1)][0], spans[min(number + 1, len(spans) - 1)][1]
        yield Sentence(start, stop, signs(text[begin : min(end, begin + _LONGEST)]))


def _says_something(sentence: str) -> bool:
    return bool(_WORD.search(sentence)) and not _OF_PEOPLE.search(sentence)


def signs(words: str) -> frozenset[str]:
    """What is weighed of some words."""
    found = [word[:_BEGINNING] for word in _WORD.findall(_TAG.sub(" ", words))]
    return frozenset((*found, *map("_".join, pairwise(found))))


def candidates(folded: Folded) -> list[Candidate]:
    """The clearest terms in a folded text, if they are clear enough."""
    read = list(islice(sentences(folded.text), MOST))
    told = [likeliest(one.signs) for one in read]
    best = max(range(len(read)), key=lambda number: told[number][1], default=None)
    if best is None or told[best][1] < ENOUGH:
        return []
    sort, _ = told[best]

    def alone(one: Sentence) -> float:
        return _sums(signs(folded.text[one.start : one.stop]))[sort]

    giving = max(read[max(0, best - 1) : best + 2], key=alone)
    stop = min(giving.stop, giving.start + _QUOTED)
    return [Candidate(sort, HitKind.PHRASE, giving.start, stop, RULE, firm=False)]


def likeliest(found: frozenset[str]) -> tuple[str, float]:
    """The sort of terms that signs speak for most, and its probability (0 to 1)."""
    sums = _sums(found)
    sort = max(sums, key=sums.__getitem__)
    return sort, 1 / (1 + math.exp(-sums[sort]))


def _sums(found: frozenset[str]) -> dict[str, float]:
    """How much signs speak for each sort."""
    weights = weights_by_word(WEIGHTS)
    sums = {sort: weights[sort][_BIAS] for sort in SORTS}
    for sign in found & weights.keys():
        for sort, weight in weights[sign].items():
            sums[sort] += weight
    # Else they would depend on the order of the signs, which is another in each process.
    return {sort: round(total, 2) for sort, total in sums.items()}
