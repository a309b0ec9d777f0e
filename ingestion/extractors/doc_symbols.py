"""Finds where a Word 97 to 2003 file draws a letter of Symbol or Wingdings: the text itself holds only a bracket there."""

import struct
from collections.abc import Iterator

from ingestion.extractors.doc_formatting import WORD_97, part_of
from ingestion.extractors.symbol_fonts import with_symbols

_FONTS_AT = 0x112
_NAME_AT = 40  # in the description of a font
_SYMBOL = struct.Struct("<HHH")
_SPRM_SYMBOL = 0x6A09
_MARK = _SPRM_SYMBOL.to_bytes(2, "little")
_BRACKET = "("

Symbols = list[tuple[int, str]]


def symbols_of(main: bytes, table: bytes) -> Symbols:
    """The places of such letters in the file, in bytes, and what a reader sees there."""
    found = list(_numbered(main, table))
    names = list(_fonts(part_of(main, table, _FONTS_AT))) if found else []
    return [
        (place, with_symbols(chr(number), names[font] if font < len(names) else ""))
        for place, font, number in found
    ]


def with_letters(text: str, place: int, width: int, symbols: Symbols) -> str:
    """Put them into the text of a piece that begins at `place`; its length stays."""
    letters = list(text)
    for at, letter in symbols:
        index = (at - place) // width
        if 0 <= index < len(letters) and letters[index] == _BRACKET:
            letters[index] = letter
    return "".join(letters)


def _numbered(main: bytes, table: bytes) -> Iterator[tuple[int, int, int]]:
    for begin, _, data in WORD_97.runs(main, table):
        place = data.find(_MARK)
        if place >= 0 and place + _SYMBOL.size <= len(data):
            _, font, number = _SYMBOL.unpack_from(data, place)
            if 0x20 <= number < 0xD800 or number >= 0xE000:
                yield begin, font, number


def _fonts(data: bytes) -> Iterator[str]:
    place = 4
    while place < len(data):
        size = data[place] + 1
        yield data[place + _NAME_AT : place + size].decode("utf-16-le", "replace").partition("\0")[0]
        place += size
