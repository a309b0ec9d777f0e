"""Reads a passage as a whole: whether it gives or keeps rights or only talks of them, and what kind of terms it gives.

Straight sums: the beginning of every word, every mark between words, every two of these that follow each other, and how often
a mark comes, have a weight, learnt from notices whose licence is known and from talk of rights (`licensing.training.passages`),
and what is rare counts more than what is common. The marks tell prose from tables, settings, code, questions and quotes.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from licensing.folding import Folded

MODEL = Path(__file__).with_name("passages.tsv")
SORTS = (
    "all-rights-reserved",
    "nc-custom",
    "attribution-custom",
    "public-domain",
    "tdm-opt-out",
    "es-reutilizacion",
)
NAMED, TALK = "named", "talk"  # the terms of some known licence; no terms at all
ASKED = (*SORTS, NAMED, TALK)
LONGEST = 2_500  # characters read at once; of what is longer, stretches …
_STRETCH, _STEP = 1_400, 1_000  # … of so many, beginning so far apart
_BEGINNING = 6  # letters of a word: what follows them declines it, "reproduc(ción, ir, ida)"
# Of a number only its length is weighed: a year, a version.
_DIGITS = bytes.maketrans(b"123456789", b"000000000")
_SIGN = re.compile(r"[a-z]+|0+|[^\sa-z0]")  # a word, a number, a mark
_TAG = re.compile(r"<[^<>]*>")
_OFTEN = 5  # as the length of the binary number of times: sixteen and more
_SENTENCE = re.compile(r"[^.!?;:\s][^.!?;:\n]*(?:[.!?;:](?! )[^.!?;:\n]*)*[.!?;:]*")
_QUOTED = 240
_FEWEST = (
    12  # words and pairs known of a passage that can be judged: a text in another language has hardly any
)

Floats = npt.NDArray[np.float64]


class Passage(NamedTuple):
    """A stretch of a folded text that begins at `start` in the whole one; `begin` and `end` are places in the fold."""

    start: int
    folded: Folded
    begin: int
    end: int

    @property
    def text(self) -> str:
        """Its folded words."""
        return self.folded.text[self.begin : self.end]

    def near(self, offset: int, reach: int) -> "Passage":
        """Return so much of it on either side of a place of the whole text."""
        place = self.folded.place(offset - self.start)
        return self._replace(begin=max(self.begin, place - reach), end=min(self.end, place + reach))

    def holds(self, offset: int) -> bool:
        """Whether a place of the whole text lies in it."""
        if self.begin == self.end:
            return False
        first, last = self.folded.origin(self.begin), self.folded.origin(self.end - 1)
        return first <= offset - self.start <= last


class Odds(NamedTuple):
    """How likely (0 to 1) a passage gives or keeps rights at all, and how likely each kind of terms is."""

    gives: float
    terms: dict[str, float]

    @property
    def likeliest(self) -> str:
        """The likeliest terms in words of their own."""
        return max(SORTS, key=self.terms.__getitem__)


class Model(NamedTuple):
    """The place of each sign, how rare it is, and its weight for each of ASKED; last the biases."""

    places: dict[str, int]
    rarity: Floats
    weights: Floats
    biases: Floats


def passages(start: int, folded: Folded) -> Iterator[Passage]:
    """Yield a region of a text whole, or in stretches where it is long."""
    length = len(folded.text)
    if length <= LONGEST:
        yield Passage(start, folded, 0, length)
        return
    for begin in range(0, length - (_STRETCH - _STEP), _STEP):
        yield Passage(start, folded, begin, min(begin + _STRETCH, length))


@lru_cache(maxsize=64)
def odds(text: str) -> Odds | None:
    """Return what a folded passage says, by its words alone; None where too few of them are known. Asked for every hit in it."""
    known = _known(text)
    words = islice((sign for sign in known if sign[0].isalpha()), _FEWEST)
    if len(list(words)) < _FEWEST:
        return None
    sums = _sums(_rows(known))
    chances = {asked: 1 / (1 + math.exp(-total)) for asked, total in zip(ASKED, sums, strict=True)}
    return Odds(1 - chances.pop(TALK), chances)


def signs(text: str) -> frozenset[str]:
    """What is weighed of some folded words."""
    plain = _TAG.sub(" < ", text) if "<" in text else text
    found = [sign[:_BEGINNING] for sign in _SIGN.findall(_with_zeros(plain))]
    marks = Counter([sign for sign in found if not sign.isalpha()])
    times = [f"{mark}{min(many.bit_length(), _OFTEN)}" for mark, many in marks.items()]
    return frozenset((*found, *map("_".join, pairwise(found)), *times))


def _with_zeros(text: str) -> str:
    """The text with 0 for every digit; bytes are translated five times as quickly as letters."""
    return text.encode("utf-8", "surrogatepass").translate(_DIGITS).decode("utf-8", "surrogatepass")


def sentence_of(passage: Passage, sort: str) -> tuple[int, int]:
    """Return the span in the fold of the sentence that speaks most for terms of that sort."""
    place, text = ASKED.index(sort), passage.text
    spans = [found.span() for found in _SENTENCE.finditer(text)]
    begin, end = max(spans, key=lambda span: _gains(text[span[0] : span[1]], place), default=(0, len(text)))
    return passage.begin + begin, passage.begin + min(end, begin + _QUOTED)


def _gains(text: str, place: int) -> float:
    """How much a sentence adds to a sum, whatever the length of the passage."""
    return float(np.round(model().weights[_rows(_known(text)), place].sum(), 3))


def _sums(known: npt.NDArray[np.intp]) -> list[float]:
    learnt = model()
    length = math.sqrt(float((learnt.rarity[known] ** 2).sum()))
    totals = learnt.weights[known].sum(axis=0) / length + learnt.biases
    # Else they would hang on the order in which they are added up.
    return [round(float(total), 3) for total in totals]


def _known(text: str) -> AbstractSet[str]:
    return signs(text) & model().places.keys()


def _rows(known: AbstractSet[str]) -> npt.NDArray[np.intp]:
    rows = np.fromiter(map(model().places.__getitem__, known), np.intp, len(known))
    rows.sort()
    return rows


@cache
def model() -> Model:
    """The model that is shipped: a line for each sign, with its rarity and its weights in hundredths."""
    lines = [line for line in MODEL.read_text(encoding="utf-8").splitlines() if not line.startswith("# ")]
    numbers, signs_in_order = np.empty((len(lines), 1 + len(ASKED))), list[str]()
    # One by one: all their words at once would fill three times the memory.
    for place, line in enumerate(lines):
        sign, *numbers[place] = line.split("\t")
        signs_in_order.append(sign)
    numbers /= 100
    places = {sign: place for place, sign in enumerate(signs_in_order[1:])}
    return Model(places, numbers[1:, 0], numbers[1:, 1:], numbers[0, 1:])
