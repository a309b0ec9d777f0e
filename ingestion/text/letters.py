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
    "v": "áéíóúñüçàèòïãõâêôý",
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
        (rb"(?<=[av])v|v(?=[av])", 3),  # the commonest sign: "canción", "él"
        (rb"(?<![aAvVwW])v(?![aAvVwW])", 1),  # a word of one letter: "é", "à"
        (rb"(?<=A)v(?=A)", -3),
        (rb"(?<![aAvVwW])V(?=[av])", 2),  # "Él", "Água"
        (rb"(?<=[AV])V|V(?=[AV])", 1),  # "CANCIÓN"
        (rb"(?<![aAvVwW])V(?=A[av])", -2),  # "ÀCómo" is a misread "¿Cómo"
        (rb"(?<=[av])[VW]", -3),
        (rb"(?<=[av])w|w(?=[av])", 0.5),
        (rb"(?<![aAvVwW0])o(?=[aAvVo0])", 2),
        (rb"(?<=[aAvVwW])o", -2),
        (rb"(?<=[aAvV.c0])c(?![aAvVwW0])", 2),
        (rb"c(?=[aAvVwW])", -2),
        (rb"(?<![aAvVwW])[aAvV]q(?=[aAvV])", 2),  # elision: "l’home"
        (rb"(?<=[aAvVwW][aAvVwW])q(?=[av])", -1),
        (rb"(?<=[aAvV.c])q(?![aAvVwW0])", 1),
        (rb"(?<=[av])r(?=[av])", -2),
        (rb"(?<![aAvVwW])r(?![aAvVwW])|(?<=0)r", 0.5),
        (rb"x", -2),
    )
)
_SURROUNDINGS = re.compile(rb"(?s).{0,2}(?:[\x80-\xff].{0,2})+")
_MOST_PLACES = 4_000


def surroundings(data: bytes) -> bytes:
    """The bytes that are not ASCII with their neighbours; all that tells one code page from another."""
    return b"  ".join(place[0] for place, _ in zip(_SURROUNDINGS.finditer(data), range(_MOST_PLACES), strict=False))


def score(places: bytes, page: str) -> float:
    """How Iberian the `surroundings` look in code page `page`; only comparable between pages over the same bytes."""
    classes = places.translate(_table(page))
    middle_dot = "·".encode(page, errors="ignore")
    geminated = places.lower().count(b"l" + middle_dot + b"l") if middle_dot else 0  # Catalan "col·lecció"
    return 4 * geminated + sum(weight * len(pattern.findall(classes)) for pattern, weight in _SCORES)


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
