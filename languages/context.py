"""Reads the stretches of a document in the light of one another: an unsure one is in what the others are surely in."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# Measured on documents of ten lines from sources the model was not taught: with these, half as many correct ones are
# doubted as when every stretch stands alone, and Spanish lines in other documents are still found.
ANCHOR = 0.25
ENOUGH = 0.8
# No document is in a language that not even its clearest stretch is likelier in than not.
CLEAREST = 0.5
# An unsure stretch joins an anchor that the model thinks this possible for it; a nearly sure one that is taken for a
# relative of the anchor joins it when the anchor comes in second, if at little.
POSSIBLE = 0.05
NEARLY_SURE = 0.95
SECOND = 0.02
OTHER = "other"


class Candidates(NamedTuple):
    """One stretch: its weight, and labels with their probabilities, the likeliest first (none: not read)."""

    weight: float
    ranked: Sequence[tuple[str, float]]


def settle(stretches: Sequence[Candidates]) -> Iterator[tuple[str, float]]:
    """Yield (label, probability) of each stretch; ("", probability of the best) where nothing can be said."""
    anchors = _anchors(stretches)
    for stretch in stretches:
        yield _one(stretch.ranked, anchors) if stretch.ranked else ("", 0.0)


def _anchors(stretches: Sequence[Candidates]) -> frozenset[str]:
    """The labels the document is in for a good part, every stretch voting with its weight and its doubts."""
    clear = {  # no more than two of a stretch can be that likely
        label for _, ranked in stretches for label, probability in ranked[:2] if probability >= CLEAREST
    }
    clear.discard(OTHER)
    votes: defaultdict[str, float] = defaultdict(float)
    for weight, ranked in stretches:
        for label, probability in ranked:
            if label in clear:
                votes[label] += weight * probability
    least = ANCHOR * sum(stretch.weight for stretch in stretches)
    return frozenset(label for label in clear if votes[label] >= least)


def _one(ranked: Sequence[tuple[str, float]], anchors: frozenset[str]) -> tuple[str, float]:
    best, probability = ranked[0]
    if best in anchors:
        return best, probability
    anchor, possible = next(((label, p) for label, p in ranked if label in anchors), ("", 0.0))
    is_sure = probability >= ENOUGH and best != OTHER
    if is_sure and not (probability < NEARLY_SURE and possible >= SECOND):
        return best, probability
    least = SECOND if is_sure else POSSIBLE
    return (anchor, possible) if possible >= least else ("", probability)
