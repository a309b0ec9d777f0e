"""Says which language a text is in, with a small model of our own, and says `und` where it does not know."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, repeat, starmap
from pathlib import Path
from typing import NamedTuple

from languages.context import OTHER, Candidates, settle
from languages.inference import Model, Ranked
from languages.kin import Kin
from languages.labels import tag_of
from languages.normalise import beyond_ascii, in_latin_1, lines_for_model
from languages.scripts import UNKNOWN, unknown_in
from languages.segments import Span, drawn

MODEL = Path(__file__).parent / "model" / "lid.ftz"
# How answers are signed. A model never changes under its name: `switch_language_model` writes the next one.
BACKEND = (MODEL.parent / "VERSION").read_text(encoding="utf-8").strip()

# At .4 the model names 19 lines in 20 (model card, "How sure"); a stretch of a document leans on those around it.
ENOUGH_FOR_A_LINE = 0.4
# Less sure than this that it is none of its languages, the model is asked which of them it would be.
SURELY_OTHER = 0.6
# A word or two must be surer: at .5 six in ten of them are right.
SHORT_LINE = 15
ENOUGH_FOR_A_WORD = 0.8
MOST_SEGMENTS = 32  # read of a document
RANKED = 5  # labels looked at of every stretch, and of a line in doubt between close relatives
_MOSTLY_RANKED = 2
# More of a line adds time and no certainty; digits and mark-up before its words do not count.
LONGEST_READ = 300
LONGEST_SEARCHED = 1_200
# Of most texts this much holds what is read.
_MOSTLY_ENOUGH = 400
# The first words of a text say what it is in, so surely that the rest would not change it, for seven long ones in ten.
BEGINNING = 60
LONG = 85
SURE_BY_THE_BEGINNING = 0.98

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


_Tagged = tuple[str, float]  # what a stretch is in, and the model's probability of that


class _Draw(NamedTuple):
    """The stretches drawn from a document with their weights, what they say, and the share of its bytes that they are."""

    chosen: list[tuple[Span, float]]
    pieces: list[str]
    looked_at: float


class Identifier:
    """One loaded model. Reading is safe from several threads and opens no file after loading."""

    def __init__(self, path: Path = MODEL) -> None:
        self._model = Model(path)
        self._kin = Kin.of(path)

    @property
    def labels(self) -> frozenset[str]:
        """All labels the model knows."""
        return frozenset(self._model.labels)

    def identify(self, text: str) -> Guess:
        """The language of one text of any length; `und` for other scripts, unknown languages and no text."""
        return self.identify_all([text])[0]

    def identify_all(self, texts: Iterable[str], *, enough: float = ENOUGH_FOR_A_LINE) -> list[Guess]:
        """One guess per text, in order, much faster than one by one; under the probability `enough` the tag is `und`."""
        lines, ranked = self._read(list(texts))
        return list(map(_guess, lines, ranked, repeat(enough)))

    def _read(self, texts: list[str]) -> tuple[list[str], list[Ranked]]:
        """The line read of each text, and its labels, close relatives weighed against one another where they may be meant."""
        lines, ranked = self._first_look(texts)
        doubtful = self._kin.doubtful(ranked)
        again = self._ranked([lines[index] for index in doubtful], RANKED)
        for index, found in zip(doubtful, again, strict=True):
            ranked[index] = self._kin.weighed(lines[index], found)
        return lines, ranked

    def _first_look(self, texts: list[str]) -> tuple[list[str], list[Ranked]]:
        """The beginning of each text and its labels where that says it surely, else the whole and its labels."""
        lines = lines_read([beginning_of(text) for text in texts])
        ranked = self._ranked(lines, _MOSTLY_RANKED)
        unsure = [
            index
            for index, (text, found) in enumerate(zip(texts, ranked, strict=True))
            if len(text) > LONG and not _is_sure(found)
        ]
        whole = lines_read([texts[index] for index in unsure])
        for index, line, found in zip(unsure, whole, self._ranked(whole, _MOSTLY_RANKED), strict=True):
            lines[index], ranked[index] = line, found
        return lines, ranked

    def _weighed(self, lines: list[str]) -> list[Ranked]:
        """The likeliest labels of each line, close relatives weighed against one another."""
        ranked = self._ranked(lines, RANKED)
        for index in self._kin.doubtful(ranked):
            ranked[index] = self._kin.weighed(lines[index], ranked[index])
        return ranked

    def _ranked(self, lines: list[str], most: int) -> list[Ranked]:
        """Labels of each line with their probabilities, the likeliest first; none where it has no letters we read."""
        readable = [_LETTER.search(line) is not None for line in lines]
        if _OTHER_SCRIPT.search(beyond_ascii("".join(lines))):  # asked of all at once: most have none of it
            readable = [
                can and not _is_in_another_script(line) for can, line in zip(readable, lines, strict=True)
            ]
        found = iter(self._model.rank([line for line, can in zip(lines, readable, strict=True) if can], most))
        return [next(found) if can else [] for can in readable]

    def mixture(self, text: str, *, most_segments: int = MOST_SEGMENTS) -> Mixture:
        """The languages of a document by bytes, from its sentences read in the light of one another.

        Of more than `most_segments` stretches a byte-weighted sample is read, always the same one for the same text.
        """
        return self.mixtures([text], most_segments=most_segments)[0]

    def mixtures(self, texts: Sequence[str], *, most_segments: int = MOST_SEGMENTS) -> list[Mixture]:
        """As `mixture` of each, in order: short ones together take two thirds of the time."""
        return [
            Mixture(_shares(draw, tagged), draw.looked_at, _segments(draw, tagged))
            for draw, tagged in self._tagged(texts, most_segments)
        ]

    def shares(self, texts: Sequence[str]) -> list[tuple[dict[str, float], float]]:
        """As `mixtures`, of each only its shares and how much was looked at: of a million documents nobody asks for the stretches."""
        return [
            (_shares(draw, tagged), draw.looked_at) for draw, tagged in self._tagged(texts, MOST_SEGMENTS)
        ]

    def _tagged(self, texts: Sequence[str], most_segments: int) -> Iterator[tuple[_Draw, list[_Tagged]]]:
        """The stretches drawn from each text, and what each of them is in."""
        draws = [_drawn_from(text, most_segments) for text in texts]
        # Whole: of so few, reading some twice would take longer.
        lines = lines_read([piece for draw in draws for piece in draw.pieces])
        told = iter(zip(lines, self._weighed(lines), strict=True))
        for draw in draws:
            yield draw, _settled(draw, list(islice(told, len(draw.pieces))))


def _guess(line: str, ranked: Ranked, enough: float) -> Guess:
    if not ranked:
        return Guess(UNKNOWN, 1.0, "script") if _LETTER.search(line) else Guess(UNKNOWN, 0.0, BACKEND)
    if len(line) < SHORT_LINE:
        enough = max(enough, ENOUGH_FOR_A_WORD)
    label, probability = ranked[0] if ranked[0][0] != OTHER else _instead_of_other(ranked)
    return Guess(tag_of(label) if probability >= enough else UNKNOWN, probability, BACKEND)


def _told(line: str, ranked: Ranked) -> Ranked:
    """The candidates of a stretch; none where it is a word or two and unsure."""
    is_enough = len(line) >= SHORT_LINE or (ranked and ranked[0][1] >= ENOUGH_FOR_A_WORD)
    return ranked if is_enough else []


def _is_sure(ranked: Ranked) -> bool:
    return bool(ranked) and ranked[0][1] >= SURE_BY_THE_BEGINNING and ranked[0][0] != OTHER


def _is_in_another_script(line: str) -> bool:
    return in_latin_1(line) is None and 2 * len(_OTHER_SCRIPT.findall(line)) > len(line)


def _instead_of_other(ranked: list[tuple[str, float]]) -> tuple[str, float]:
    """`other`; where it is not sure, the next label, as likely as it is among the rest."""
    label, probability = ranked[0]
    if probability < SURELY_OTHER and len(ranked) > 1:
        return ranked[1][0], min(1.0, ranked[1][1] / (1.0 - probability))
    return label, probability


def _unknown(line: str, piece: str) -> str:
    return unknown_in(piece) if _is_in_another_script(line) else UNKNOWN


def _drawn_from(text: str, most_segments: int) -> _Draw:
    chosen, looked_at = drawn(text, most_segments)
    return _Draw(chosen, [text[span.start : span.end] for span, _ in chosen], looked_at)


def _settled(draw: _Draw, told: list[tuple[str, Ranked]]) -> list[_Tagged]:
    """What the lines read of a document, and the labels of each, make of its stretches."""
    ranked = starmap(_told, told)
    settled = settle([Candidates(weight, one) for one, (_, weight) in zip(ranked, draw.chosen, strict=True)])
    return [
        (tag_of(label) if label else _unknown(line, piece), probability)
        for (line, _), piece, (label, probability) in zip(told, draw.pieces, settled, strict=True)
    ]


def _segments(draw: _Draw, tagged: list[_Tagged]) -> tuple[Segment, ...]:
    return tuple(
        Segment(span.start, span.end, tag, probability)
        for (span, _), (tag, probability) in zip(draw.chosen, tagged, strict=True)
    )


def _shares(draw: _Draw, tagged: list[_Tagged]) -> dict[str, float]:
    total = sum([weight for _, weight in draw.chosen])
    shares: dict[str, float] = {}
    for (_, weight), (tag, _) in zip(draw.chosen, tagged, strict=True):
        shares[tag] = shares.get(tag, 0.0) + weight / total
    return dict(sorted(shares.items(), key=lambda item: -item[1]))


def beginning_of(text: str) -> str:
    """The first words of a long text, a text that is hardly longer as it is."""
    space = text.rfind(" ", 0, BEGINNING) if len(text) > LONG else -1
    return text[:space] if space > BEGINNING // 2 else text


def line_read(text: str) -> str:
    """The beginning of a text as the model reads it."""
    return lines_read([text])[0]


def lines_read(texts: list[str]) -> list[str]:
    """As `line_read` of each. No step of that looks across a space: most texts need not be searched far."""
    beginnings = list(map(_mostly_enough, texts))
    lines = lines_for_model(beginnings)
    short = [
        index
        for index, (line, begun) in enumerate(zip(lines, beginnings, strict=True))
        if len(line) < LONGEST_READ and len(begun) < min(len(texts[index]), LONGEST_SEARCHED)
    ]
    for index, line in zip(short, lines_for_model([texts[i][:LONGEST_SEARCHED] for i in short]), strict=True):
        lines[index] = line
    return [line[:LONGEST_READ] for line in lines]


def _mostly_enough(text: str) -> str:
    space = text.rfind(" ", LONGEST_READ, _MOSTLY_ENOUGH) if len(text) > _MOSTLY_ENOUGH else -1
    return text[: space if space > 0 else LONGEST_SEARCHED]


@lru_cache(maxsize=1)
def shared() -> Identifier:
    """The one identifier of this process, loaded at the first call; processes that confine themselves call it before."""
    return Identifier()
