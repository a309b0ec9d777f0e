"""Tells which script a text is written in, and the tags for text in no language we know."""

import re
import tomllib
from collections import Counter
from functools import lru_cache
from pathlib import Path

UNKNOWN = "und"
LATIN = "Latn"
_LETTER = re.compile(r"[^\W\d_]")
_TABLE = tomllib.loads((Path(__file__).parent / "data" / "scripts.toml").read_text(encoding="utf-8"))
_RANGES = tuple(
    (first, last, script)
    for script, ranges in _TABLE["ranges"].items()
    for first, last in ((int(ends[0], 16), int(ends[1], 16)) for ends in ranges)
)
# Scripts beside its usual one that a language is written in, and scripts that ISO 15924 names as one.
ALSO: dict[str, list[str]] = _TABLE["also"]
MADE_OF: dict[str, list[str]] = _TABLE["made_of"]
MOST_READ = 2_000  # letters


def script_of(text: str) -> str:
    """The ISO 15924 code of the script most letters of `text` are in: `Latn`, `Cyrl` …; "Zyyy" where we cannot say."""
    letters = _LETTER.findall(text)[:MOST_READ]
    counts = Counter(_script(ord(letter)) for letter in letters)
    return counts.most_common(1)[0][0] if counts else "Zyyy"


@lru_cache(maxsize=4_096)
def _script(point: int) -> str:
    return next((script for first, last, script in _RANGES if first <= point <= last), "Zyyy")


def unknown_in(text: str) -> str:
    """`und` with the script where it is not Latin: `und-Cyrl` is "we do not know, but it is Cyrillic"."""
    script = script_of(text)
    return UNKNOWN if script in {LATIN, "Zyyy"} else f"{UNKNOWN}-{script}"


def is_unknown(tag: str) -> bool:
    """Whether `tag` names no language: `und`, with or without a script, and ""."""
    return tag.split("-")[0] in {UNKNOWN, ""}


def script_in(tag: str) -> str:
    """The script that an unknown tag names: "Cyrl" of `und-Cyrl`, "" of `und` and of every language."""
    return tag.partition("-")[2] if is_unknown(tag) else ""
