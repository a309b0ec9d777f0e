"""Scores how much bytes look like Iberian writing when they are read in a given code page.

Each byte is turned into a class of character (below), and short patterns of classes are counted: an accented small letter
beside small letters is a good sign, a fraction or a box-drawing line inside a word a bad one. The letters are those of
Spanish, Catalan, Galician, Basque, Portuguese and Guaraní.
"""

import re
from functools import cache

# The order breaks ties: what can in no way be told apart is most probably the commonest.
CODE_PAGES = ("cp1252", "iso8859-15", "cp850", "mac_roman", "cp437")

_CLASSES = {
    "v": "áéíóúñàèòãõâê",
    "u": "çïüôý",
    "V": "ÁÉÍÓÚÑÜÇÀÈÒÏÃÕÂÊÔÝ",
    "w": "äëöîûùìåæøœšžßðþÿ",
    "W": "ÄËÖÎÛÙÌÅÆØŒŠŽÐÞŸ",
    "o": "¿¡«“‘",
    "c": "»”…",
    "q": "’",
    "r": "·–—•ªº°€£§©®™½¼¾²³±×÷´\xa0",
}
_SCORES = tuple(
    (re.compile(pattern), weight)
    for pattern, weight in (
        (rb"(?<=[auv])v|v(?=[auv])", 3),  # the commonest sign: "canción", "él"
        (rb"(?<=[auv])u|u(?=[auv])", 2),  # rarer letters: as "ï" and "ç" other code pages show á and ã
        (rb"(?<![aAuvVwW])v(?![aAuvVwW])", 1),  # a word of one letter: "é", "à"
        (rb"(?<=A)v(?=A)", -3),
        (rb"(?<![aAuvVwW])V(?=[av])", 2),  # "Él", "Água"
        (rb"(?<=[AV])V|V(?=[AV])", 1),  # "CANCIÓN"
        (rb"(?<![aAuvVwW])V(?=A[av])", -2),  # "ÀCómo" is a misread "¿Cómo"
        (rb"(?<=[auv])[VW]", -3),
        (rb"(?<=[av])w|w(?=[av])", 0.5),
        (rb"(?<![aAuvVwW0])o(?=[aAvVo0])", 3),
        (rb"(?<=[aAuvVwW])o", -2),
        (rb"(?<=[aAuvV.c0])c(?![aAuvVwW0])", 3),
        (rb"c(?=[aAuvVwW])", -2),
        (rb"(?<![aAuvVwW])[aAvV]q(?=[aAvV])", 2),  # elision: "l’home"
        (rb"(?<=[aAuvVwW][aAuvVwW])q(?=[av])", -1),
        (rb"(?<=[aAvV.c])q(?![aAuvVwW0])", 1),
        (rb"(?<=[av])r(?=[av])", -2),
        (rb"(?<![aAuvVwW])r(?![aAuvVwW])|(?<=0)r", 1),
        (rb"x", -2),
    )
)
_SURROUNDINGS = re.compile(rb"(?s).{0,2}(?:[\x80-\xff].{0,2})+")
_MOST_PLACES = 4_000


def surroundings(data: bytes) -> bytes:
    """The bytes that are not ASCII with their neighbours; all that tells one code page from another."""
    return b"  ".join(
        place[0] for place, _ in zip(_SURROUNDINGS.finditer(data), range(_MOST_PLACES), strict=False)
    )


def score(places: bytes, page: str) -> float:
    """How Iberian the `surroundings` look in code page `page`; only comparable between pages over the same bytes."""
    classes = places.translate(_table(page))
    middle_dot = "·".encode(page, errors="ignore")
    geminated = places.lower().count(b"l" + middle_dot + b"l") if middle_dot else 0  # Catalan "col·lecció"
    return 6 * geminated + sum(weight * len(pattern.findall(classes)) for pattern, weight in _SCORES)


@cache
def _table(page: str) -> bytes:
    return bytes(ord(_class_of(bytes([code]).decode(page, errors="replace"))) for code in range(256))


def _class_of(character: str) -> str:
    if not character.isascii():
        return next((name for name, members in _CLASSES.items() if character in members), "x")
    if character.isalpha():
        return "a" if character.islower() else "A"
    if character.isdigit():
        return "0"
    return " " if character.isspace() else "."
