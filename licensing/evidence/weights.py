"""Reads weights of words, which their files list the other way round: under a part and a weight, the words that have it."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def weights_in(path: Path) -> dict[str, float]:
    """Return the weight of each "part:word"; a word of the part "sign" stands alone."""
    parts = tomllib.loads(path.read_text(encoding="utf-8"))["weights"]
    return {
        f"{part}:{word}" if part != "sign" else word: float(weight)
        for part, listed in parts.items()
        for weight, words in listed.items()
        for word in words.split()
    }


@cache
def weights_by_word(path: Path) -> dict[str, dict[str, float]]:
    """Return, of each word, its weight in every part that lists it: quicker to ask where most words of a text have none."""
    return by_word(weights_in(path))


def by_word(weights: Mapping[str, float]) -> dict[str, dict[str, float]]:
    """Return weights of "part:word" by word, then part."""
    words: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for name, weight in weights.items():
        part, _, word = name.partition(":")
        words[word][part] = weight
    return dict(words)
