"""Knows what LaTeX writes with commands of its own: letters with accents, signs, quotes and dashes."""

import re
import sys
import unicodedata
from collections.abc import Mapping
from functools import cache

from pylatexenc.latexencode import get_builtin_uni2latex_dict

from ingestion.extractors.latex_phonetics import SIGNS as PHONETIC
from ingestion.extractors.latex_phonetics import in_phonetics

_COMBINING: Mapping[str, str] = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307", "c": "\u0327",
    "v": "\u030c", "u": "\u0306", "H": "\u030b", "k": "\u0328", "r": "\u030a", "d": "\u0323", "b": "\u0331",
}  # fmt: skip
_DOTLESS = {"\\i": "i", "\\j": "j"}
_LETTER = r"\{\s*(?:\\[ij]|[^\W\d_])\s*\}|\\[ij](?![a-zA-Z])(?:\{\}|[ \t]+)?"
ACCENT = rf"\\(?:(?P<sign>['`^\"~=.])[ \t]*(?P<signed>{_LETTER}|[^\W\d_])|(?P<mark>[cvuHkrdb])(?:[ \t]*(?P<marked>{_LETTER})|[ \t]+(?P<bare>[^\W\d_])))"

NUMBER = r"\"[0-9A-F]{1,6}|'[0-7]{1,7}|\d{1,7}"  # of a letter: in base 16, 8 or 10
_BASES = {'"': 16, "'": 8}

# Beside those that pylatexenc knows: signs by their older names, and names that are logos.
_CHARACTERS: Mapping[str, str] = {
    "ss": "ß", "SS": "SS", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
    "i": "i", "j": "j", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "ng": "ŋ", "NG": "Ŋ", "dj": "đ", "DJ": "Đ", "S": "§", "P": "¶",
    "dots": "…", "ldots": "…", "textellipsis": "…", "copyright": "©", "pounds": "£", "euro": "€", "texteuro": "€", "EUR": "€",
    "textdegree": "°", "degree": "°", "textordmasculine": "º", "textordfeminine": "ª", "textquestiondown": "¿", "textexclamdown": "¡",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_", "textbar": "|", "textless": "<",
    "textgreater": ">", "textquotesingle": "'", "textquotedbl": '"', "textbraceleft": "{", "textbraceright": "}", "lbrace": "{",
    "textemdash": "—", "textendash": "–", "textbullet": "•", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»", "og": "« ",
    "fg": " »", "lq": "‘", "rq": "’", "flqq": "«", "frqq": "»", "flq": "‹", "frq": "›", "glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘", "quotedblbase": "„", "rbrace": "}", "slash": "/", "quad": " ", "qquad": " ", "space": " ",
    "enspace": " ", "thinspace": " ", "newline": "\n", "linebreak": "\n", "cr": "\n", "and": "; ", "tabularnewline": "\n", "LaTeX": "LaTeX",
    "TeX": "TeX", "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "XeLaTeX": "XeLaTeX", "textperiodcentered": "·", "textmu": "µ",
}  # fmt: skip
SYMBOLS: Mapping[str, str] = {" ": " ", "\n": " ", "\t": " ", ",": " ", ";": " ", ":": " "} | {
    c: c for c in "%&$#_{}"
}

# The signs that fonts put together; «"'» and «"`» are the quotes of babel.
_LIGATURE = re.compile(r"---?|``|''|<<|>>|\?`|!`|\"[<>`'=~-]|(?<=[^\W\d_])\"[aeiouAEIOU]")
_LIGATURES: Mapping[str, str] = {
    "---": "—", "--": "–", "``": "“", "''": "”", "<<": "«", ">>": "»", "?`": "¿", "!`": "¡", '"<': "«",
    '">': "»", '"`': "„", "\"'": "“", '"=': "-", '"~': "-", '"-': "",
} | {f'"{letter}': unicodedata.normalize("NFC", letter + "\u0308") for letter in "aeiouAEIOU"}  # fmt: skip


def accented(found: re.Match[str]) -> str:
    """Return the letter that an accent of LaTeX makes, in one character where Unicode has it."""
    written = (found["signed"] or found["marked"] or found["bare"]).replace("{}", "").strip("{} \t")
    mark = _COMBINING[found["sign"] or found["mark"]]
    return unicodedata.normalize("NFC", _DOTLESS.get(written, written) + mark)


def character(name: str) -> str | None:
    """Return what the command shows if it is a sign, None if it is none."""
    return _CHARACTERS.get(name) or PHONETIC.get(name) or _known_signs().get(name)


def literal(found: re.Match[str]) -> str:
    """Return what is shown letter by letter: what is verbatim, an address, phonetics, a letter by its number."""
    if found["phonetic"] is not None:
        return in_phonetics(found["phonetic"])
    if number := found["number"] or found["numbered"]:
        return _numbered(number)
    return found["quoted"] if found["quoted"] is not None else found["address"]


def _numbered(number: str) -> str:
    """The letter of a number, nothing where there is none."""
    code = int(number.strip("\"'"), _BASES.get(number[0], 10))
    letter = chr(code) if code <= sys.maxunicode else ""
    return letter if letter.isprintable() else ""


def with_ligatures(text: str) -> str:
    """Write out the quotes and dashes."""
    return _LIGATURE.sub(lambda found: _LIGATURES[found[0]], text)


@cache
def _known_signs() -> Mapping[str, str]:
    signs: dict[str, str] = {}
    for code, written in get_builtin_uni2latex_dict().items():
        name = re.fullmatch(r"\\(?:ensuremath\{\\)?([a-zA-Z]{2,})\}?", written)
        if name:
            signs.setdefault(name[1], chr(code))
    return signs
