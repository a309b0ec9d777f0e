"""Knows how often the letters beyond ASCII come within the words of each language."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from math import log
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

WITHIN_WORDS = re.compile(r"(?<=[A-Za-z])[\x80-\uffff](?=[A-Za-z])")

_DATA = Path(__file__).parent / "data" / "letters.toml"
_LETTER = re.compile(r"(\D)(\d+)")
_SPANISH, _OF_SPANISH = (
    "spa",
    0.15,
)  # of what is written in any language of ours: names, quotations, words taken over
_NEVER = log(0.0003)  # of a letter that a language does not have


def chances_of(letters: Sequence[str]) -> NDArray[np.float64]:
    """Return the natural logarithm of how likely each of these small letters is within words: a row for each language."""
    table: dict[str, str] = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    spanish = dict(_shares(table[_SPANISH]))
    languages = [_mixed(dict(_shares(told)), spanish) for told in table.values()]
    return np.array([[chances.get(letter, _NEVER) for letter in letters] for chances in languages])


def _shares(told: str) -> Iterator[tuple[str, float]]:
    """Read "ó381 á250"."""
    for letter, share in _LETTER.findall(told.replace(" ", "")):
        yield letter, int(share) / 1000


def _mixed(own: Mapping[str, float], spanish: Mapping[str, float]) -> dict[str, float]:
    return {
        letter: log((1 - _OF_SPANISH) * own.get(letter, 0.0) + _OF_SPANISH * spanish.get(letter, 0.0))
        for letter in {**own, **spanish}
    }
