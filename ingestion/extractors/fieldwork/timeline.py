"""Puts together tiers whose events stand between points of a timeline, of which the order is known and not always the time."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ingestion.column_roles import is_language
from ingestion.extractors.fieldwork.tiers import Span, Tier, put_within

_MILLISECOND = 1_000
_SPACE = re.compile(r"\s+")
# What tiers of free translation are called, besides "traducción" and the names of languages.
_TRANSLATION = re.compile(r"(?:ft|f?tr|trad(?:u\w*)?|trans|transl\w*|f[eg])(?:[\W_].*)?", re.IGNORECASE)


@dataclass(slots=True)
class Layer:
    """A tier, its spans from which point to which, with their spaces; whose it is, and whether it holds what was said."""

    tier: Tier
    speaker: str
    is_said: bool

    @property
    def is_translation(self) -> bool:
        """Whether it says in another language what was said."""
        name = self.tier.name
        return not self.is_said and (_TRANSLATION.fullmatch(name) is not None or is_language(name))


def put_together(layers: Sequence[Layer], times: Sequence[float | None]) -> list[Tier]:
    """Return the tiers, each event with its times, and part of the one of the same speaker that it says something of."""
    mains: dict[str, Layer] = {}
    for layer in layers:
        if layer.is_said and layer.tier.spans:
            mains.setdefault(layer.speaker, layer)
    below: dict[str, list[Layer]] = {speaker: [] for speaker in mains}
    for layer in layers:
        is_anybodys = not layer.speaker and len(mains) == 1
        speaker = next(iter(mains)) if is_anybodys else layer.speaker
        if speaker in below and not layer.is_said:
            below[speaker].append(layer)
        layer.tier.is_finer = bool(mains) and not layer.is_said and not layer.is_translation
    for speaker, main in mains.items():
        _put_below(main.tier, below[speaker])
    for span in (span for layer in layers for span in layer.tier.spans):
        _tell_times(span, times)
    return [layer.tier for layer in layers]


def _put_below(main: Tier, below: Sequence[Layer]) -> None:
    main.spans = _joined(
        main.spans, [span for layer in below if layer.is_translation for span in layer.tier.spans]
    )
    for layer in below:
        put_within(layer.tier.spans, main.spans)


def _joined(spans: Sequence[Span], translations: Iterable[Span]) -> list[Span]:
    """Make one of the events that a translation goes across: words, or what an overlap cut."""
    timed = [(span.start, span) for span in spans if span.start is not None and span.end is not None]
    timed.sort(key=lambda one: one[0])
    goes_on = _going_on([start for start, _ in timed], translations)
    groups: list[list[Span]] = []
    for (_, span), is_more in zip(timed, goes_on, strict=False):
        if is_more:
            groups[-1].append(span)
        else:
            groups.append([span])
    between = "" if any(span.text != span.text.strip() for span in spans) else " "
    alone = [span for span in spans if span.start is None or span.end is None]
    return [*(_one(group, between) for group in groups), *alone]


def _going_on(starts: Sequence[int], translations: Iterable[Span]) -> Iterator[bool]:
    """Say of each event, by where they start, whether a translation goes on from the one before; never of the first."""
    changes = [0] * (len(starts) + 1)
    for one in translations:
        if one.start is not None and one.end is not None:
            first, last = bisect_left(starts, one.start), bisect_left(starts, one.end)
            if last - first > 1:
                changes[first + 1] += 1
                changes[last] -= 1
    return map(bool, accumulate(changes))


def _one(group: Sequence[Span], between: str) -> Span:
    ends = [span.end for span in group if span.end is not None]
    return Span(group[0].start, max(ends), between.join(span.text for span in group))


def _tell_times(span: Span, times: Sequence[float | None]) -> None:
    """Put times in the place of points; an end before its start is none."""
    span.text = _SPACE.sub(" ", span.text).strip()
    span.place = span.end if span.start is None else span.start
    span.start, span.end = _time(span.start, times), _time(span.end, times)
    if span.start is not None and span.end is not None and span.end < span.start:
        span.end = None


def _time(place: int | None, times: Sequence[float | None]) -> int | None:
    time = None if place is None else times[place]
    return None if time is None else round(time * _MILLISECOND)
