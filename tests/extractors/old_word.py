"""Writes Word files of before 2007, byte by byte: an information block, text in pieces, formatting for a few characters."""

import re
import struct
from collections.abc import Sequence

from tests.extractors.containers import container_of

_TEXT_AT, _PAGE = 2048, 512
ENCRYPTED = 0x0100


def doc_of(
    body: str,
    *,
    notes: str = "",
    heads: str = "",
    remarks: str = "",
    boxes: str = "",
    struck: str = "",
    flags: int = 0,
    narrow: bool = False,
    summary: bytes = b"",
    symbol: tuple[str, int] | None = None,
) -> bytes:
    """A document of these texts. `struck` is marked as struck out, or drawn as this letter of a font; a "\\x07\\r" in the body ends a row of a table."""
    said = "".join((body, notes, heads, remarks, boxes))
    marks = [found.start() + 1 for found in re.finditer("\x07\r", said)]
    text = said.replace("\x07\r", "\x07\x07")
    width, codec = (1, "cp1252") if narrow else (2, "utf-16-le")
    written = text.encode(codec)
    pages_at = -(-(_TEXT_AT + len(written)) // _PAGE)
    formatting = struct.pack("<HHH", 0x6A09, 1, symbol[1]) if symbol else struct.pack("<HB", 0x0800, 1)
    deleted = _page([(text.find(struck), len(struck))] if struck else [], width, formatting, 1)
    ends = _page([(n, 1) for n in marks], width, b"\0\0" + struct.pack("<HB", 0x2417, 1), 13)
    plan = _pieces(len(text), width)
    lists = [struct.pack("<3I", 0, 1 << 30, pages_at + n) for n in range(2)]
    lists.append(_fonts("Arial", symbol[0] if symbol else "Arial"))
    head = bytearray(_TEXT_AT)
    struct.pack_into("<HH6xH", head, 0, 0xA5EC, 0xC1, flags | 0x0200)
    struct.pack_into("<7I", head, 0x4C, *map(len, (body, notes, heads)), 0, len(remarks), 0, len(boxes))
    for place, begin, part in (
        (0x1A2, 0, plan),
        (0xFA, len(plan), lists[0]),
        (0x102, len(plan) + 12, lists[1]),
        (0x112, len(plan) + 24, lists[2]),
    ):
        struct.pack_into("<II", head, place, begin, len(part))
    main = (bytes(head) + written).ljust(pages_at * _PAGE, b"\0") + deleted + ends
    return container_of(
        {"WordDocument": main, "1Table": plan + b"".join(lists), "\x05SummaryInformation": summary}
    )


def summary_of(count: int, *properties: tuple[int, int, bytes]) -> bytes:
    """A summary of (number, kind, string) that declares to hold `count` properties."""
    listed, values = b"", b""
    for number, kind, value in properties:
        listed += struct.pack("<II", number, 8 + 8 * len(properties) + len(values))
        values += struct.pack("<II", kind, len(value) // (2 if kind == 0x1F else 1)) + value
    return bytes(44) + struct.pack("<III", 48, 0, count) + listed + values


def word_95_of(
    body: str,
    *,
    struck: str = "",
    letters: str = "cp1252",
    in_pieces: bool = False,
    language: int = 0x0C0A,
    is_macintosh: bool = False,
    version: int = 104,
    mark: int = 0xA5DC,
) -> bytes:
    """A document as Word 6 and 95 kept it: everything in one stream, one run of bytes, or pieces in another order."""
    marks = [found.start() + 1 for found in re.finditer("\x07\r", body)]
    written = body.replace("\x07\r", "\x07\x07").encode(letters)
    width, half = len(written) // len(body), len(body) // 2
    order = written[half * width :] + written[: half * width] if in_pieces else written
    pages_at = -(-(_TEXT_AT + len(order)) // _PAGE)
    if in_pieces:
        marks = sorted((place - half) % len(body) for place in marks)
    deleted = _page([(body.find(struck), len(struck))] if struck else [], width, b"\x55\x01\x41\x01", 1)
    ends = _page([(place, 1) for place in marks], width, b"\0\0\x10\2\0\x19\1", 7)
    plan = struct.pack("<3I", 0, half, len(body))
    second = _TEXT_AT + (len(body) - half) * width
    plan += struct.pack("<HIHHIH", 0, second, 0, 0, _TEXT_AT, 0)
    plan = b"\x02" + struct.pack("<I", len(plan)) + plan
    lists = [struct.pack("<IIH", 0, 1 << 30, pages_at + number) for number in range(2)]
    head = bytearray(_TEXT_AT)
    flags = (0x0004 if in_pieces else 0) | (0x1000 if width == 2 else 0)
    struct.pack_into("<HHHHHH", head, 0, mark, version, 0, language, 0, flags)
    struct.pack_into("<HHII", head, 0x14, 0x100 if is_macintosh else 0, 0, _TEXT_AT, _TEXT_AT + len(order))
    struct.pack_into("<I", head, 0x34, len(body))
    main = (bytes(head) + order).ljust(pages_at * _PAGE, b"\0") + deleted + ends
    for place, part in ((0xB8, lists[0]), (0xC0, lists[1]), (0x160, plan)):
        head[place : place + 8] = struct.pack("<II", len(main), len(part))
        main += part
    return container_of({"WordDocument": bytes(head) + main[_TEXT_AT:]})


def word_2_of(body: str) -> bytes:
    """A document as Word 2 kept it: no container around it."""
    head = bytearray(_TEXT_AT)
    struct.pack_into("<HH", head, 0, 0xA5DB, 45)
    struct.pack_into("<II", head, 0x18, _TEXT_AT, _TEXT_AT + len(body))
    struct.pack_into("<I", head, 0x34, len(body))
    return bytes(head) + body.encode("cp1252")


def _fonts(*names: str) -> bytes:
    described = (bytes(39) + name.encode("utf-16-le") + b"\0\0" for name in names)
    return struct.pack("<HH", len(names), 0) + b"".join(bytes([len(one)]) + one for one in described)


def _pieces(length: int, width: int) -> bytes:
    """Two pieces, after some formatting to be passed over."""
    middle = length // 2
    first = _TEXT_AT * (3 - width) | (0x40000000 if width == 1 else 0)
    second = (_TEXT_AT + middle * width) * (3 - width) | (0x40000000 if width == 1 else 0)
    table = struct.pack("<3I", 0, middle, length) + struct.pack("<HIHHIH", 0, first, 0, 0, second, 0)
    return b"\x01\x02\x00\xff\xff" + b"\x02" + struct.pack("<I", len(table)) + table


def _page(runs: Sequence[tuple[int, int]], width: int, formatting: bytes, entry: int) -> bytes:
    """A page of formatting: a run for each (place, length) in characters, and a plain one after each."""
    page = bytearray(_PAGE)
    bounds = [bound for begin, length in runs for bound in (begin, begin + length)]
    bounds += [bounds[-1] + 1] if bounds else []
    count = max(0, len(bounds) - 1)
    at = -(-(4 * (count + 1) + entry * count) // 2) * 2
    size = len(formatting) if entry == 1 else (len(formatting) + 1) // 2
    page[at : at + 1 + len(formatting)] = bytes([size]) + formatting
    for n, bound in enumerate(bounds):
        struct.pack_into("<I", page, 4 * n, _TEXT_AT + bound * width)
    for n in range(0, count, 2):
        page[4 * (count + 1) + entry * n] = at // 2
    page[-1] = count
    return bytes(page)
