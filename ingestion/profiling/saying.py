"""Counts what the strings of a column say: whether in words, and whether these are names of people and places, or codes."""

import re
import unicodedata

_JUDGED = 200  # strings of a column
_LONGEST_LOOKED_AT = 400  # characters of one
_LETTERS = 0.6  # of its characters besides spaces
_MOST = 0.7  # of the strings: the column does
_SOME = 0.3
_MACHINE = re.compile(r"[_/\\@<>=|{}]|\w\.[^\W\d]")  # places, addresses, names of files
_CODED = re.compile(r"\S*[A-Z]{2}\S*")  # tags, abbreviations of glosses
_PARTICLES = frozenset((
    "a", "al", "da", "das", "de", "del", "della", "der", "di", "do", "dos", "du", "e", "el", "en", "i", "la", "las", "lo", "los", "o", "san",
    "santa", "the", "und", "van", "von", "y",
))  # fmt: skip


class Said:
    """The counts, of the first strings of a column."""

    def __init__(self) -> None:
        self._looked_at = self._in_letters = self._names = self._codes = 0

    def add(self, text: str) -> None:
        """Count one string in."""
        if self._looked_at >= _JUDGED:
            return
        text = text[:_LONGEST_LOOKED_AT]
        words = text.split()
        self._looked_at += 1
        self._in_letters += _are_letters("".join(words)) and _MACHINE.search(text) is None
        self._names += _is_name(words)
        self._codes += 3 * sum(1 for word in words if _CODED.fullmatch(word)) >= len(words)

    @property
    def is_in_letters(self) -> bool:
        """Tell whether it is written in words: no figures, places or names of files."""
        return bool(self._looked_at) and self._in_letters >= _MOST * self._looked_at

    @property
    def names_somebody(self) -> bool:
        """Tell whether many are names, as of people and places: several words with a capital each."""
        return self._names > _SOME * self._looked_at

    @property
    def is_coded(self) -> bool:
        """Tell whether capitals stand together in many."""
        return self._codes > _SOME * self._looked_at


def _are_letters(signs: str) -> bool:
    """Whether most are; what stands over and under letters is of them."""
    letters = sum(1 for sign in signs if unicodedata.category(sign)[0] in "LM")
    return letters > _LETTERS * len(signs)


def _is_name(words: list[str]) -> bool:
    """Whether several words begin with a capital, and all but the smallest do."""
    own = [word for word in words if word.lower() not in _PARTICLES]
    return len(own) > 1 and all(word[:1].isupper() and not word[1:].isupper() for word in own)
