"""Puts the bytes of ligatures in order that some programs write the wrong way round: "昀椀esta", where U+6600 and U+6900 are an f and an i.

Ghostscript did so for years with ligatures that a font names by several letters.
"""

import re

_CERTAIN = ("昀", "琀", "吀")  # f, t, T: no ligature is without one of them
_SWAPPED = "".join(chr(ord(letter) << 8) for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_HAN = "\u3400-\u9fff"
_LIGATURE = re.compile(
    rf"(?<![{_HAN}])(?:(?<=[^\W\d_])[{_SWAPPED}]{{2,3}}|[{_SWAPPED}]{{2,3}}(?=[^\W\d_{_HAN}]))(?![{_HAN}])"
)


def with_bytes_in_order(text: str) -> str:
    """Return a page's text, as long as it was, with the letters of such ligatures; Chinese words stay."""
    if not any(sign in text for sign in _CERTAIN):
        return text
    return _LIGATURE.sub(lambda found: "".join(chr(ord(sign) >> 8) for sign in found[0]), text)
