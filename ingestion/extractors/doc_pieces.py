"""Puts together the text of a Word 2 to 2003 file from its pieces, without what was struck out."""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from ingestion.extractors.doc_formatting import WORD_6, WORD_97, Ranges, part_of
from ingestion.extractors.doc_symbols import Symbols, symbols_of, with_letters
from ingestion.types import Outcome, Unreadable

# Where the file information block keeps things, for Word 97 and later, and for what came before.
_MARK, _MARKS = 0xA5EC, (0xA5, 0xA6)  # of Word 97; what all of them begin with, Word in the Far East too
_WORD_97, _WORD_6, _WORD_2 = range(0x6A, 0x10000), range(0x65, 0x6A), range(0x20, 0x65)
_IN_PIECES, _ENCRYPTED, _TABLE_1, _WIDE = 0x0004, 0x0100, 0x0200, 0x1000
_LENGTHS_AT, _OLD_LENGTHS_AT = 0x4C, 0x34
_PIECES_AT, _OLD_PIECES_AT = 0x1A2, 0x160
_LANGUAGE_AT, _LETTERS_AT, _TEXT_AT = 0x06, 0x14, 0x18
_MACINTOSH = 0x100
# Before Unicode the letters went by the language: the low bits of its number. Most are Western.
_LETTERS = {
    0x02: "cp1251", 0x05: "cp1250", 0x08: "cp1253", 0x0E: "cp1250", 0x11: "cp932", 0x15: "cp1250", 0x18: "cp1250",
    0x19: "cp1251", 0x1B: "cp1250", 0x1F: "cp1254", 0x22: "cp1251", 0x23: "cp1251", 0x24: "cp1250",
}  # fmt: skip
ROW_END, NOTHING, _CELL_END = "\x1d", "\x02", "\x07"


@dataclass(frozen=True, slots=True)
class Story:
    """The texts of a document: body, foot- and endnotes, headers and footers, text boxes, with Word's control characters."""

    body: str
    notes: str
    heads: str
    boxes: str


def story_of(main: bytes, tables: tuple[bytes, bytes]) -> Story:
    """Read the WordDocument stream with its tables 0 and 1. Raises Unreadable ENCRYPTED or DAMAGED."""
    if len(main) < _LENGTHS_AT:
        raise Unreadable(Outcome.DAMAGED, "broken_document")
    mark, version, flags = struct.unpack_from("<HH6xH", main)
    is_new = version in _WORD_97
    if mark >> 8 not in _MARKS or version < _WORD_2.start or (is_new and mark != _MARK):
        raise Unreadable(Outcome.DAMAGED, "broken_document")
    if flags & _ENCRYPTED:
        raise Unreadable(Outcome.ENCRYPTED, "needs_password")
    if is_new:
        return _divided(_new_text(main, tables[1 if flags & _TABLE_1 else 0]), main, _LENGTHS_AT)
    return _divided(
        _old_text(main, flags) if version in _WORD_6 else _oldest_text(main), main, _OLD_LENGTHS_AT
    )


def _divided(text: str, main: bytes, place: int) -> Story:
    body, foot, heads, macros, remarks, end, boxes = struct.unpack_from("<7I", main, place)
    notes_end = body + foot
    end_at = notes_end + heads + macros + remarks
    return Story(
        text[:body],
        text[body:notes_end] + text[end_at : end_at + end],
        text[notes_end : notes_end + heads],
        text[end_at + end : end_at + end + boxes],
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    begin: int  # in the file, in bytes
    characters: int
    width: int
    letters: str


def _new_text(main: bytes, table: bytes) -> str:
    struck, rows = WORD_97.struck_ranges(main, table), WORD_97.row_ranges(main, table)
    pieces, symbols = _pieces(part_of(main, table, _PIECES_AT)), symbols_of(main, table)
    return "".join(_told(main, piece, struck, rows, symbols) for piece in pieces)


def _old_text(main: bytes, flags: int) -> str:
    """The text of Word 6 and 95: one run of bytes, or pieces if it was saved in a hurry."""
    begin, end = struct.unpack_from("<II", main, _TEXT_AT)
    width, letters = (2, "utf-16-le") if flags & _WIDE else (1, _old_letters(main))
    plan = [(begin, (end - begin) // width)]
    if flags & _IN_PIECES:
        plan = list(_placed(part_of(main, main, _OLD_PIECES_AT)))
    struck, rows = WORD_6.struck_ranges(main, main), WORD_6.row_ranges(main, main)
    return "".join(_told(main, _Piece(place, length, width, letters), struck, rows) for place, length in plan)


def _oldest_text(main: bytes) -> str:
    begin, end = struct.unpack_from("<II", main, _TEXT_AT)
    return _told(main, _Piece(begin, end - begin, 1, _old_letters(main)), [], [])


def _old_letters(main: bytes) -> str:
    if struct.unpack_from("<H", main, _LETTERS_AT)[0] == _MACINTOSH:
        return "mac_roman"
    return _LETTERS.get(struct.unpack_from("<H", main, _LANGUAGE_AT)[0] & 0x3FF, "cp1252")


def _pieces(data: bytes) -> Iterator[_Piece]:
    for place, length in _placed(data):
        width = 1 if place & 0x40000000 else 2
        yield _Piece(
            (place & 0x3FFFFFFF) // (3 - width), length, width, "cp1252" if width == 1 else "utf-16-le"
        )


def _placed(data: bytes) -> Iterator[tuple[int, int]]:
    """Where each piece is, as the table says it, and how many characters it has."""
    plan = _plan(data)
    count = (len(plan) - 4) // 12
    for number in range(count):
        begin, end = struct.unpack_from("<II", plan, 4 * number)
        place = struct.unpack_from("<I", plan, 4 * (count + 1) + 8 * number + 2)[0]
        yield place, max(0, end - begin)


def _told(main: bytes, piece: _Piece, struck: Ranges, rows: Ranges, symbols: Symbols | None = None) -> str:
    raw = main[piece.begin : piece.begin + piece.characters * piece.width]
    text = raw.decode(piece.letters, "replace")
    if symbols:
        text = with_letters(text, piece.begin, piece.width, symbols)
    text = _marked(text, piece.begin, piece.width, struck, None, NOTHING)
    return _marked(text, piece.begin, piece.width, rows, _CELL_END, ROW_END)


def _plan(data: bytes) -> bytes:
    """The table of pieces, after whatever formatting stands before it."""
    place = 0
    while place + 5 <= len(data) and data[place] == 1:
        place += 3 + int(struct.unpack_from("<H", data, place + 1)[0])
    if place + 5 > len(data) or data[place] != 2:  # what the format calls the table of pieces
        raise Unreadable(Outcome.DAMAGED, "broken_document")
    return data[place + 5 :]


def _marked(text: str, place: int, width: int, ranges: Ranges, only: str | None, mark: str) -> str:
    """Put `mark` for the characters (`only` this one) that lie in these ranges of bytes; the length stays."""
    found = bisect_right(ranges, (place, 0)) - 1
    pieces, done = [], 0
    for begin, end in ranges[max(0, found) :]:
        first, last = max(done, (begin - place) // width), min(len(text), (end - place) // width)
        if first >= len(text):
            break
        if last > first:
            inside = text[first:last]
            pieces += [text[done:first], mark * len(inside) if only is None else inside.replace(only, mark)]
            done = last
    return "".join(pieces) + text[done:]
