"""Weighs what tells close relatives apart, their little words and endings, where the model is in two minds between them.

The model knows words by their letters, and relatives share most of these. "de o" is Aragonese where Galician has "do": a
table beside the model says of some thousands of such signs how telling each is.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise, repeat
from math import exp, sqrt
from pathlib import Path

from languages.inference import Ranked

# Where the model is as sure as this, a second look takes longer than it is worth, and strangers are named more surely by it.
SURE = 0.7
# The relatives together must be likelier than everything else: which of them it is does not matter before.
LIKELIER = 0.5
_TWO = 2
TENTHS = 10  # the table has tenths of a logarithm
_MOST = 50  # of them; added, no odds are below nothing, and it is the same for all
_BITS, _ONES = 16, 0xFFFF  # room for six hundred signs; a line that is read has fewer
_LITTLE, _LONG = 3, 5  # letters
# An elided article is a word: d'a, l'us.
_WORD = re.compile(r"[^\W\d_]+'?")


def signs(line: str) -> set[str]:
    """Return what may tell relatives apart in a line as the model reads it: words, endings (-ón), two little words (de o)."""
    words = _WORD.findall(line)
    long = [word for word in words if len(word) >= _LONG]
    little = [
        f"{first} {second}" for first, second in pairwise(words) if len(first) <= _LITTLE >= len(second)
    ]
    return {*words, *[f"-{word[-2:]}" for word in long], *[f"-{word[-3:]}" for word in long], *little}


class Kin:
    """The table of a model: of each sign how much it speaks for each relative, in tenths of the logarithm of its odds."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        heading, *rows = [line.split("\t") for line in lines] or [[""]]
        self._bits_of = {label: _BITS * place for place, label in enumerate(heading[1:], 1)}
        # One number per sign, so that those of a line are added up at once: 1, then the odds of each relative, 16 bits apart.
        self._odds = {sign: _packed([1, *(_MOST + int(one) for one in odds)]) for sign, *odds in rows}

    @classmethod
    def of(cls, model: Path) -> "Kin":
        """The table that lies beside a model; an empty one, which changes nothing, where there is none."""
        path = table_of(model)
        return cls(path.read_text(encoding="utf-8").splitlines() if path.exists() else ())

    def doubtful(self, ranked: Sequence[Ranked]) -> list[int]:
        """Return which of many lines the model is in doubt about, a relative being the likeliest label or the next."""
        near = self._bits_of
        return [
            index
            for index, found in enumerate(ranked)
            if found and found[0][1] < SURE and (found[0][0] in near or found[:_TWO][-1][0] in near)
        ]

    def weighed(self, line: str, ranked: Ranked) -> Ranked:
        """The labels of a line, the likeliest first: what relatives have together is shared out anew by the signs of it."""
        bits_of = self._bits_of
        near = [one for one in ranked if one[0] in bits_of]
        if len(near) < _TWO or (together := sum([one[1] for one in near])) < LIKELIER:
            return ranked
        said = sum(map(self._odds.get, signs(line), repeat(0)))
        # Signs repeat one another, so many say less than their sum.
        scale = TENTHS * sqrt(said & _ONES or 1)
        grown = [p * exp((said >> bits_of[label] & _ONES) / scale) for label, p in near]
        share = together / sum(grown)
        weighed = [(label, min(1.0, one * share)) for (label, _), one in zip(near, grown, strict=True)]
        return sorted(
            weighed + [one for one in ranked if one[0] not in bits_of], key=_probability, reverse=True
        )


def _packed(numbers: Sequence[int]) -> int:
    return sum(number << _BITS * place for place, number in enumerate(numbers))


def _probability(one: tuple[str, float]) -> float:
    return one[1]


def table_of(model: Path) -> Path:
    """Where the table of a model lies."""
    return model.with_suffix(".kin.tsv")
