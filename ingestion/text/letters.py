"""Tells the code page of bytes by how much they look like writing of our languages when they are read in it.

Each byte is turned into a class of character (below), and short patterns of classes are counted: an accented small letter
beside small letters is a good sign, a fraction or a box-drawing line inside a word a bad one. These letters are those of
Spanish, Catalan, Galician, Basque, Portuguese and Guaraní. And the letters within words have to come as often as they do in some
language: "õ" alone is what another code page makes of the "ä" of a Quechua, "í" alone of the "’" of Tojolabal.
"""

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from languages.letters import chances_of

# The order breaks ties: what can in no way be told apart is most probably the commonest.
CODE_PAGES = ("cp1252", "iso8859-15", "cp850", "mac_roman", "cp437")

_CLASSES = {
    "v": "áéíóúñàèòãõâê",
    "u": "çïüôýì",
    "V": "ÁÉÍÓÚÑÜÇÀÈÒÏÃÕÂÊÔÝ",
    "w": "äëöîûùåæøœšžßÿ",
    "W": "ÄËÖÎÛÙÌÅÆØŒŠŽŸ",
    "o": "¿¡«“‘",
    "c": "»”…",
    "q": "’",
    "d": "–—",
    "r": "·•ªº°€£§©®™½¼¾²³±×÷´\xa0",
}
_BEGINS = rb"(?<![A-Za-z\x80-\xff])"
_SCORES = tuple(
    (re.compile(pattern), weight)
    for pattern, weight in (
        (rb"(?<=[auv])v|v(?=[auv])", 3),  # the commonest sign: "canción", "él"
        (rb"(?<=[auv])u|u(?=[auv])", 2),  # rarer letters: as "ï" and "ç" other code pages show á and ã
        (rb"(?<![aAuvVwW])v(?![aAuvVwW])", 1),  # a word of one letter: "é", "à"
        (rb"(?<=A)v(?=A)", -3),
        (rb"(?<![aAuvVwW])V(?=[av])", 2),  # "Él", "Água"
        (rb"(?<![aAuvVwW])Av(?![aAuvVwW])", 2),  # "Sí"
        (rb"(?<=[AV])V|V(?=[AV])", 1),  # "CANCIÓN"
        (rb"(?<![aAuvVwW])V(?=A[av])", -2),  # "ÀCómo" is a misread "¿Cómo"
        (rb"(?<=[auv])[VW]", -3),
        (rb"(?<=[av])w|w(?=[av])", 0.5),
        (rb"(?<![aAuvVwW0])o(?=[aAvVo0c])", 3),
        (rb"(?<=[aAuvVwW])o", -2),
        (rb"(?<=[aAuvV.c0])c(?![aAuvVwW0])", 3),
        (rb"c(?=[aAuvVwW])", -2),
        (rb"(?<![aAuvVwW])[aAvV]q(?=[aAvV])", 2),  # elision: "l’home"
        (rb"(?<=[aAuvVwW][aAuvVwW])q(?=[av])", -1),
        (rb"(?<=[aAvV.c])q(?![aAuvVwW0])", 1),
        (rb"(?<=[av])[rd](?=[av])", -2),
        (rb"(?<![aAuvVwW])[rd](?![aAuvVwW])|(?<=0)[rd]", 1),
        (rb"(?<![aAuvVwW])d(?=[AV])", 1),  # "—Ya voy"
        (rb"x", -2),
    )
)
# What tells a page by the very letters and not by their classes: what stands before, any of these, what stands after.
_TELLING = (
    (rb"[lL]", "·", rb"[lL]", 12),  # Catalan "col·lecció"
    (_BEGINS, "àèìò", rb"(?=[a-z])", -1.5),  # "àrgano" is a misread "Órgano"
    (_BEGINS, "âêôãõ", rb"", -2),  # "ês" is a misread "És"
    (_BEGINS, "ó", rb"(?=[a-z])", -4),  # "ódijo" is a misread "—dijo"
    (_BEGINS, "ñÑ", rb"(?=[b-df-hj-np-tv-z])", -4),  # and "ñdijo" a misread "–dijo"
    (_BEGINS, "ùû", rb"", -2),
    (rb"(?<=[ao])", "óù", rb"(?![A-Za-z])", -4),  # "ellaó" is a misread "ella—"
    (rb"(?<=[A-Z\x80-\xff][A-Z])", "ÁÀÈÍÓÚ", rb"", 2),  # "PANTALÓ" is no "PANTAL”" with nothing opened
    (rb"(?<=[B-DF-HJ-NP-TV-Z])", "É", rb"(?![A-Za-z])", 3),  # "TÉ" is no "T…"
    (rb"(?<=[CSG]I)", "Ó", rb"(?![A-Za-z])", 3),  # "NACIÓ"
    (rb"(?<=[aeiou])", "ç", rb"(?=[aou])", 6),  # "caçador", which elsewhere is "caádor" or "caìdor"
    (rb"(?<=[mtlr])", "…", rb"(?= [a-z])", -1),  # "est… lluny" is a misread "està lluny"
    (rb"(?<=[,;\d] )", "…", rb"(?![A-Za-z])", 2),  # "1, 2, …"
    (rb"(?<=[ \w])", "…", rb"(?=[,:;])", 1),
    (rb"(?<=[\d.])", "ºª°", rb"", 0.5),  # "1.º"
    (rb"(?<=b[ao])", "’", rb"(?=[eoiya\x80-\xff])", 6),  # Guaraní "mba’e"
    # Quechua "llank’ay", between such consonants and a vowel, where hardly any code page has an í or Õ.
    (rb"(?<=[kqKQ])", "’", rb"(?=[aeiouyAEIOUY])", 6),
    (rb"(?:[cC][hH]|lp)", "’", rb"(?=[aeiouyAEIOUY])", 6),
    (rb"[tpTP]", "’", rb"(?=[eiuyEIUY]|[aA][kqyKQY])", 6),
)
_WITHIN_SMALL = re.compile(rb"(?<=[a-z])[\x80-\xff](?=[a-z])")
_WITHIN_CAPITALS = re.compile(rb"(?<=[A-Z])[\x80-\xff](?=[A-Z])")
# Weight of how often letters come, beside those above: half of it where there are no more than so few.
_AS_OFTEN = 4.0
_FEW = 2
_SURROUNDINGS = re.compile(rb"(?s).{0,2}(?:[\x80-\xff].{0,2})+")
_MOST_PLACES = 4_000


