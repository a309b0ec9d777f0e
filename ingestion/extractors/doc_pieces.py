"""Puts together the text of a Word 97 to 2003 file from its pieces, and knows which characters were struck out."""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from ingestion.types import Outcome, Unreadable

# Where the file information block keeps things, for Word 97 and later, and for Word 6 and 95.
_MARK, _OLDEST_KNOWN, _WORD_97 = 0xA5EC, 101, 0xC1
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_LENGTHS_AT, _OLD_LENGTHS_AT = 0x4C, 0x34
_PIECES_AT, _CHARACTERS_AT, _PARAGRAPHS_AT = 0x1A2, 0xFA, 0x102
_PAGE = 512
_SPRM_DELETED, _SPRM_HIDDEN, _SPRM_ROW_END = 0x0800, 0x083C, 0x2417
_ON = (1, 0x81)  # set, or the contrary of what the style says
_OPERANDS = (1, 1, 2, 4, 2, 2, -1, 3)
ROW_END, NOTHING, _CELL_END = "\x1d", "\x02", "\x07"

Ranges = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Story:
    """The texts of a document: its body, its foot- and endnotes, its text boxes, with Word's control characters."""

    body: str
    notes: str
    boxes: str


def story_of(main: bytes, tables: tuple[bytes, bytes]) -> Story:
    """Read the WordDocument stream with its tables 0 and 1. Raises Unreadable ENCRYPTED or DAMAGED."""
    if len(main) < _LENGTHS_AT or struct.unpack_from("<H", main)[0] != _MARK:
        raise Unreadable(Outcome.DAMAGED, "broken_document")
    version, flags = struct.unpack_from("<H6xH", main, 2)
    if flags & _ENCRYPTED:
        raise Unreadable(Outcome.ENCRYPTED, "needs_password")
    if version < _WORD_97:
        return _divided(_old_text(main), main, _OLD_LENGTHS_AT)
    table = tables[1 if flags & _TABLE_1 else 0]
    struck = _ranges(main, table, _CHARACTERS_AT, (_SPRM_DELETED, _SPRM_HIDDEN), 1)
    rows = _ranges(main, table, _PARAGRAPHS_AT, (_SPRM_ROW_END,), 13)
    return _divided("".join(_pieces(main, table, struck, rows)), main, _LENGTHS_AT)


def _divided(text: str, main: bytes, place: int) -> Story:
    body, foot, heads, macros, remarks, end, boxes = struct.unpack_from("<7I", main, place)
    notes_end = body + foot
    end_at = notes_end + heads + macros + remarks
    return Story(
        text[:body],
        text[body:notes_end] + text[end_at : end_at + end],
        text[end_at + end : end_at + end + boxes],
    )


def _old_text(main: bytes) -> str:
    begin, end = struct.unpack_from("<II", main, 0x18)
    return main[begin:end].decode("cp1252", "replace")


def _pieces(main: bytes, table: bytes, struck: Ranges, rows: Ranges) -> Iterator[str]:
    plan = _plan(_part(main, table, _PIECES_AT))
    count = (len(plan) - 4) // 12
    for number in range(count):
        begin, end = struct.unpack_from("<II", plan, 4 * number)
        place = struct.unpack_from("<I", plan, 4 * (count + 1) + 8 * number + 2)[0]
        width = 1 if place & 0x40000000 else 2
        place = (place & 0x3FFFFFFF) // (3 - width)
        raw = main[place : place + max(0, end - begin) * width]
        text = raw.decode("cp1252" if width == 1 else "utf-16-le", "replace")
        yield _marked(
            _marked(text, place, width, struck, None, NOTHING), place, width, rows, _CELL_END, ROW_END
        )


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


def _ranges(main: bytes, table: bytes, place: int, wanted: tuple[int, ...], entry: int) -> Ranges:
    """The ranges of bytes whose formatting sets one of these properties; `entry` is the size of a page's entries."""
    plan = _part(main, table, place)
    count = max(0, (len(plan) - 4) // 8)
    found: Ranges = []
    for number in range(count):
        page = int(struct.unpack_from("<I", plan, 4 * (count + 1) + 4 * number)[0]) & 0x3FFFFF
        found += _on_page(main[page * _PAGE : (page + 1) * _PAGE], wanted, entry)
    return sorted(found)


def _on_page(page: bytes, wanted: tuple[int, ...], entry: int) -> Iterator[tuple[int, int]]:
    runs = page[-1] if len(page) == _PAGE else 0
    if 4 * (runs + 1) + entry * runs > _PAGE:
        return
    for number in range(runs):
        begin, end = struct.unpack_from("<II", page, 4 * number)
        place = 2 * page[4 * (runs + 1) + entry * number]
        if place and any(_properties(_grpprl(page, place, is_paragraph=entry > 1), wanted)):
            yield begin, end


def _grpprl(page: bytes, place: int, *, is_paragraph: bool) -> bytes:
    if not is_paragraph:
        return page[place + 1 : place + 1 + page[place]]
    if page[place]:
        return page[place + 3 : place + 2 * page[place]]
    return page[place + 4 : place + 2 + 2 * page[place + 1]] if place + 1 < _PAGE else b""


def _properties(data: bytes, wanted: tuple[int, ...]) -> Iterator[bool]:
    place = 0
    while place + 3 <= len(data):
        sprm, value = struct.unpack_from("<HB", data, place)
        if sprm in wanted:
            yield value in _ON
        size = _OPERANDS[sprm >> 13]
        place += 2 + (size if size > 0 else 1 + value)


def _part(main: bytes, table: bytes, place: int) -> bytes:
    if place + 8 > len(main):
        return b""
    begin, size = struct.unpack_from("<II", main, place)
    return table[begin : begin + size]
