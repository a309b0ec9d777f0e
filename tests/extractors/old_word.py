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
) -> bytes:
    """A document of these texts. `struck` is marked as struck out; a "\\x07\\r" in the body ends a row of a table."""
    said = "".join((body, notes, heads, remarks, boxes))
    marks = [found.start() + 1 for found in re.finditer("\x07\r", said)]
    text = said.replace("\x07\r", "\x07\x07")
    width, codec = (1, "cp1252") if narrow else (2, "utf-16-le")
    written = text.encode(codec)
    pages_at = -(-(_TEXT_AT + len(written)) // _PAGE)
    deleted = _page(
        [(text.find(struck), len(struck))] if struck else [], width, struct.pack("<HB", 0x0800, 1), 1
    )
    ends = _page([(n, 1) for n in marks], width, b"\0\0" + struct.pack("<HB", 0x2417, 1), 13)
    plan = _pieces(len(text), width)
    lists = [struct.pack("<3I", 0, 1 << 30, pages_at + n) for n in range(2)]
    head = bytearray(_TEXT_AT)
    struct.pack_into("<HH6xH", head, 0, 0xA5EC, 0xC1, flags | 0x0200)
    struct.pack_into("<7I", head, 0x4C, *map(len, (body, notes, heads)), 0, len(remarks), 0, len(boxes))
    for place, begin, part in (
        (0x1A2, 0, plan),
        (0xFA, len(plan), lists[0]),
        (0x102, len(plan) + 12, lists[1]),
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


def word_95_of(text: str) -> bytes:
    """A document as Word 95 kept it: one run of bytes."""
    head = bytearray(_TEXT_AT)
    struct.pack_into("<HH6xH", head, 0, 0xA5EC, 104, 0)
    struct.pack_into("<II", head, 0x18, _TEXT_AT, _TEXT_AT + len(text))
    struct.pack_into("<I", head, 0x34, len(text))
    return container_of({"WordDocument": bytes(head) + text.encode("cp1252").ljust(4096, b"\0")})


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
