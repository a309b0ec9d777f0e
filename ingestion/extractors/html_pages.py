"""Parses HTML and XHTML pages in whatever encoding they are, after counting how deep they nest."""

import re

from selectolax.lexbor import LexborHTMLParser

from ingestion.extractors.html_unseen import take_out_unseen
from ingestion.text.declared import settle
from ingestion.text.encodings import Decoded, decode_as
from ingestion.types import Outcome, Unreadable

_DEEPEST = 5_000
_SEARCHED_BYTES = 64 * 1024  # browsers look at 1 kB; old pages begin with long scripts

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_SELF_CLOSING = re.compile(r"<([a-zA-Z][\w:-]*)(\s[^<>]*?)?/>")
_VOID = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    )
)
_FRAMES = re.compile(r"</?(?:frameset|frame|noframes)(?:\s[^<>]*)?>", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_NEVER_NESTED = _VOID | {
    "a",
    "p",
    "li",
    "dt",
    "dd",
    "tr",
    "td",
    "th",
    "tbody",
    "thead",
    "tfoot",
    "option",
    "colgroup",
}


def parse(
    data: bytes, *, is_xhtml: bool = False, charset: str | None = None
) -> tuple[LexborHTMLParser, tuple[str, ...]]:
    """Give the parsed page, and notes on how it was decoded. Raises Unreadable REFUSED if it nests too deep.

    `charset` is what was said of the page by who delivered it; what it says itself counts more.

    In XHTML any element may close itself: HTML would take all that follows for its content.
    """
    decoded = _decode(data, charset)
    text = _SELF_CLOSING.sub(_closed, decoded.text) if is_xhtml else decoded.text
    return parse_text(text), _notes(decoded)


def parse_text(text: str) -> LexborHTMLParser:
    """Parse a page that is decoded already. Raises Unreadable REFUSED if it nests too deep.

    Of a set of frames, which are pages elsewhere, the page is what it says to those who see no frames.
    """
    text = _FRAMES.sub("", text) if "<frameset" in text[:_SEARCHED_BYTES].lower() else text
    if _nests_deeper(text, _DEEPEST):
        raise Unreadable(Outcome.REFUSED, "nested_too_deep", limit=_DEEPEST)
    tree = LexborHTMLParser(text)
    take_out_unseen(tree)
    return tree


def _closed(tag: re.Match[str]) -> str:
    return tag[0] if tag[1].lower() in _VOID else f"<{tag[1]}{tag[2] or ''}></{tag[1]}>"


def _decode(data: bytes, charset: str | None) -> Decoded:
    declared = _META_CHARSET.search(data[:_SEARCHED_BYTES]) or _XML_ENCODING.search(data[:_SEARCHED_BYTES])
    return decode_as(data, settle(data, declared[1].decode("ascii") if declared else charset))


def _notes(decoded: Decoded) -> tuple[str, ...]:
    notes = () if decoded.encoding == "utf-8" else (f"decoded:{decoded.encoding}",)
    return (*notes, f"undecodable:{decoded.damaged}") if decoded.damaged else notes


def _nests_deeper(text: str, limit: int) -> bool:
    """Whether tags are opened `limit` deep: counted before parsing, since parsers take hours over 200,000 nested tags."""
    depth = 0
    for closing, name in _TAG.findall(text):
        if name.lower() in _NEVER_NESTED:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > limit:
            return True
    return False
