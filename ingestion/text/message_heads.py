"""Knows the line with which a message begins in the chats that phones export: when, by whom, and what it begins with."""

import re
from typing import NamedTuple

_MARKS = (
    "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"  # of the direction of writing
)
_NO_MARKS = dict.fromkeys(map(ord, _MARKS))
_GAP = "[ \xa0\u202f]"
_DAY = r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})"
_YEAR_FIRST = r"\d{4}[/.-]\d{1,2}[/.-]\d{1,2}"
_AT = rf",?{_GAP}(?:(?:a{_GAP}las?|a{_GAP}la\(s\)|às){_GAP})?"
_CLOCK = r"\d{1,2}[:.]\d{2}"
_SECONDS = r"(?:[:.]\d{2})?"
_HALF = rf"(?:{_GAP}?[AaPp]\.?{_GAP}?[Mm]\b\.?)?"
# Logs write the year first, in brackets or with seconds: no phone does the second, and with the first it writes a comma.
_HEAD = re.compile(
    rf"[{_MARKS}]{{0,8}}(?:"
    rf"(?P<android>(?:{_DAY}|{_YEAR_FIRST}){_AT}{_CLOCK}{_HALF}){_GAP}[-–]{_GAP}"
    rf"|\[(?P<iphone>(?:{_DAY}{_AT}|{_YEAR_FIRST},{_GAP}){_CLOCK}{_SECONDS}{_HALF})\]{_GAP}"
    rf"|\[(?P<copied>{_CLOCK}{_SECONDS}{_HALF},{_GAP}(?:{_DAY}|{_YEAR_FIRST}))\]{_GAP}"
    r")",
    re.ASCII,
)
_NAME = re.compile(rf"(.{{1,100}}?):(?:{_GAP}|\Z)")
_QUOTES = (("“", "”"), ("«", "»"), ("‘", "’"))


class Head(NamedTuple):
    """When a message was sent, as it is written, by whom ("" where the program itself speaks), and its first line."""

    time: str
    speaker: str
    said: str


def message_head(line: str) -> Head | None:
    """Read a line, without its newline, as one that begins a message; None where it goes on with another."""
    found = _HEAD.match(line)
    if found is None:
        return None
    said = line[found.end() :]
    name = _NAME.match(said)
    speaker = unmarked(name[1]) if name and _is_closed(name[1]) else ""
    return Head(found[found.lastgroup or 0], speaker, said[name.end() :] if name and speaker else said)


def unmarked(text: str) -> str:
    """Return the text without the marks of direction that phones put around names and numbers."""
    return text.translate(_NO_MARKS).strip()


def _is_closed(name: str) -> bool:
    """Whether no quotation is open before the colon: a group may be called “Familia: los de Lima”."""
    return name.count('"') % 2 == 0 and all(name.count(one) <= name.count(other) for one, other in _QUOTES)