def surroundings(data: bytes) -> bytes:
    """The bytes that are not ASCII with their neighbours; all that tells one code page from another."""
    return b"  ".join(
        place[0] for place, _ in zip(_SURROUNDINGS.finditer(data), range(_MOST_PLACES), strict=False)
    )


def likeliest(places: bytes) -> str:
    """The code page in which the `surroundings` look most like writing."""
    small, capital = _WITHIN_SMALL.findall(places), _WITHIN_CAPITALS.findall(places)
    number = len(small) + len(capital)
    alike = (_chances() @ np.concatenate([_counts(small), _counts(capital)])).max(axis=1)
    alike *= _AS_OFTEN * number / (number + _FEW)
    scores = {page: score(places, page) + like for page, like in zip(CODE_PAGES, alike, strict=True)}
    return max(CODE_PAGES, key=scores.__getitem__)


def score(places: bytes, page: str) -> float:
    """How Iberian the `surroundings` look in code page `page`; only comparable between pages over the same bytes."""
    classes = places.translate(_table(page))
    told = sum(weight * len(pattern.findall(places)) for pattern, weight in _telling(page))
    return told + sum(weight * len(pattern.findall(classes)) for pattern, weight in _SCORES)


def _counts(bytes_within: list[bytes]) -> NDArray[np.int64]:
    """How often each byte from 128 on is among them."""
    return np.bincount(np.frombuffer(b"".join(bytes_within), np.uint8), minlength=256)[128:]


@cache
def _chances() -> NDArray[np.float64]:
    """By code page and language the logarithm of how likely each byte from 128 on is among small letters, then among capitals."""
    above = [bytes([code]) for code in range(128, 256)]
    pages = [[code.decode(page, errors="replace") for code in above] for page in CODE_PAGES]
    return np.stack([chances_of([*page, *map(str.lower, page)]) for page in pages])


@cache
def _telling(page: str) -> tuple[tuple[re.Pattern[bytes], float], ...]:
    """Compile what the very letters tell, as they are written in `page`."""
    return tuple(
        (re.compile(before + b"[" + re.escape(letters) + b"]" + after), weight)
        for before, characters, after, weight in _TELLING
        if (letters := characters.encode(page, errors="ignore"))
    )


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
