"""Reads weights of words, which their files list the other way round: under a part and a weight, the words that have it."""

import tomllib
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
