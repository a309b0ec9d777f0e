"""Finds what is left of letters that were lost or misread on the way: the marks of a broken encoding."""

import re
from collections.abc import Iterator
from typing import NamedTuple

AROUND = 30  # characters shown on each side
# UTF-8 read as Windows-1252 or Latin-1, and what no cleaning could repair for certain.
_MISREAD = re.compile("Ã[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\xa0-\xbf]|â€[\x80-\xbf™œžŸ“”¢¦˜]|ï»¿|ï¿½")
_LOST = re.compile("\ufffd")
# "ni?os": only where no orthography writes a glottal stop so, and not in an address.
_QUESTIONED = re.compile(r"(?<![\w./:=&?-])[^\W\d_]{1,20}\?[a-záéíóúñü]{1,20}(?![\w./:=&?-])|\ufffd")
_CONTROL = re.compile(r"[\x80-\x9f]")
KINDS = {"misread": _MISREAD, "lost": _LOST, "control": _CONTROL}
# Fewer than this in ten thousand characters are slips of the pen, or quotations.
FEWEST = 3
PER = 10_000


class Mark(NamedTuple):
    """Where damage was seen: `kind` misread, lost or control; the words around it; its offset."""

    kind: str
    quote: str
    offset: int


def marks(text: str, *, question_marks: bool = False) -> list[Mark]:
    """The marks of each kind of damage of which `text` holds more than could be chance.

    `question_marks` inside words count as lost letters only where the caller knows that nobody writes like that.
    """
    least = max(FEWEST, FEWEST * len(text) // PER)
    patterns = {**KINDS, "lost": _QUESTIONED} if question_marks else KINDS
    found = {kind: list(_found(kind, pattern, text)) for kind, pattern in patterns.items()}
    return [mark for several in found.values() if len(several) >= least for mark in several]


def _found(kind: str, pattern: re.Pattern[str], text: str) -> Iterator[Mark]:
    for place in pattern.finditer(text):
        start = max(0, place.start() - AROUND)
        yield Mark(kind, " ".join(text[start : place.end() + AROUND].split()), place.start())
