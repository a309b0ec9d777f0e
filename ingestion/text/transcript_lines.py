"""Knows the lines of a transcript that say when something is said: which way a text writes them, and what is said at each."""

import re
from collections.abc import Iterable, Iterator
from itertools import dropwhile, islice
from typing import NamedTuple

LARGEST_BYTES = 4 * 1024 * 1024  # two days of speech
SPANS = ("span", "span_alone")  # from when to when, as programs alone write it
BENEATH = frozenset(("span_alone", "alone", "named_alone"))  # what is said stands in the lines below
CLOCKS = frozenset(("alone", "bare", "named_alone"))  # hours of the day are written so too

_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_LOOSE = r"(?:(?:\d{1,3}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,3})?|\d{1,6}\.\d{1,3}s)"
_SPAN = rf"(?>[\[(]?(?P<begin>{_LOOSE})\s?--?>\s?(?P<end>{_LOOSE})[\])]?)"
_NAME = r"(?P<speaker>[^\W\d_][^\[\](){}:]{0,60}?)"
_STYLES = {
    style: re.compile(written)
    for style, written in {
        "span": rf"{_SPAN}[ \t]*(?P<words>\S.*)",
        "span_alone": rf"{_SPAN}(?P<words>)",
        "squared": rf"\[(?P<begin>{_TIME})\](?:[ \t]+(?P<words>.*))?",  # that of a song has no space behind it
        "round": rf"\((?P<begin>{_TIME})\)[ \t]*(?P<words>.*)",
        "alone": rf"(?P<begin>{_TIME})(?P<words>)",
        "bare": rf"(?P<begin>{_TIME})[ \t]+(?P<words>\S.*)",
        "named": rf"{_NAME}:?[ \t]*[\[(](?P<begin>{_TIME})[\])]:?[ \t]*(?P<words>.*)",
        "named_alone": rf"{_NAME}[ \t]+(?P<begin>{_TIME})(?P<words>)",
    }.items()
}
_ANY_TIME = re.compile(r"\d:\d{1,2}|\d\.\d{1,3}s", re.ASCII)
_BEGINS_WITHIN = 2_000  # characters
_LOOKED_AT = 200  # lines
_PROGRAM = re.compile(r"Detect(?:ing|ed) language\b.*")  # what Whisper says before it writes
# For those who do not see the screen, YouTube says each time in words as well.
_UNITS = {"h": 3600, "m": 60, "s": 1}
_PART = r"(\d{1,3}) (h|m|s)(?:ora|our|inuto|inute|egundo|econd)s?"
_IN_WORDS = re.compile(rf"{_PART}(?:(?:, | y | e | and |, and ){_PART}){{0,2}}", re.ASCII)
_ANEW_SECONDS = 60  # by which another recording may have begun, behind the one before


class Said(NamedTuple):
    """What is said from a time on, in seconds, up to another where that is known, by whom ("" where no style tells), in lines."""

    begin: float
    end: float | None
    speaker: str
    lines: list[str]


class Transcript(NamedTuple):
    """What stands before the first time, and what is said."""

    before: list[str]
    said: list[Said]


def has_times(text: str) -> bool:
    """Whether a time is written near the beginning: what has none needs no further look."""
    return _ANY_TIME.search(text, 0, _BEGINS_WITHIN) is not None


def lines_of(text: str) -> Iterator[str]:
    """Yield the lines that are not empty, without what a program says above them."""
    return dropwhile(_PROGRAM.fullmatch, filter(None, map(str.strip, text.split("\n"))))


def style_of(lines: Iterable[str]) -> str:
    """Name the way in which most of the first lines that have a time write it."""
    counts = dict.fromkeys(_STYLES, 0)
    for line in islice(lines, _LOOKED_AT):
        style = next((style for style, written in _STYLES.items() if written.fullmatch(line)), None)
        if style:
            counts[style] += 1
    return max(counts, key=lambda style: counts[style])


def read_in(style: str, lines: Iterable[str]) -> Transcript:
    """Read lines; a time written otherwise, or earlier than the one before, is of the words."""
    transcript, last = Transcript([], []), 0.0
    for line in lines:
        found = _STYLES[style].fullmatch(line)
        said = _said(found.groupdict()) if found else None
        if said and (said.begin >= last or said.begin < _ANEW_SECONDS):
            transcript.said.append(said)
            last = said.begin
        elif transcript.said:
            transcript.said[-1].lines.append(line)
        else:
            transcript.before.append(line)
    return transcript._replace(said=[_without_time_in_words(said) for said in transcript.said])


def _said(written: dict[str, str | None]) -> Said:
    words, end = written["words"], written.get("end")
    return Said(
        seconds(written["begin"] or ""), seconds(end) if end else None, (written.get("speaker") or "").strip(),
        [words.strip()] if words else [],
    )  # fmt: skip


def _without_time_in_words(said: Said) -> Said:
    first = said.lines[0] if len(said.lines) > 1 else ""
    if not _IN_WORDS.fullmatch(first):
        return said
    told = sum(int(number) * _UNITS[unit] for number, unit in re.findall(_PART, first))
    return said._replace(lines=said.lines[1:]) if told == int(said.begin) else said


def seconds(written: str) -> float:
    """Return a time such as 1:02:03,450 or 3.45s in seconds."""
    total = 0.0
    for part in written.rstrip("s").replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total
