"""Tells hyphens that words keep from those that only divide them at the end of a line, by the other words of a document.

Portuguese, Catalan, Basque and Guarani write many ("localiza-se", "fer-la", "hitz-jokoa", "tecnología-pe"), Spanish few; where a
line ends with one, nothing else tells them. A document that divides its words does so in every tenth line or so.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

_LETTERS = r"[^\W\d_]+"
_BEHIND_HYPHEN = re.compile(rf"-({_LETTERS})")
_LAST_WORD = re.compile(rf"{_LETTERS}\Z")
_LONGEST_WORD = 40
_AROUND_WORDS = ".,;:!?¡¿…()[]\"'«»“”‘’—–"
_FEWEST = 3  # words with a hyphen within lines, and a document has a use for them
_OFTEN = 2  # such an ending, as "-se", is one of those that it puts behind a hyphen
# At line ends, of those within lines: so many stand there anyway where no word is divided.
_UNDIVIDED = 0.15


def with_own_hyphens(texts: Sequence[str], mark: str) -> list[str]:
    """Return the texts of pages with a hyphen, and no line's end, where a word is divided (`mark`) that has one of its own."""
    endings = Counter(ending for text in texts for ending in _endings(text))
    at_line_ends = sum(text.count(mark) for text in texts)
    if endings.total() < _FEWEST or not at_line_ends:
        return list(texts)
    divides_none = at_line_ends <= _UNDIVIDED * endings.total()
    words = {word.strip(_AROUND_WORDS) for word in set("\n".join(texts).lower().split())}

    def joined(found: re.Match[str]) -> str:
        first = _LAST_WORD.search(found.string, max(0, found.start() - _LONGEST_WORD), found.start())
        begins, ends = first[0].lower() if first else "", found[1].lower()
        is_known = (
            divides_none or f"{begins}-{ends}" in words or (endings[ends] >= _OFTEN and begins in words)
        )
        return f"-{found[1]}" if begins and is_known and begins + ends not in words else found[0]

    return [_division(mark).sub(joined, text) for text in texts]


@cache
def _division(mark: str) -> re.Pattern[str]:
    return re.compile(rf"{mark}\n?({_LETTERS})")


def _endings(text: str) -> list[str]:
    return [
        found[1].lower()
        for found in _BEHIND_HYPHEN.finditer(text)
        if text[found.start() - 1 : found.start()].isalpha()
    ]
