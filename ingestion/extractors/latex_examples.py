"""Tells the examples of linguists in LaTeX, of gb4e, expex and linguex: where one begins, and the lines of its glosses."""

import re
from collections.abc import Mapping

_NAMES = frozenset(
    ("ex", "exg", "pex", "a", "ag", "b", "bg", "c", "cg", "d", "dg", "e", "eg", "f", "z", "xe")
)
_EXAMPLES = frozenset(("ex", "exg", "pex", "xe"))  # the others are parts of one
_LISTS = ("exe", "xlist", "xlista", "xlisti", "xlistn")
_LINE_BEFORE = 80
_BEGINS_LINE = re.compile(r"(?:\A|\n|\\p?ex(?:\.|[<\[][^\n<>\[\]]{0,60}[>\]])*)[ \t]*\Z")
_LINGUEX = re.compile(r"\.[ \t]*")
_EXPEX = re.compile(r"(?=[\s\\\[~<]|\Z)~?(?:<[\w:. -]{1,40}>|\[[^\[\]\n]{0,200}\]){0,2}")
GLOSSES, END_OF_GLOSSES = "begingl", "endgl"
_END_OF_GLOSS = "//"


def begins_example(
    text: str, command: re.Match[str], open_counts: Mapping[str, int]
) -> tuple[str, int] | None:
    """Return what is written before an example or a part of one, and where its text begins; None of any other command."""
    name = command["name"]
    if name not in _NAMES:
        return None
    if name == "ex" and any(open_counts[known] for known in _LISTS):
        return "\n", command.end()
    before = text[max(0, command.start() - _LINE_BEFORE) : command.start()]
    marks = _LINGUEX if text.startswith(".", command.end()) else _EXPEX
    mark = marks.match(text, command.end()) if _is_of(marks, name) else None
    if mark is None or not (name == "xe" or _BEGINS_LINE.search(before)):
        return None
    return "\n\n" if name in _EXAMPLES else "\n", mark.end()


def _is_of(marks: re.Pattern[str], name: str) -> bool:
    return name in ("ex", "pex", "xe", "a") if marks is _EXPEX else name not in ("pex", "xe")


def in_lines(glosses: str) -> str:
    """Return text of expex's glosses with an end of line where it has two strokes."""
    return glosses.replace(_END_OF_GLOSS, "\n")
