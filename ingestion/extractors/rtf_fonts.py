"""Knows which code page the bytes of an RTF text are written in: the document's own, or that of the font in use."""

import codecs
from contextlib import suppress

from striprtf.striprtf import charset_map

from ingestion.extractors.symbol_fonts import NAMES, has_symbols, with_symbols

_ANSI, _DEFAULT, _SIGNS = 0, 1, 2
_SPACE = 0x20
_DOCUMENT = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}
_WESTERN = frozenset(("cp1252", "mac-roman", "cp437", "cp850"))  # in which UTF-8 is no text
_USUAL = "cp1252"


class Fonts:
    """The fonts as their table names them, one after another."""

    def __init__(self) -> None:
        self._document = _USUAL
        self._codecs: dict[int, str] = {}
        self._names: dict[int, str] = {}
        self._signs: set[int] = set()  # fonts of signs instead of letters
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
            self._names[number] = ""
        elif word == "fcharset" and number not in (_ANSI, _DEFAULT):
            if number == _SIGNS:
                self._signs.add(self._named)
            self._codecs[self._named] = _known(charset_map.get(number, "")) or self._document
        elif word == "cpg":
            self._codecs[self._named] = _known(f"cp{number}") or self._document

    def name(self, text: str) -> None:
        """Take what the font table says besides control words: the name of the font described last, or a piece of it."""
        if self._named in self._names:
            self._names[self._named] = (self._names[self._named] + text.split(";")[0]).strip()

    def sign(self, text: str, font: int) -> str:
        """Return what a reader sees of characters given by their numbers, whatever the table says of the font's letters."""
        return with_symbols(text, self._names.get(font, "")) if has_symbols(text) else text

    def decode(self, data: bytes, font: int) -> str:
        """Decode what was written in a font. Raw UTF-8, which no rule allows and some programs write, is taken as such."""
        if font in self._signs and self._names.get(font, "").casefold() in NAMES:
            return self.sign(
                "".join(chr(0xF000 + byte) if byte >= _SPACE else chr(byte) for byte in data), font
            )
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
