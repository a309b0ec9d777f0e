"""Weighs the words around a licence: whether they read more like a notice or like talk of licences.

A straight sum: each word, pair of words and cue has a weight, learnt from texts whose licence is known (`licensing.training`)
and kept beside this module. Above nought they speak for talk: then nothing is certain, nor made so by what stands near.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from licensing.evidence.hits import Candidate
from licensing.evidence.sentences import Context

WEIGHTS = Path(__file__).with_name("wording.toml")
_TOKEN = re.compile(r"[a-z]+|[?!:;()\"{}|#*@]|\d")
_BEFORE, _AFTER, _PREVIOUS = 14, 9, 16  # words looked at
_LONG, _LENGTHS = 25, 6  # a step of length, and how many of them differ
_LONG_AFTER, _LENGTHS_AFTER = 30, 5


def is_talk(signs: Iterable[str]) -> bool:
    """Whether the signs speak for talk rather than for a notice: the logarithm of the odds is above nought."""
    weights = _weights()
    return sum(weights.get(sign, 0.0) for sign in signs) + weights["bias"] > 0


def signs(context: Context, candidate: Candidate, cues: Iterable[str]) -> frozenset[str]:
    """What is weighed: the words about the candidate, where they stand, and the `cues` that were found among them."""
    return frozenset(
        (*_words(context), *_shape(context), f"kind:{candidate.kind.name}", f"rule:{candidate.rule}", *cues)
    )


def _words(context: Context) -> Iterator[str]:
    whole = _TOKEN.findall(context.before)
    before, after = whole[-_BEFORE:], _TOKEN.findall(context.after)[:_AFTER]
    yield from (f"b:{word}" for word in before)
    yield from (f"a:{word}" for word in after)
    yield from (f"p:{word}" for word in _TOKEN.findall(context.previous)[-_PREVIOUS:])
    yield from (f"b0:{word}" for word in whole[:1])
    yield from (f"b1:{word}" for word in before[-1:])
    yield from (f"b2:{'_'.join(before[-2:])}" for _ in before[1:2])
    yield from (f"a1:{word}" for word in after[:1])
    yield from (f"a2:{'_'.join(after[:2])}" for _ in after[1:2])


def _shape(context: Context) -> Iterator[str]:
    yield f"nb:{min(_LENGTHS, len(context.before) // _LONG)}"
    yield f"na:{min(_LENGTHS_AFTER, len(context.after) // _LONG_AFTER)}"
    if not context.previous.strip():
        yield "first"


@cache
def _weights() -> dict[str, float]:
    """Each sign's weight, which the file lists the other way round: under a part and a weight, the words that have it."""
    parts = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    return {
        f"{part}:{word}" if part != "sign" else word: float(weight)
        for part, listed in parts.items()
        for weight, words in listed.items()
        for word in words.split()
    }
