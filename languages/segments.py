"""Cuts a text into stretches long enough to tell their language, and picks the ones to read in a long text.

People change the language between sentences more than within them, so a paragraph is cut where sentences end.
"""

import bisect
import itertools
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from languages.lengths import utf8_length, utf8_lengths

SHORTEST = 40
LONGEST = 1_000
FEWEST_LETTERS = 20
_SPACES_AMONG = 10  # them, in a line of ordinary words; fewer than make SHORTEST
# Sentences of a paragraph are joined until they are this long: shorter ones are told less well, and cost as much.
SENTENCES = 80

_AROUND = 200  # characters on either side of a point: more say no more of the language
_BLOCK = 4_096  # characters whose bytes are counted at once

_LINE = re.compile(r"[^\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+")
_SENTENCE_END = re.compile(r"[.!?…][\"”»’')\]]*\s+(?=\S)")
_LETTER = re.compile(r"[^\W\d_]")
_ENOUGH_LETTERS = re.compile(rf"(?:[\W\d_]*+[^\W\d_]){{{FEWEST_LETTERS}}}")


class Span(NamedTuple):
    """`text[start:end]` and its length in UTF-8."""

    start: int
    end: int
    bytes: int


def cut(text: str) -> list[Span]:
    """Stretches of `text`, in order: sentences or a few of them, short lines joined with their neighbours.

    Whatever has fewer than 20 letters or 60 characters is joined with what follows, at the end with what came before.
    A text that is shorter than that is one stretch; a text without letters is none.
    """
    return [Span(start, end, utf8_length(text[start:end])) for start, end in _stretches(text)]


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """From where to where each goes; of the text no more is looked at than up to the end of the one that follows it."""
    before: tuple[int, int] | None = None
    for start, end, is_enough in _joined(text):
        if before and is_enough:
            yield before
        if is_enough or (not before and _LETTER.search(text, start, end)):
            before = start, end
        elif before:
            before = before[0], end
    if before:
        yield before


def _joined(text: str) -> Iterator[tuple[int, int, bool]]:
    """Pieces joined until they are enough for a stretch; and last, if it is not, what is left."""
    start, end, counted, letters = -1, 0, 0, 0
    for begin, stop in _pieces(text):
        if start < 0:
            start = counted = begin
            letters = 0
        end = stop
        if end - start < SHORTEST:
            continue
        if counted > start or not _has_enough_letters(text, start, end):
            letters += len(
                _LETTER.findall(text, counted, end)
            )  # each once: a table of figures has hardly any
            counted = end
            if letters < FEWEST_LETTERS:
                continue
        yield start, end, True
        start = -1
    if start >= 0:
        yield start, end, False


def _has_enough_letters(text: str, start: int, end: int) -> bool:
    """Most lines begin with so many, spaces apart: looking there first is much quicker than counting."""
    begin = text[start : start + FEWEST_LETTERS + _SPACES_AMONG].replace(" ", "")[:FEWEST_LETTERS]
    if len(begin) == FEWEST_LETTERS and begin.isalpha():
        return True
    return _ENOUGH_LETTERS.match(text, start, end) is not None


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    for line in _LINE.finditer(text):
        start, stop = span = line.span()
        if stop - start < 2 * SENTENCES:
            yield span
        else:
            yield from _sentences(text, start, stop)


def _sentences(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    for found in _SENTENCE_END.finditer(text, start, stop):
        end = found.end()
        if end - start >= SENTENCES and stop - end >= SENTENCES:
            if end - start <= LONGEST:
                yield start, end
            else:
                yield from _bounded(text, start, end)
            start = end
    yield from _bounded(text, start, stop)


def _bounded(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    while stop - start > LONGEST:
        space = text.rfind(" ", start + SHORTEST, start + LONGEST)
        middle = space if space > 0 else start + LONGEST
        yield start, middle
        start = middle
    yield start, stop


def drawn(text: str, most: int) -> tuple[list[tuple[Span, float]], float]:
    """(stretches to read with their weights, share of the bytes in them): all by bytes, or at most `most` of them.

    A text is divided into `most` equal parts of bytes and one point drawn in each: what lies there stands for the whole part.
    A fixed stride would meet only one language of a text that alternates between two. Of a long text only what is around
    the points is cut.
    """
    if len(text) > 2 * _AROUND * most and (found := _drawn_from_afar(text, most))[0]:
        return found
    spans = cut(text)
    total = sum(span.bytes for span in spans)
    if len(spans) <= most:
        return [(span, float(span.bytes)) for span in spans], 1.0
    ends = list(itertools.accumulate(span.bytes for span in spans))
    return _counted(
        (spans[min(bisect.bisect_right(ends, point), len(spans) - 1)] for point in _points(total, most)),
        total,
    )


def _points(total: int, most: int) -> Iterator[float]:
    chance = random.Random(total)  # noqa: S311  (the same text must give the same sample)
    for part in range(most):
        yield (part + chance.random()) * total / most


def _counted(spans: Iterable[Span], total: int) -> tuple[list[tuple[Span, float]], float]:
    weights = Counter(spans)
    read = sum(span.bytes for span in weights)
    return [(span, float(weight)) for span, weight in sorted(weights.items())], read / total


def _drawn_from_afar(text: str, most: int) -> tuple[list[tuple[Span, float]], float]:
    sizes = utf8_lengths(text, _BLOCK)
    ends = list(itertools.accumulate(sizes))
    spans = []
    for point in _points(ends[-1], most):
        block = min(bisect.bisect_right(ends, point), len(ends) - 1)
        share = 1 - (ends[block] - point) / sizes[block]
        place = min(_BLOCK * block + int(share * min(_BLOCK, len(text) - _BLOCK * block)), len(text) - 1)
        spans += _around(text, place)
    return _counted(spans, ends[-1])


def _around(text: str, place: int) -> list[Span]:
    """The stretch at a place of a long text; none where there are no letters."""
    span = _line_at(text, place)
    begin, last = (0, 0) if span else (_begin_of(text, place), place + _AROUND)
    for start, end in _stretches(text[begin:last]):
        span = begin + start, begin + end
        if span[1] > place:
            break
    return [Span(*span, utf8_length(text[span[0] : span[1]]))] if span else []


def _line_at(text: str, place: int) -> tuple[int, int] | None:
    """The line at a place where it is a stretch of its own, as most are: it is found much sooner than cut out of what is around."""
    begin = text.rfind("\n", max(0, place - SENTENCES), place) + 1
    end = text.find("\n", place, begin + 2 * SENTENCES)
    is_enough = begin and end - begin >= SHORTEST and _has_enough_letters(text, begin, end)
    return (begin, end) if is_enough else None


def _begin_of(text: str, place: int) -> int:
    """Where the line begins that a stretch may share with a place; in a long line, some word before it."""
    first = max(0, place - _AROUND)
    line = text.rfind("\n", first, max(first, place - SHORTEST))
    return max(first, line + 1 or text.find(" ", first, place) + 1) if first else max(0, line + 1)
