"""Puts together what stands on the tiers of an annotated recording: a row for each stretch of the tiers at the top, with all below it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ingestion.extractors.rows import Row

_PLACES = ("speaker", "start", "end", "media")
_MILLISECOND = 1_000


@dataclass(slots=True, eq=False)
class Span:
    """One annotation: from when to when, in milliseconds, None where that is not said, and what it is a part of on another tier.

    `place` is where it comes among the others, where the file says that without saying when.
    """

    start: int | None
    end: int | None
    text: str
    within: "Span | None" = None
    place: int | None = None


@dataclass(slots=True)
class Tier:
    """One tier. `is_finer` says that it divides another into words, morphemes or sounds: those are no text of their own."""

    name: str
    spans: list[Span] = field(default_factory=list)
    speaker: str = ""
    is_finer: bool = False

    @property
    def is_text(self) -> bool:
        """Whether its annotations are text, and neither pieces of it nor numbers of what is annotated ("cuento01.004")."""
        said = [span.text for span in self.spans if span.text]
        return not self.is_finer and not all(" " not in text and _has_digit(text) for text in said)


def rows_of(tiers: Sequence[Tier], media: str = "") -> Iterator[Row]:
    """Yield a row for each annotation that is part of no other, as they were said; its columns are named as the tiers are."""
    for span in (span for tier in tiers for span in tier.spans):
        top_of(span)  # which cuts circles open
    gathered = {
        span: _Gathered(span, tier.speaker, media)
        for tier in tiers
        for span in tier.spans
        if span.within is None
    }
    for tier in tiers:
        name = f"{tier.name}_2" if tier.name in _PLACES else tier.name
        is_text = tier.is_text
        for span in filter(_is_said, tier.spans):
            if row := gathered.get(top_of(span)):
                row.add(name, span.text, is_text=is_text)
    yield from (row.row() for row in sorted(gathered.values(), key=_Gathered.when) if row.has_text)


def _is_said(span: Span) -> bool:
    return bool(span.text)


def top_of(span: Span) -> Span:
    """Return what a span is part of and that is part of nothing; a circle is cut open where it was entered."""
    path: dict[Span, None] = {}
    while span.within is not None and span not in path:
        path[span] = None
        span = span.within
    for passed in path:
        passed.within = None if passed is span else span
    return span


def put_within(spans: Iterable[Span], above: Sequence[Span]) -> None:
    """Make each span part of the one of `above` that its middle lies in; those without a time, or outside of all, stay alone."""
    timed = sorted(
        (span.start, span.end or span.start, place)
        for place, span in enumerate(above)
        if span.start is not None
    )
    starts = [start for start, _, _ in timed]
    for span in spans:
        if span.start is None:
            continue
        middle = (span.start + (span.end or span.start)) / 2
        place = bisect_right(starts, middle) - 1
        if place >= 0 and middle <= timed[place][1]:
            span.within = above[timed[place][2]]


class _Gathered:
    """A row while its pieces come in."""

    def __init__(self, span: Span, speaker: str, media: str) -> None:
        self._span = span
        times = (span.start, span.end)
        start, end = (None if time is None else time / _MILLISECOND for time in times)
        self._about: dict[str, Any] = {"speaker": speaker, "start": start, "end": end, "media": media}
        self._said: dict[str, list[str]] = {}
        self._texts: dict[str, None] = {}  # the names of those that are text

    @property
    def has_text(self) -> bool:
        return bool(self._said)

    def when(self) -> float:
        """Return its place, or when it begins; what has neither comes last, in the order of the file."""
        place = self._span.start if self._span.place is None else self._span.place
        return float("inf") if place is None else place

    def add(self, name: str, text: str, *, is_text: bool) -> None:
        self._said.setdefault(name, []).append(text)
        if is_text:
            self._texts[name] = None

    def row(self) -> Row:
        about = {name: value for name, value in self._about.items() if value not in (None, "")}
        said = {name: " ".join(pieces) for name, pieces in self._said.items()}
        return Row(about | said, {name: said[name] for name in self._texts})


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)
