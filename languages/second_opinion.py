"""Asks another fastText model the same question, such as GlotLID, and compares its word with ours."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import fasttext

from languages.codes import canonical, macro
from languages.identify import Guess, Mixture
from languages.lengths import utf8_length
from languages.scripts import UNKNOWN, is_unknown

_LABEL_PREFIX = len("__label__")
# Its authors name no threshold that suits every language; under this it is a guess among two thousand labels.
ENOUGH = 0.5
LONGEST_READ = 1_000
QUOTE = 200
MOST_KEPT = 30


class SecondOpinion:
    """A fastText model whose labels are codes such as `quy_Latn`; it reads text as it is, only without line breaks."""

    def __init__(self, path: Path, name: str) -> None:
        self.name = name
        self._predict = fasttext.load_model(str(path)).f.predict

    def say(self, text: str) -> Guess:
        """The canonical tag of its best label; `und` where it is unsure or the label is no language of ours."""
        line = " ".join(text[:LONGEST_READ].split())
        found = self._predict(f"{line}\n", 1, 0.0, "strict") if line else []
        if not found:
            return Guess(UNKNOWN, 0.0, self.name)
        probability, label = found[0]
        tag = canonical(label[_LABEL_PREFIX:]) if probability >= ENOUGH else None
        return Guess(tag or UNKNOWN, min(probability, 1.0), self.name)


class Difference(NamedTuple):
    """A stretch on which two opinions differ: its text, both tags, and how sure the other one is."""

    text: str
    ours: str
    theirs: str
    probability: float
    bytes: int


@dataclass(slots=True)
class Comparison:
    """Two opinions over the same stretches, in bytes; unknown beside anything else is neither yes nor no."""

    theirs: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    agreed: int = 0
    compared: int = 0
    differences: list[tuple[str, Difference]] = field(default_factory=list)

    def add(self, where: str, ours: str, theirs: Guess, text: str) -> None:
        """Count one stretch; `where` names the document for whoever reads the differences."""
        size = utf8_length(text)
        self.theirs[theirs.tag] += size
        if is_unknown(ours) or is_unknown(theirs.tag):
            return
        self.compared += size
        if macro(ours) == macro(theirs.tag):
            self.agreed += size
        else:
            found = Difference(text[:QUOTE], ours, theirs.tag, round(theirs.probability, 3), size)
            self.differences.append((where, found))

    @property
    def shares(self) -> Mapping[str, float]:
        """What the other one found: tag → share of the bytes."""
        total = sum(self.theirs.values())
        ranked = sorted(self.theirs.items(), key=lambda pair: -pair[1])
        return {tag: round(size / total, 4) for tag, size in ranked}

    @property
    def agreement(self) -> float | None:
        """The share of what both named on which they agree; None where they named nothing in common."""
        return round(self.agreed / self.compared, 4) if self.compared else None

    def worst(self) -> Iterator[tuple[str, Difference]]:
        """Yield the differences, the surest and longest first."""
        ranked = sorted(self.differences, key=lambda pair: -pair[1].probability * pair[1].bytes)
        yield from ranked[:MOST_KEPT]


def compare(opinion: SecondOpinion, texts: Iterable[tuple[str, str, Mixture]]) -> Comparison:
    """What `opinion` says of the stretches we read of each (where, text, our reading)."""
    found = Comparison()
    for where, text, ours in texts:
        for segment in ours.segments:
            piece = text[segment.start : segment.end]
            found.add(where, segment.tag, opinion.say(piece), piece)
    return found
