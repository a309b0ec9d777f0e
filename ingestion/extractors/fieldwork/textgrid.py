"""Reads Praat's TextGrids, long and short: what is said from when to when, the tiers that say the same stretch side by side."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from ingestion.extractors.fieldwork.tiers import Span, Tier, put_within, rows_of
from ingestion.extractors.opened import read_whole
from ingestion.extractors.rows import documents
from ingestion.text.encodings import decode
from ingestion.types import Document, Source

_LARGEST_BYTES = 16 * 1024 * 1024
# Praat reads only what stands free: numbers, quoted words and flags. All else is said for people.
_TOKEN = re.compile(r'"((?:[^"]|"")*+)"|(?<!\S)([-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)%?(?!\S)')
_KINDS = {"IntervalTier": 2, "TextTier": 1}  # how many times each of their entries has
_MOST_TIERS = 30  # that are compared with one another
_MOST = 1e9
_MOST_OUTSIDE = 0.05  # of a tier's stretches, for it to divide another
_SLACK = 20  # milliseconds: boundaries set by hand

Token = tuple[str, str]  # a quoted word, or a number


class TextGrid:
    """A TextGrid: a row for each stretch, in seconds. Positions are numbers of rows."""

    name = "textgrid"
    version = 1
    media_types = frozenset({"text/x-praat-textgrid"})
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the rows in [start, stop). Raises Unreadable: EMPTY without any, REFUSED if too large."""
        decoded = decode(read_whole(source, _LARGEST_BYTES))
        tiers = _nested(list(_tiers(decoded.text)))
        notes = () if decoded.encoding.startswith("utf") else (f"decoded:{decoded.encoding}",)
        yield from documents(source, rows_of(tiers), steps=notes)


def _tiers(text: str) -> Iterator[Tier]:
    """Yield the tiers in their order, without the stretches of which nothing is said."""
    tokens = ((found[1] or "", found[2] or "") for found in _TOKEN.finditer(text))
    for word, _ in tokens:
        if word in _KINDS:
            (name, _), _, _, (_, size) = _next(tokens, 4)
            yield Tier(name.strip(), list(_spans(tokens, _KINDS[word], int(_number(size)))))


def _spans(tokens: Iterator[Token], times: int, count: int) -> Iterator[Span]:
    """Yield so many stretches, or points, that say something; fewer where the file ends."""
    for _ in range(count):
        *numbers, (text, _) = _next(tokens, times + 1)
        if not numbers[0][1]:
            return
        start, end = (round(_number(number) * 1000) for _, number in (numbers[0], numbers[-1]))
        if text := text.replace('""', '"').strip():
            yield Span(start, end, text)


def _next(tokens: Iterator[Token], count: int) -> list[Token]:
    """Take so many tokens, empty ones where the file ends."""
    return [*islice(tokens, count), *[("", "")] * count][:count]


def _number(written: str) -> float:
    """Return a number of seconds or things; what no recording can have is none."""
    number = float(written or 0)
    return number if abs(number) < _MOST else 0.0


def _nested(tiers: Sequence[Tier]) -> Sequence[Tier]:
    """Put each tier under the one that it says something of: whose stretches hold its own, as sentences hold their words."""
    if len(tiers) > _MOST_TIERS:
        return tiers
    order = sorted(
        range(len(tiers)), key=lambda place: (_has_points(tiers[place]), len(tiers[place].spans), place)
    )
    for rank, place in enumerate(order):
        tier, larger = tiers[place], [tiers[one] for one in reversed(order[:rank])]
        above = next((one for one in larger if _holds(one.spans, tier.spans)), None)
        if above is not None:
            tier.is_finer = not _has_points(tier) and (len(tier.spans) > len(above.spans) or above.is_finer)
            put_within(tier.spans, above.spans)
    return tiers


def _has_points(tier: Tier) -> bool:
    return all(span.start == span.end for span in tier.spans)


def _holds(above: Sequence[Span], below: Sequence[Span]) -> bool:
    """Whether nearly every stretch of `below` lies in one of `above`, whose stretches follow one another."""
    starts = [span.start or 0 for span in above]
    left = _MOST_OUTSIDE * len(below)
    for span in below:
        place = bisect_right(starts, (span.start or 0) + _SLACK) - 1
        left -= place < 0 or (span.end or 0) > (above[place].end or 0) + _SLACK
        if left < 0:
            return False
    return bool(below)
