"""Finds phrases that speak of rights without naming a standard licence; such hits never conclude."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from licensing.evidence.hits import Candidate
from licensing.folding import Folded
from licensing.vocabulary import HitKind


@dataclass(frozen=True, slots=True)
class Phrase:
    """One rule: tried only where `cue` stands in the text."""

    id: str
    rule: str
    cue: str
    pattern: re.Pattern[str]
    anchored: bool = False  # counts only beside something that is being licensed
    lawful: bool = False  # a formula of public bodies, who name the law that lets them


_WORD = re.compile(r"<([a-z]+)>")  # stands in a pattern for one of the file's lists of words


def _read() -> tuple[Phrase, ...]:
    file = tomllib.loads(Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8"))
    words: dict[str, str] = file["words"]
    return tuple(
        Phrase(
            row["id"],
            row["rule"],
            row["cue"],
            re.compile(_WORD.sub(lambda name: f"(?:{words[name[1]]})", "|".join(row["patterns"]))),
            row.get("anchored", False),
            row.get("lawful", False),
        )
        for row in file["phrases"]
    )


PHRASES = _read()
_REACH = 450  # no pattern is longer than this on either side of its cue


def candidates(folded: Folded) -> Iterator[Candidate]:
    """The first match of every rule. Of two that overlap, only what the sentence is about: see `_YIELDS`."""
    found = tuple(_found(folded.text))
    for one in found:
        if not any(other.id in _YIELDS.get(one.id, ()) and _overlap(one, other) for other in found):
            yield one


# A prohibition of mining is not one of everything; a prohibition of everything, sale too, is no permission for the rest.
_YIELDS = {"all-rights-reserved": ("tdm-opt-out",), "nc-custom": ("all-rights-reserved", "tdm-opt-out")}


def _overlap(one: Candidate, other: Candidate) -> bool:
    return one.start < other.stop and other.start < one.stop


def _found(text: str) -> Iterator[Candidate]:
    for phrase in PHRASES:
        for start, stop in _around(text, phrase.cue):
            if match := phrase.pattern.search(text, start, stop):
                yield Candidate(
                    phrase.id,
                    HitKind.PHRASE,
                    *match.span(),
                    phrase.rule,
                    firm=False,
                    anchored=phrase.anchored,
                    lawful=phrase.lawful,
                )
                break


def _around(text: str, cue: str) -> Iterator[tuple[int, int]]:
    """Stretches of the text within a pattern's reach of the cue, in order; those that touch are one."""
    start = stop = -1
    place = text.find(cue)
    while place >= 0:
        if place - _REACH > stop:
            if stop >= 0:
                yield start, stop
            start = max(0, place - _REACH)
        stop = min(len(text), place + _REACH)
        place = text.find(cue, place + len(cue))
    if stop >= 0:
        yield start, stop
