"""Finds phrases that speak of rights without naming a standard licence; such hits never conclude."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from licensing.evidence.hits import Candidate
from licensing.evidence.spotting import Spotter
from licensing.folding import Folded
from licensing.vocabulary import HitKind


@dataclass(frozen=True, slots=True)
class Phrase:
    """One rule: tried only where one of its `cues` stands in the text."""

    id: str
    rule: str
    cues: tuple[str, ...]
    pattern: re.Pattern[str]
    anchored: bool = False  # counts only beside something that is being licensed
    lawful: bool = False  # a formula of public bodies, who name the law that lets them
    of_work: bool = False  # counts only where a work is spoken of, not a room or a tool
    unless: re.Pattern[str] | None = None  # what in the same words makes them say something else


_WORD = re.compile(r"<([a-z]+)>")  # stands in a pattern for one of the file's lists of words


def _read() -> tuple[Phrase, ...]:
    file = tomllib.loads(Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8"))
    words: dict[str, str] = {}
    for name, listed in file["words"].items():
        words[name] = _filled(listed, words)
    return tuple(
        Phrase(
            row["id"],
            row["rule"],
            tuple(row["cues"]) if "cues" in row else (row["cue"],),
            re.compile(_filled("|".join(row["patterns"]), words)),
            row.get("anchored", False),
            row.get("lawful", False),
            row.get("of_work", False),
            re.compile(_filled(row["unless"], words)) if "unless" in row else None,
        )
        for row in file["phrases"]
    )


def _filled(pattern: str, words: dict[str, str]) -> str:
    """A pattern with the lists of words that it names."""
    return _WORD.sub(lambda name: f"(?:{words[name[1]]})", pattern)


PHRASES = _read()
_CUES = tuple(sorted({cue for phrase in PHRASES for cue in phrase.cues}))
_BY_CUE = tuple(tuple(number for number, phrase in enumerate(PHRASES) if cue in phrase.cues) for cue in _CUES)
_SPOTTER = Spotter(_CUES)
_REACH = 450  # no pattern is longer than this on either side of its cue
_RUNS_ON = 160  # characters behind a match in which its sentence may still limit it
_WORD_ENDS = re.compile(r"(?!\w)")
_ENDS = re.compile(r"[.;\n]| sin | asi como ")  # what comes then is said of something else


def candidates(folded: Folded) -> Iterator[Candidate]:
    """The first match of every rule. Of two that overlap, only what the sentence is about."""
    found = tuple(_found(folded.text))
    for one in found:
        if not any(_yields(one, other, folded.text) for other in found):
            yield one


# A prohibition of mining is not one of everything; a prohibition of everything, sale too, is no permission for the rest.
_YIELDS = {"all-rights-reserved": ("tdm-opt-out",), "nc-custom": ("all-rights-reserved", "tdm-opt-out")}
_AND_MORE = re.compile(
    r"\w*(?: (?:total|parcial|la|el|su|sus|los|las|de|estos?|estas?|textos?|contenidos?|materiales|obras?|archivos)\b){0,5}(?:,| (?:ni|o|or|nor|y|and)) (?!inclu)"
)


def _yields(one: Candidate, other: Candidate, text: str) -> bool:
    """Whether `one` is what the words of `other` go on to say; copying that is forbidden first, in a list that comes to mining, stays so."""
    if other.id not in _YIELDS.get(one.id, ()) or one.stop <= other.start or other.stop <= one.start:
        return False
    return other.id != "tdm-opt-out" or one.stop == other.stop or not _AND_MORE.match(text, one.stop)


def _found(text: str) -> Iterator[Candidate]:
    spotted = _spotted(text)
    for phrase in sorted(spotted):
        for start, stop in _around(text, sorted(spotted[phrase])):
            if match := _match(PHRASES[phrase], text, start, stop):
                yield _candidate(PHRASES[phrase], match)
                break


def _spotted(text: str) -> dict[int, list[int]]:
    """The numbers of the rules whose cues stand in the text, and where those stand."""
    places: dict[int, list[int]] = {}
    for cue, place, _ in _SPOTTER.spot(text):
        for phrase in _BY_CUE[cue]:
            places.setdefault(phrase, []).append(place)
    return places


def _match(phrase: Phrase, text: str, start: int, stop: int) -> re.Match[str] | None:
    """The first match that nothing makes say something else, in it or in the words it runs on into."""
    if phrase.unless is None:
        return phrase.pattern.search(text, start, stop)
    for match in phrase.pattern.finditer(text, start, stop):
        ended = _ENDS.search(text, match.end(), min(len(text), match.end() + _RUNS_ON))
        if not phrase.unless.search(text, match.start(), ended.start() if ended else match.end() + _RUNS_ON):
            return match
    return None


def _candidate(phrase: Phrase, match: re.Match[str]) -> Candidate:
    """What matched, to the end of its last word: patterns end in stems."""
    ended = _WORD_ENDS.search(match.string, match.end())
    return Candidate(
        phrase.id,
        HitKind.PHRASE,
        match.start(),
        ended.start() if ended else len(match.string),
        phrase.rule,
        firm=False,
        anchored=phrase.anchored,
        lawful=phrase.lawful,
        of_work=phrase.of_work,
    )


def _around(text: str, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Stretches of the text within a pattern's reach of some places, in order; those that touch are one."""
    start = stop = -1
    for place in places:
        if place - _REACH > stop:
            if stop >= 0:
                yield start, stop
            start = max(0, place - _REACH)
        stop = min(len(text), place + _REACH)
    if stop >= 0:
        yield start, stop
