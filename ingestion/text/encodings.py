"""Decodes text of unknown encoding: byte order mark, NUL parity, strict UTF-8, then a score of Iberian letters."""

import codecs
import re
from dataclasses import dataclass
from typing import NamedTuple

from ingestion.text.letters import likeliest, score, surroundings

SAMPLE_BYTES = 256 * 1024

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CUT_SEQUENCE = re.compile(rb"(?:[\xc2-\xf4]|[\xe0-\xf4][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{2})\Z")
_REPLACEMENT = "\ufffd".encode()
_HIGH = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the Python name of the encoding it was in, and how many places could not be decoded (U+FFFD).

    "utf-8+cp1252" where some lines were in a code page.
    """

    text: str
    encoding: str
    damaged: int


class Units(NamedTuple):
    """How an encoding writes one code unit: its size in bytes and a codec for it that neither reads nor writes a mark."""

    width: int
    codec: str


def decode(data: bytes) -> Decoded:
    """Decode `data` whole. Never fails: what the encoding cannot say becomes U+FFFD and is counted as damaged."""
    return decode_as(data, guess(data, whole=True))


def decode_as(data: bytes, encoding: str) -> Decoded:
    """Decode `data` in a known encoding, counting the places that it cannot say."""
    try:
        return Decoded(data.decode(encoding), encoding, 0)
    except UnicodeDecodeError:
        if encoding == "utf-8" and (page := _page_of_strangers(data)):
            return _decode_by_lines(data, page)
        text = data.decode(encoding, errors="replace")
    damaged = text.count("\ufffd") - (data.count(_REPLACEMENT) if encoding.startswith("utf-8") else 0)
    return Decoded(text, encoding, max(damaged, 1))


def _page_of_strangers(data: bytes) -> str | None:
    """Name the code page of the lines that have no UTF-8 in them at all: files are put together from many hands."""
    strangers = b"\n".join(line for line in data.split(b"\n") if _is_stranger(line))
    places = surroundings(strangers)
    page = likeliest(places)
    return page if score(places, page) > 0 else None


def _is_stranger(line: bytes) -> bool:
    return not line.isascii() and not _SEQUENCE.search(line)


def _decode_by_lines(data: bytes, page: str) -> Decoded:
    pieces, damaged, others = [], 0, 0
    for line in data.split(b"\n"):
        if _is_stranger(line):
            pieces.append(line.decode(page, errors="replace"))
            continue
        pieces.append(line.decode(errors="replace"))
        damaged += pieces[-1].count("\ufffd") - line.count(_REPLACEMENT)
        others += not line.isascii()
    return Decoded("\n".join(pieces), f"utf-8+{page}" if others else page, damaged)


def guess(head: bytes, *, whole: bool = False) -> str:
    """The Python name of the encoding of `head`, the first bytes of a text (all of it when `whole`)."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    wide = _wide_encoding(head) if b"\0" in head[:SAMPLE_BYTES] else None
    if wide:
        return wide
    if not whole:
        head = _CUT_SEQUENCE.sub(b"", head)  # the reader cut it there, not its writer
    if _is_utf8(head):
        return "utf-8"
    return likeliest(surroundings(head))


def is_utf8_beyond_ascii(data: bytes) -> bool:
    """Say whether `data` is strictly UTF-8 and not merely ASCII: code pages form its sequences only by rare chance."""
    try:
        return not data.isascii() and bool(data.decode())
    except UnicodeDecodeError:
        return False


def unit_of(encoding: str, head: bytes) -> Units:
    """The code unit of `encoding` as it is written in a file that begins with `head` (its mark tells the byte order)."""
    if encoding == "utf-16":
        return Units(2, "utf-16-le" if head.startswith(codecs.BOM_UTF16_LE) else "utf-16-be")
    if encoding == "utf-32":
        return Units(4, "utf-32-le" if head.startswith(codecs.BOM_UTF32_LE) else "utf-32-be")
    if encoding.startswith("utf-16"):
        return Units(2, encoding)
    if encoding.startswith("utf-32"):
        return Units(4, encoding)
    return Units(1, encoding.removesuffix("-sig"))


def _wide_encoding(head: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: Latin script leaves NUL bytes at every other (three of four) places."""
    sample = head[: SAMPLE_BYTES - SAMPLE_BYTES % 4]
    nul_share = [sample[place::4].count(0) / max(1, len(sample[place::4])) for place in range(4)]
    filled = "".join("0" if share > 0.6 else "1" if share < 0.1 else "?" for share in nul_share)
    return {"1010": "utf-16-le", "0101": "utf-16-be", "1000": "utf-32-le", "0001": "utf-32-be"}.get(filled)


def _is_utf8(data: bytes) -> bool:
    """Valid, or clearly meant so: code pages form valid sequences only by rare chance, so a few breaks do not matter."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        good = len(_SEQUENCE.findall(data))
        bad = len(_HIGH.findall(_SEQUENCE.sub(b"", data)))
        return good > 2 * bad
    return True
