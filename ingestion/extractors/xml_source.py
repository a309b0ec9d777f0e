"""Decodes an XML file piece by piece, whatever its encoding, and takes the doctype with its entities off its head."""

import codecs
import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ingestion.extractors.opened import Readable, read_fully
from ingestion.text.declared import settle
from ingestion.text.encodings import SAMPLE_BYTES
from ingestion.types import Outcome, Unreadable

_CHUNK_BYTES = 256 * 1024
_LONGEST_ENTITY = 1_000
_MOST_WRITTEN_OUT = 8 * 1024 * 1024

_DECLARED = re.compile(r"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{1,40})[\"']")
DOCTYPE = re.compile(
    r"<!DOCTYPE\s+[^\[>\"']*+(?:\"[^\"]*+\"[^\[>\"']*+|'[^']*+'[^\[>\"']*+)*+"
    r"(?P<subset>\[(?:<!--.*?-->|<\?.*?\?>|\"[^\"]*+\"|'[^']*+'|<(?![!?]-?)|<!(?!--)|[^\]\"'<])*+\])?\s*>",
    re.DOTALL | re.IGNORECASE,
)
_ROOT = re.compile(r"<[^\W\d]")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)  # one that never ends is looked at once
_ENTITY = re.compile(r"<!ENTITY\s+([\w.:-]{1,100})\s+(?:\"([^\"]*+)\"|'([^']*+)')", re.IGNORECASE)
_REFERENCE = re.compile(r"&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[^\W\d][\w.:-]{0,99});")
_OWN = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class Notes:
    """What was noticed while reading, for the document's `cleaning`."""

    encoding: str = "utf-8"
    undecodable: int = 0
    unknown_entities: set[str] = field(default_factory=set)
    is_broken: bool = False

    def __iter__(self) -> Iterator[str]:
        """Go through the steps so far: rows that are read one by one have those that came before them."""
        return iter(self.steps())

    def steps(self) -> tuple[str, ...]:
        """Return them as names of steps."""
        noted = (
            (self.encoding not in ("utf-8", "ascii"), f"decoded:{self.encoding}"),
            (bool(self.undecodable), f"undecodable:{self.undecodable}"),
            (bool(self.unknown_entities), f"entities_left_out:{len(self.unknown_entities)}"),
            (self.is_broken, "broken_xml"),
        )
        return tuple(step for holds, step in noted if holds)


class Entities:
    """The entities that a doctype declares as plain words. What lies outside the file, or holds others, is never fetched."""

    def __init__(self, declared: Mapping[str, str], notes: Notes) -> None:
        self._declared = declared
        self._notes = notes
        self._written_out = 0

    def text_of(self, raw: str) -> str:
        """Write out every reference; unknown ones are left out and noted. Raises Unreadable REFUSED where that never ends."""
        return _NOT_XML.sub("", _REFERENCE.sub(self._value_of, raw) if "&" in raw else raw)

    def _value_of(self, found: re.Match[str]) -> str:
        if (own := _OWN.get(found[1])) is not None:
            return own
        known = self._declared.get(found[1])
        if known is not None:
            self._written_out += len(known)
            if self._written_out > _MOST_WRITTEN_OUT:
                raise Unreadable(Outcome.REFUSED, "document_too_large", limit_bytes=_MOST_WRITTEN_OUT)
            return known
        value = html.unescape(found[0])
        if value == found[0]:
            self._notes.unknown_entities.add(found[1])
            return ""
        return value


def decoded(stream: Readable, notes: Notes) -> Iterator[str]:
    """Yield the text of a file of XML; `notes.encoding` is decided with the first piece."""
    head = read_fully(stream, SAMPLE_BYTES)
    notes.encoding = encoding_of(head)
    decoder = codecs.getincrementaldecoder(notes.encoding)(errors="replace")
    chunk = head
    while chunk:
        text = decoder.decode(chunk)
        if notes.encoding.startswith("utf") and "\ufffd" in text:
            notes.undecodable += max(0, text.count("\ufffd") - chunk.count(b"\xef\xbf\xbd"))
        yield text
        chunk = read_fully(stream, _CHUNK_BYTES)
    yield decoder.decode(b"", final=True)


def encoding_of(head: bytes) -> str:
    """What is plainly Unicode is that, whatever is declared; then the declaration, if it can be right; then our guess."""
    declared = _DECLARED.match(head[:400].decode("latin-1"))
    return settle(head, declared[1] if declared else None, whole=len(head) < SAMPLE_BYTES)


def without_doctype(head: str) -> tuple[str, dict[str, str]]:
    """Cut the doctype out of the head of a file, and give the entities it declares as plain words."""
    begin = head.upper().find("<!DOCTYPE")
    root = _ROOT.search(_COMMENT.sub(lambda found: " " * len(found[0]), head))
    if begin < 0 or (root and root.start() < begin):
        return head, {}
    doctype = DOCTYPE.match(head, begin)
    if doctype is None:
        return head, {}
    entities: dict[str, str] = {}
    for name, double, single in _ENTITY.findall(_COMMENT.sub("", doctype["subset"] or "")):
        value = html.unescape(double or single)
        if len(value) <= _LONGEST_ENTITY and not _REFERENCE.search(value) and "<" not in value:
            entities.setdefault(name, value)
    return head[: doctype.start()] + head[doctype.end() :], entities
