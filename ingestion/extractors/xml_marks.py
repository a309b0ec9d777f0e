"""Collects what an XML document says of its licence, rights, language and title, as marks for the licence check."""

import re
from collections.abc import Iterator

from ingestion.extractors.xml_events import XML_LANG, End, Event, Start, attribute

_MOST_MARKS = 50
_LONGEST_MARK = 500
_RIGHTS = {
    "availability": "tei:availability", "licence": "xml:licence", "license": "xml:license", "license-p": "jats:license-p",
    "license_ref": "jats:license_ref", "copyright-statement": "jats:copyright-statement", "rights": "dc:rights",
    "accessRights": "dc:accessRights", "copyright": "xml:copyright", "licencia": "xml:licencia", "provenance": "xml:provenance",
    "title": "dc:title", "article-title": "dc:title", "book-title": "dc:title", "language": "dc:language", "lang": "dc:language",
    "creator": "dc:creator",
}  # fmt: skip
_ONCE = frozenset(
    ("dc:title", "dc:language", "dc:creator")
)  # the first is the document's own, others are its parts'
_ADDRESSES = ("target", "href", "resource", "about", "uri", "url")
_CC_ADDRESS = re.compile(r"creativecommons\.org/(?:licen[sc]es|publicdomain)/", re.IGNORECASE)
_LICENCE_NAMES = frozenset(("licence", "license", "license_ref", "availability"))
_SPACE = re.compile(r"\s+")


class Marks:
    """Takes events; `found` gives at most 50 (field, value), each once."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], None] = {}
        self._open: list[tuple[str, list[str]]] = []
        self._has_root = False

    def found(self) -> tuple[tuple[str, str], ...]:
        """Return the marks so far, in their order."""
        return tuple(self._found)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Go through the marks so far: rows that are read one by one have those that came before them."""
        return iter(self.found())

    def take(self, event: Event) -> None:
        """Take one event in."""
        if isinstance(event, Start):
            self._begin(event)
        elif isinstance(event, End):
            self._end(event)
        elif self._open and sum(map(len, self._open[-1][1])) < _LONGEST_MARK:
            for _, pieces in self._open:
                pieces.append(event)

    def _begin(self, event: Start) -> None:
        if not self._has_root:
            self._has_root = True
            self._add("xml:lang", event.attributes.get(XML_LANG, ""))
        for name in _ADDRESSES:
            address = attribute(event.attributes, name)
            if event.name in _LICENCE_NAMES or _CC_ADDRESS.search(address):
                self._add(f"{event.name}@{name}", address)
        if event.name in _RIGHTS and len(self._found) < _MOST_MARKS:
            self._open.append((event.name, []))

    def _end(self, event: End) -> None:
        if self._open and self._open[-1][0] == event.name:
            name, pieces = self._open.pop()
            self._add(_RIGHTS[name], "".join(pieces))

    def _add(self, field: str, value: str) -> None:
        value = _SPACE.sub(" ", value).strip()[:_LONGEST_MARK]
        known = field in _ONCE and any(mark == field for mark, _ in self._found)
        if value and not known and len(self._found) < _MOST_MARKS:
            self._found[field, value] = None
