"""Reads the whole visible text of an HTML page, with newlines where its blocks end, and what it says of its licence."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from ingestion.extractors.html_marks import marks_of
from ingestion.extractors.html_text import visible_text
from ingestion.extractors.opened import read_whole
from ingestion.text.cleaning import clean
from ingestion.text.declared import settle
from ingestion.text.encodings import Decoded, decode_as
from ingestion.types import Document, Outcome, Source, Unreadable

_LARGEST_BYTES = 32 * 1024 * 1024
_DEEPEST = 5_000
_SEARCHED_BYTES = 64 * 1024  # browsers look at 1 kB; old pages begin with long scripts

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_NEVER_NESTED = frozenset(
    [
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
    ]
)


class Html:
    """HTML and XHTML pages, boilerplate included: what a page says besides its article is the donor's to leave out."""

    name = "html"
    version = 1
    media_types = frozenset({"text/html", "application/xhtml+xml"})

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield one document. Raises Unreadable: REFUSED if too large or nested too deep, EMPTY without text."""
        data = read_whole(source, _LARGEST_BYTES)
        decoded = _decode(data)
        if _nests_deeper(decoded.text, _DEEPEST):
            raise Unreadable(Outcome.REFUSED, "nested_too_deep", limit=_DEEPEST)
        tree = LexborHTMLParser(decoded.text)
        text, steps = clean(visible_text(tree.root) if tree.root else "")
        if not text.strip():
            raise Unreadable(Outcome.EMPTY, "no_text")
        yield Document(text, resume_at=1, marks=marks_of(tree), cleaning=(*_notes(decoded), *steps))


def _decode(data: bytes) -> Decoded:
    declared = _META_CHARSET.search(data[:_SEARCHED_BYTES]) or _XML_ENCODING.search(data[:_SEARCHED_BYTES])
    return decode_as(data, settle(data, declared[1].decode("ascii") if declared else None))


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
