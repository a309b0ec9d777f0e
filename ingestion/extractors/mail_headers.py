"""Reads the headers of mail as people see them: encoded words, raw bytes, wrong charsets, folded lines."""

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message

from ingestion.text.declared import settle
from ingestion.text.encodings import decode_as

_WHITE = re.compile(r"\s+")
_LONGEST = 1_000


def header(message: Message, name: str) -> str:
    """Give a header's value, "" where it is missing. Never fails: what cannot be decoded is shown as it stands."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    return readable(raw)


def readable(raw: str) -> str:
    """Decode a header's value as the parser keeps it: bytes beyond ASCII stand in it as lone surrogates."""
    try:
        pieces = decode_header(raw[: 4 * _LONGEST])
    except (HeaderParseError, ValueError):
        pieces = [(raw, None)]
    return _WHITE.sub(" ", "".join(_decoded(piece, charset) for piece, charset in pieces)).strip()[:_LONGEST]


def _decoded(piece: bytes | str, charset: str | None) -> str:
    data = piece if isinstance(piece, bytes) else piece.encode("utf-8", "surrogateescape")
    return text_of(data, charset)


def text_of(data: bytes, charset: str | None) -> str:
    """Decode bytes that declare a charset, which need not be true."""
    return decode_as(data, settle(data, charset or None)).text
