"""Reads the whole visible text of an HTML page, with newlines where its blocks end, and what it says of its licence."""

import codecs
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from ingestion.extractors.html_marks import marks_of
from ingestion.extractors.html_text import visible_text
from ingestion.extractors.opened import read_whole
from ingestion.text.cleaning import clean
from ingestion.text.encodings import Decoded, decode, decode_as
from ingestion.types import Document, Outcome, Source, Unreadable

_LARGEST_BYTES = 32 * 1024 * 1024
_DEEPEST = 5_000
_SEARCHED_BYTES = 64 * 1024  # browsers look at 1 kB; old pages begin with long scripts

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
# The names that the web's standard reads as something wider, and that writers mean so.
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}

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
    """What is plainly Unicode is that, whatever the page claims; then the page's own word; then our rule."""
    decoded = decode(data)
    declared = _META_CHARSET.search(data[:_SEARCHED_BYTES]) or _XML_ENCODING.search(data[:_SEARCHED_BYTES])
    if decoded.encoding.startswith("utf") or not declared:
        return decoded
    try:
        name = codecs.lookup(declared[1].decode("ascii")).name
        as_declared = decode_as(data, _MEANT.get(name, name))
    except (LookupError, ValueError):  # no such encoding, or no encoding of text
        return decoded
    return as_declared if not as_declared.damaged else decoded


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
