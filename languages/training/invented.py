"""Makes up languages that nobody speaks, out of the lines of real ones, so that the model learns what none of its languages looks like."""

import random
import unicodedata
from collections.abc import Iterator, Sequence

LANGUAGES = 100
LINES = 30
SHORTEST = 20  # characters
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"
# Signs over and under letters, and letters written as two, as orthographies have them.
_MARKS = "\u0300\u0301\u0302\u0303\u0304\u0308\u0331\u0328"
_SECONDS = ("h", "'", "j", "w", "")
MOST_MARKS = 3
MARKED, DOUBLED = 0.5, 0.2


def invented(languages: Sequence[Sequence[str]], chance: random.Random) -> Iterator[str]:
    """Yield lines of many made-up languages: each has the lines of one of `languages`, with the letters exchanged."""
    long_enough = [[line for line in lines if len(line) >= SHORTEST] for lines in languages]
    for _ in range(LANGUAGES):
        written, lines = _orthography(chance), chance.choice(long_enough)
        for line in chance.sample(lines, min(LINES, len(lines))):
            apart = unicodedata.normalize("NFD", line)
            yield unicodedata.normalize("NFC", "".join(written.get(letter, letter) for letter in apart))


def _orthography(chance: random.Random) -> dict[str, str]:
    """Return what each letter is written as: vowels as vowels, consonants as consonants, some with a mark or a second letter."""
    vowels, consonants = chance.sample(_VOWELS, 5), chance.sample(_CONSONANTS, len(_CONSONANTS))
    marks = chance.sample(_MARKS, chance.randint(0, MOST_MARKS))
    written = {
        letter: other + (chance.choice(marks) if marks and chance.random() < MARKED else "")
        for letter, other in zip(_VOWELS, vowels, strict=True)
    }
    for letter, other in zip(_CONSONANTS, consonants, strict=True):
        second = chance.choice(_SECONDS) or other
        written[letter] = other + (second if chance.random() < DOUBLED else "")
    return written
