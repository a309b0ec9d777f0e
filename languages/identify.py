"""Says which language a text is in, with a small model of our own, and says `und` where it does not know."""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import fasttext

from languages.labels import tag_of
from languages.normalise import line_for_model
from languages.segments import cut, sample

BACKEND = "acopio-lid-1"
MODEL = Path(__file__).parent / "model" / "lid.ftz"
UNKNOWN = "und"

# At .5 the model answers nine lines in ten; segments of a mixture must be surer (model card, "How sure").
ENOUGH_FOR_A_LINE = 0.5
ENOUGH_FOR_A_SEGMENT = 0.8
# A word or two must be surer too: at .5 six in ten of them are right.
SHORT_LINE = 15
# More of a line adds time and no certainty; digits and mark-up before its words do not count.
LONGEST_READ = 300
LONGEST_SEARCHED = 1_200
# Of most texts this much holds what is read.
_MOSTLY_ENOUGH = 400

_LABEL_PREFIX = len("__label__")
_LETTER = re.compile(r"[^\W\d_]")
# Letters the model never saw: everything between Greek and the far planes that is not Latin, a mark or an emoji.
_OTHER_SCRIPT = re.compile(
    "[\u0370-\u1cff\u2c80-\ua71f\ua800-\uab2f\uab70-\ufaff\ufb1d-\ufefe\U00010000-\U0001cfff\U00020000-\U0003ffff]"
)


class Guess(NamedTuple):
    """A canonical tag or `und`, the model's probability (0 to 1) of its best label, and who says so."""

    tag: str
    probability: float
    backend: str


class Segment(NamedTuple):
    """A stretch of a text, `text[start:end]`, and what it is in."""

    start: int
    end: int
    tag: str
    probability: float


class Mixture(NamedTuple):
    """Languages of a document: tag → share of its bytes (sums to 1; empty where there is no letter at all).

    `looked_at` is the share of the bytes that was read to say so; `segments` are those read.
    """

    shares: dict[str, float]
    looked_at: float
    segments: tuple[Segment, ...]


class Identifier:
    """One loaded model. Reading is safe from several threads and opens no file after loading."""

    def __init__(self, path: Path = MODEL) -> None:
        self._model = fasttext.load_model(str(path))
        # The binding itself: what is around it only looks for line breaks, which `line_read` leaves out.
        self._predict = self._model.f.predict

    def identify(self, text: str) -> Guess:
        """The language of one text of any length; `und` for other scripts, unknown languages and no text."""
        return self._guess(line_read(text), ENOUGH_FOR_A_LINE)

    def identify_all(self, texts: Iterable[str], *, enough: float = ENOUGH_FOR_A_LINE) -> list[Guess]:
        """One guess per text, in order; under the probability `enough` the tag is `und`."""
        return [self._guess(line_read(text), enough) for text in texts]

    def _guess(self, line: str, enough: float) -> Guess:
        if not _LETTER.search(line):
            return Guess(UNKNOWN, 0.0, BACKEND)
        if not line.isascii() and 2 * len(_OTHER_SCRIPT.findall(line)) > len(line):
            return Guess(UNKNOWN, 1.0, "script")
        if len(line) < SHORT_LINE:
            enough = max(enough, ENOUGH_FOR_A_SEGMENT)
        ((probability, label),) = self._predict(f"{line}\n", 1, 0.0, "strict")
        # fastText's softmax may pass 1 by a rounding error.
        probability = min(probability, 1.0)
        tag = tag_of(label[_LABEL_PREFIX:])
        return Guess(tag if probability >= enough else UNKNOWN, probability, BACKEND)

    def mixture(self, text: str, *, most_segments: int = 32) -> Mixture:
        """The languages of a document by bytes, from its paragraphs.

        Of more than `most_segments` stretches a byte-weighted sample is read, always the same one for the same text.
        """
        spans = cut(text)
        chosen, looked_at = sample(spans, most_segments)
        guesses = self.identify_all((text[s.start : s.end] for s, _ in chosen), enough=ENOUGH_FOR_A_SEGMENT)
        total = sum(weight for _, weight in chosen)
        shares: dict[str, float] = {}
        for (_, weight), guess in zip(chosen, guesses, strict=True):
            shares[guess.tag] = shares.get(guess.tag, 0.0) + weight / total
        segments = (
            Segment(span.start, span.end, guess.tag, guess.probability)
            for (span, _), guess in zip(chosen, guesses, strict=True)
        )
        return Mixture(dict(sorted(shares.items(), key=lambda item: -item[1])), looked_at, tuple(segments))


def line_read(text: str) -> str:
    """The beginning of a text as the model reads it. No step of that looks across a space: most texts need not be searched far."""
    space = text.rfind(" ", 0, _MOSTLY_ENOUGH)
    if space > LONGEST_READ and len(line := line_for_model(text[:space])) >= LONGEST_READ:
        return line[:LONGEST_READ]
    return line_for_model(text[:LONGEST_SEARCHED])[:LONGEST_READ]


@lru_cache(maxsize=1)
def shared() -> Identifier:
    """The one identifier of this process, loaded at the first call; processes that confine themselves call it before."""
    return Identifier()
