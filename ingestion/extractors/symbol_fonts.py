"""Knows what the fonts Symbol and Wingdings draw, whose letters office programs keep under numbers that mean nothing."""

import re
from collections.abc import Mapping

_FIRST = 0xF000  # where Word keeps the letters of such a font
_MEANINGLESS = re.compile("[\uf020-\uf0ff]")
_GREEK = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
_SIGNS = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…|—↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑"
_SYMBOL: Mapping[int, str] = {
    **dict(enumerate(_GREEK, 0x20)), **dict(enumerate(_SIGNS, 0xA0)), 0xF1: "⟩", 0xF2: "∫",
}  # fmt: skip
_WINGDINGS: Mapping[int, str] = {
    0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x36: "⌛", 0x45: "☜", 0x46: "☞", 0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□",
    0x71: "❑", 0x72: "❒", 0x73: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•", 0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xDF: "←",
    0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
NAMES = frozenset(_FONTS)


def has_symbols(text: str) -> bool:
    """Say whether there is a letter of such a font in a text."""
    return _MEANINGLESS.search(text) is not None


def with_symbols(text: str, font: str) -> str:
    """Return what a reader sees; a letter that the font is not known to have stays what it is.

    Of a font that is not named near by nothing is sure: people have fonts of their own.
    """
    known = _FONTS.get(font.casefold(), {})
    return _MEANINGLESS.sub(lambda found: known.get(ord(found[0]) - _FIRST, found[0]), text)
