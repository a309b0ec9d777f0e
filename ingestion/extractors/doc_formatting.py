"""Knows which bytes of an old Word file's text were struck out or hidden, and which of them end a row of a table."""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_PAGE = 512
_ON = (1, 0x81)  # set, or the contrary of what the style says
_PAGE_NUMBERS = {2: 0xFFFF, 4: 0x3FFFFF}  # bytes of one, and the bits that count

Ranges = list[tuple[int, int]]
Properties = Iterator[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Formatting:
    """Where a generation of Word keeps its formatting, and by which properties it says what is asked here."""

    characters_at: int
    paragraphs_at: int
    pages_at: (
        tuple[int, int] | None
    )  # where the first page and the number of pages are, if lists may be short
    number_bytes: int
    entry_bytes: int  # on a page about paragraphs
    struck: tuple[int, ...]
    row_end: tuple[int, ...]
    properties: Callable[[bytes], Properties]

    def struck_ranges(self, main: bytes, table: bytes) -> Ranges:
        """Return the ranges of bytes that nobody sees."""
        return self._ranges(main, table, self.characters_at, self.struck, is_paragraph=False)

    def row_ranges(self, main: bytes, table: bytes) -> Ranges:
        """Return the ranges of bytes that end a row."""
        return self._ranges(main, table, self.paragraphs_at, self.row_end, is_paragraph=True)

    def runs(self, main: bytes, table: bytes) -> Iterator[tuple[int, int, bytes]]:
        """Yield the ranges of bytes that have formatting of their own, with it."""
        for page in self._pages(main, part_of(main, table, self.characters_at), is_paragraph=False):
            yield from _on_page(main[page * _PAGE : (page + 1) * _PAGE], 1)

    def _ranges(
        self, main: bytes, table: bytes, place: int, wanted: tuple[int, ...], *, is_paragraph: bool
    ) -> Ranges:
        entry = self.entry_bytes if is_paragraph else 1
        found: Ranges = []
        for page in self._pages(main, part_of(main, table, place), is_paragraph=is_paragraph):
            for begin, end, data in _on_page(main[page * _PAGE : (page + 1) * _PAGE], entry):
                if any(known in wanted and value in _ON for known, value in self.properties(data)):
                    found.append((begin, end))
        return sorted(found)

    def _pages(self, main: bytes, plan: bytes, *, is_paragraph: bool) -> list[int]:
        count = max(0, (len(plan) - 4) // (4 + self.number_bytes))
        pages = [
            _number(plan, 4 * (count + 1) + self.number_bytes * n, self.number_bytes) for n in range(count)
        ]
        if self.pages_at is None:
            return pages
        first, total = (_number(main, at + (2 if is_paragraph else 0), 2) for at in self.pages_at)
        return pages + list(range(first + 1, first + 1 + total - len(pages)))


def part_of(main: bytes, table: bytes, place: int) -> bytes:
    """Return the part whose beginning and size the information block keeps at `place`."""
    if place + 8 > len(main):
        return b""
    begin, size = struct.unpack_from("<II", main, place)
    return table[begin : begin + size]


def _number(data: bytes, place: int, size: int) -> int:
    return int.from_bytes(data[place : place + size], "little") & _PAGE_NUMBERS[size]


def _on_page(page: bytes, entry: int) -> Iterator[tuple[int, int, bytes]]:
    runs = page[-1] if len(page) == _PAGE else 0
    if 4 * (runs + 1) + entry * runs > _PAGE:
        return
    for number in range(runs):
        begin, end = struct.unpack_from("<II", page, 4 * number)
        place = 2 * page[4 * (runs + 1) + entry * number]
        if place:
            yield begin, end, _grpprl(page, place, is_paragraph=entry > 1)


def _grpprl(page: bytes, place: int, *, is_paragraph: bool) -> bytes:
    if not is_paragraph:
        return page[place + 1 : place + 1 + page[place]]
    if page[place]:
        return page[place + 3 : place + 2 * page[place]]
    return page[place + 4 : place + 2 + 2 * page[place + 1]] if place + 1 < _PAGE else b""


_OPERANDS = (1, 1, 2, 4, 2, 2, -1, 3)


def _properties(data: bytes) -> Properties:
    place = 0
    while place + 3 <= len(data):
        known, value = struct.unpack_from("<HB", data, place)
        yield known, value
        size = _OPERANDS[known >> 13]
        place += 2 + (size if size > 0 else 1 + value)


_OLD_OPERANDS = {
    **dict.fromkeys((3, 12, 15, 23, 81, 103, 108, 188, 190, 191), -1),
    **dict.fromkeys((
        2, *range(16, 20), 21, 22, 26, 27, 28, *range(30, 37), *range(38, 44), *range(45, 50), 69, 72, 80, 93, 96, 97,
        99, 101, 105, 106, 107, 109, 110, *range(121, 125), 140, 141, 144, 145, 148, 149, *range(154, 158), 160, 161,
        *range(164, 172), 182, 183, 184, 189, 195, 197, 198,
    ), 2),
    **dict.fromkeys((73, 95, 136, 137), 3),
    **dict.fromkeys((20, 70, 74, 192, 194, 196, 200), 4),
    **dict.fromkeys((68, 193, 199), 5),
    **dict.fromkeys((120, 187), 12),
}  # fmt: skip


def _old_properties(data: bytes) -> Properties:
    place = 0
    while place + 2 <= len(data):
        known, value = data[place], data[place + 1]
        yield known, value
        size = _OLD_OPERANDS.get(known, 1)
        place += 1 + (size if size > 0 else 1 + value)


WORD_97 = Formatting(0xFA, 0x102, None, 4, 13, (0x0800, 0x083C), (0x2417,), _properties)
WORD_6 = Formatting(0xB8, 0xC0, (0x18A, 0x18E), 2, 7, (65, 92), (25,), _old_properties)
