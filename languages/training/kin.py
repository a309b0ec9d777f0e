"""Learns the signs by which close relatives are told apart, from the text the model is taught with."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log, sqrt
from pathlib import Path

from languages.kin import TENTHS, signs, table_of
from languages.labels import KIN
from languages.normalise import line_for_model
from languages.training.rows import Row, kind

# Chosen on the sources kept back: a few hundred do two thirds as much, twice as many hardly more.
SIGNS = 8_000
# A sign that a relative was never seen with is taken to be in one line of so many.
SELDOM = 1 / 20_000
MOST = 5.0  # no sign says more

Odds = Mapping[str, Sequence[float]]


def write(rows: Iterable[Row], model: Path) -> None:
    """Put the table learnt from `rows` beside a model."""
    table_of(model).write_text("\n".join([*table(rows), ""]), encoding="utf-8")


def table(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the lines of the table: its heading, then the most telling signs in the order of the alphabet."""
    shares = _shares(rows)
    odds = {sign: _odds(found) for sign, found in shares.items()}
    telling = sorted(odds, key=lambda sign: (-max(shares[sign]) * sum(map(abs, odds[sign])), sign))[:SIGNS]
    yield "\t".join(["sign", *KIN])
    for sign in sorted(telling):
        yield "\t".join([sign, *(str(round(TENTHS * value)) for value in odds[sign])])


def _odds(shares: Sequence[float]) -> list[float]:
    """How much likelier each relative is than the relatives are on average, as logarithms."""
    logarithms = [log(share + SELDOM) for share in shares]
    mean = sum(logarithms) / len(logarithms)
    return [max(-MOST, min(MOST, value - mean)) for value in logarithms]


def _shares(rows: Iterable[Row]) -> dict[str, list[float]]:
    """Of each sign the share of the lines of each relative that have it.

    Each kind of text counts by the square root of its lines: signs of a language, not of what most of its text is about.
    """
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    lines: Counter[tuple[str, str]] = Counter()
    for row in rows:
        if row.label in KIN:
            counts[row.label, kind(row.source)].update(signs(line_for_model(row.text)))
            lines[row.label, kind(row.source)] += 1
    shares: defaultdict[str, list[float]] = defaultdict(lambda: [0.0] * len(KIN))
    for (label, sort), found in counts.items():
        roots = sum(sqrt(number) for (other, _), number in lines.items() if other == label)
        for sign, count in found.items():
            shares[sign][KIN.index(label)] += count / sqrt(lines[label, sort]) / roots
    return shares
