"""Tells text that is none: the numbers of glyphs in a font that does not say which letters they draw.

Programs that number the glyphs they use from 1 give control characters ("\\x01\\x02\\x03\\x02"); those that keep the font's own order,
which most fonts share, letters that stand 29 places before what is drawn ("/D FDVD GH" for "La casa de").
"""

import re

_FEWEST = 30  # signs that are no spaces
_LOOKED_AT = 400  # characters in the middle of a page: counting them all takes long
_RARE = 0.01  # of a page: no text of any size in Latin letters has so few "a", unless it is all capitals
_MOST_CONTROLS = 0.2
_CONTROLS = re.compile("[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f\x7f]")  # U+0002 is a mark of ours
_DRAWN = re.compile(r"\S")
_MOVED_VOWELS = "DHLRX"  # "aeiou", 29 places before
_LEAST_VOWELS = 0.2
# "^bf" by those numbers; in capitals a third of what is written.
_CAPITAL_VOWELS = "AEI"
_MOST_CAPITAL_VOWELS = 0.06
_FIGURES = "0123456789"  # "MNOPQRSTUV"
_MOST_FIGURES = 0.15


def is_ciphered(text: str) -> bool:
    """Tell of a page's text whether it is numbers of glyphs; of most pages the first question tells that it is not."""
    begin = max(0, len(text) // 2 - _LOOKED_AT // 2)  # a head may be drawn in another font
    if text.count("a", begin, begin + _LOOKED_AT) >= _RARE * min(len(text), _LOOKED_AT):
        return False
    written = len(_DRAWN.findall(text))
    if written < _FEWEST:
        return False
    return len(_CONTROLS.findall(text)) > _MOST_CONTROLS * written or (
        _count(_MOVED_VOWELS, text) > _LEAST_VOWELS * written
        and _count(_CAPITAL_VOWELS, text) < _MOST_CAPITAL_VOWELS * written
        and _count(_FIGURES, text) < _MOST_FIGURES * written
    )


def _count(signs: str, text: str) -> int:
    return sum(map(text.count, signs))
