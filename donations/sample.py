"""Reads the sample that ingestion drew of a text version; nothing is parsed or drawn here."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.files.storage import default_storage

from donations.models import TextVersion
from donations.storage import OutOfReach, within_reach
from languages.codes import macro
from languages.scripts import UNKNOWN, is_unknown

MOST_BYTES = 8 << 20  # a sample is a few hundred kB; more is not read
MOST_SHOWN = 6_000  # characters of one document
CLASSES = ("l1", "l2", "l3", "l4")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text in one language; `css` names the colour of its edge. Surprising: another than declared."""

    text: str
    tag: str
    probability: float
    css: str
    is_surprising: bool = False

    @property
    def is_read(self) -> bool:
        """Whether the model said how sure it is; of another script it says nothing."""
        return not is_unknown(self.tag)


@dataclass(frozen=True, slots=True)
class Shown:
    """One document of the sample, `number` of `count` drawn out of `of`."""

    number: int
    count: int
    of: int
    path: str
    member: str
    position: int
    characters: int
    languages: Mapping[str, float]
    segments: tuple[Segment, ...]
    licences: tuple[str, ...]
    is_cut: bool


def document(version: TextVersion, number: int) -> Shown | None:
    """Return the document of that number (from 1, taken into range); None where there is no sample yet. Raises OutOfReach."""
    stored = _stored(version)
    drawn = stored.get("documents") or []
    if not drawn:
        return None
    number = min(max(number, 1), len(drawn))
    one: dict[str, Any] = drawn[number - 1]
    languages: dict[str, float] = one.get("languages") or {}
    declared = frozenset(macro(tag) for tag in version.donation.language_tags)
    segments = tuple(_segments(one.get("segments") or [], _colours(version), declared))
    shown = sum(len(segment.text) for segment in segments)
    characters = int(one.get("characters") or shown)
    return Shown(
        number, len(drawn), int(stored.get("of") or len(drawn)), str(one.get("path", "")), str(one.get("member", "")),
        int(one.get("position") or 0), characters, languages, segments,
        tuple(dict.fromkeys(str(hit.get("id", "")) for hit in one.get("licences") or [])), bool(one.get("is_cut")),
    )  # fmt: skip


def can_be_read(version: TextVersion) -> bool:
    """Tell whether the sample is within reach; where none was drawn nothing is missing."""
    try:
        _stored(version)
    except OutOfReach:
        return False
    return True


def _stored(version: TextVersion) -> dict[str, Any]:
    if not version.sample_path:
        return {}
    with within_reach(), default_storage.open(version.sample_path) as stored:
        raw = stored.read(MOST_BYTES + 1)
    kept: dict[str, Any] = json.loads(raw) if len(raw) <= MOST_BYTES else {}
    return kept


def _colours(version: TextVersion) -> dict[str, str]:
    """Give the four commonest languages of the whole donation a colour each, so that documents agree."""
    known = [
        tag
        for tag in sorted(version.languages, key=lambda tag: -version.languages[tag])
        if not is_unknown(tag)
    ]
    return dict(zip(known, CLASSES, strict=False))


def _segments(
    stored: list[dict[str, Any]], colours: Mapping[str, str], declared: frozenset[str]
) -> Iterator[Segment]:
    left = MOST_SHOWN
    for one in stored:
        text = str(one.get("text", ""))[:left]
        if not text.strip():
            continue
        left -= len(text)
        tag = str(one.get("tag", "und"))
        is_surprising = tag != UNKNOWN and macro(tag) not in declared
        yield Segment(text, tag, float(one.get("p") or 0), colours.get(tag, "lx"), is_surprising)
        if left <= 0:
            return
