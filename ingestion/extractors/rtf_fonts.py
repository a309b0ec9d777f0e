"""Knows which code page the bytes of an RTF text are written in: the document's own, or that of the font in use."""

import codecs
from contextlib import suppress

from striprtf.striprtf import charset_map

_ANSI, _DEFAULT = 0, 1
_DOCUMENT = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}
_WESTERN = frozenset(("cp1252", "mac-roman", "cp437", "cp850"))  # in which UTF-8 is no text
_USUAL = "cp1252"


class Fonts:
    """The fonts as their table names them, one after another."""

    def __init__(self) -> None:
        self._document = _USUAL
        self._codecs: dict[int, str] = {}
        self._named = -1

    def declare(self, word: str, number: int) -> None:
        """Take a control word that says how the whole document is written."""
        if word == "ansicpg":
            self._document = _known(f"cp{number}") or self._document
        else:
            self._document = _known(_DOCUMENT[word])

    def describe(self, word: str, number: int) -> None:
        """Take a control word of the font table."""
        if word == "f":
            self._named = number
        elif word == "fcharset" and number not in (_ANSI, _DEFAULT):
            self._codecs[self._named] = _known(charset_map.get(number, "")) or self._document
        elif word == "cpg":
            self._codecs[self._named] = _known(f"cp{number}") or self._document

    def decode(self, data: bytes, font: int) -> str:
        """Decode what was written in a font. Raw UTF-8, which no rule allows and some programs write, is taken as such."""
        codec = self._codecs.get(font, self._document)
        if codec in _WESTERN:
            with suppress(UnicodeDecodeError):
                return data.decode("utf-8")
        return data.decode(codec, errors="replace")


def _known(name: str) -> str:
    try:
        return codecs.lookup("utf-8" if name == "cp65001" else name).name
    except LookupError:
        return ""
