"""Reads XML of any size and encoding as plain events, forgiving every break and never following an entity out of the file.

No XML library is asked: where a file breaks, their recovery drops what follows, and nothing of a donor's prose may be lost. All
that is needed is to tell tags from text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingestion.extractors.xml_source import DOCTYPE, Entities, Notes, decoded, without_doctype
from ingestion.types import Outcome, Source, Unreadable

_DEEPEST = 2_000
_LONGEST_MARK = 16 * 1024 * 1024  # of one comment, CDATA section or doctype
_LONGEST_TAG = 1024 * 1024

# A tag whose quotes close, a stray "<" between them or not; or, where they do not, whatever ends before the next one begins.
_MARK = re.compile(
    r"<(?:(?P<special>!\[CDATA\[|!--|\?|![A-Za-z])"
    r"|(?P<closing>/?)(?P<name>[^\W\d][\w.:·-]*+)(?=[\s/>])"
    r"(?P<rest>(?:[^<>\"'=]++|=\s{0,9}(?:\"[^\">]{0,500}+\"|'[^'>]{0,500}+')(?=[\s/>])|=|\"[^\"<]*+\"|'[^'<]*+')*+(?=>)"
    r"|[^<>]*+(?=>[^<]*<))>)"
)
_ENDS = {"![CDATA[": "]]>", "!--": "-->", "?": "?>"}
_NEVER_CLOSED = re.compile(r"<(?:!--|\?|![A-Za-z]|/?[^\W\d][\w.:-]*(?:[\s/][^<]*)?\Z)")
_UNFINISHED = re.compile(r"&[\w.:#-]{0,100}\Z")
_ATTRIBUTE = re.compile(r"([^\s=<>\"'/]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")

XML_SPACE = "xml:space"
XML_LANG = "xml:lang"


@dataclass(frozen=True, slots=True)
class Start:
    """An element begins: its name without prefix, and its attributes under their names as written."""

    name: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class End:
    """An element ends; every Start has its End, in order, whatever the file says."""

    name: str


Event = Start | End | str  # a str is text; one stretch of text may come in pieces


def events(source: Source, notes: Notes) -> Iterator[Event]:
    """Yield the events of `source` in order, memory flat. Raises Unreadable DAMAGED without a single element, REFUSED if too deep."""
    pieces = decoded(source.stream, notes)
    head, declared = without_doctype(next(pieces, "").lstrip("\ufeff \t\r\n"))
    reading = Reading(Entities(declared, notes), notes)
    yield from reading.take(head)
    for piece in pieces:
        yield from reading.take(piece)
    yield from reading.finish()
    if not reading.has_begun:
        raise Unreadable(Outcome.DAMAGED, "broken_document")


class Reading:
    """Takes text as it comes and gives its events; what a piece leaves unfinished waits for the next."""

    def __init__(self, entities: Entities, notes: Notes) -> None:
        self._entities = entities
        self._notes = notes
        self._held = ""
        self._open: list[str] = []
        self._open_counts: Counter[str] = Counter()
        self.has_begun = False

    def take(self, text: str) -> Iterator[Event]:
        """Yield what is finished."""
        held, place = self._held + text, 0
        while mark := _MARK.search(held, place):
            end = self._end_of(mark, held)
            if end < 0:
                break
            yield from self._text(held[place : mark.start()])
            if mark["special"] == "![CDATA[":
                yield held[mark.end() : end].removesuffix("]]>")
            elif not mark["special"]:
                yield from self._tag(mark)
            place = end
        cut = _cut(held, place)
        yield from self._text(held[place:cut])
        self._held = held[cut:]

    def finish(self) -> Iterator[Event]:
        """Yield what was never finished, and the end of everything open."""
        held, self._held = self._held, ""
        is_markup = _NEVER_CLOSED.match(held) is not None
        if not is_markup:
            yield from self._text(held.removeprefix("<![CDATA["))
        self._notes.is_broken = self._notes.is_broken or is_markup or bool(self._open)
        while self._open:
            yield self._closed()

    def _end_of(self, mark: re.Match[str], held: str) -> int:
        """Where the mark ends, -1 while that is not known; one that never ends is passed over by its first characters."""
        special = mark["special"]
        if not special:
            return mark.end()
        if (
            doctype := DOCTYPE.match(held, mark.start())
        ) is not None:  # of another file, put behind the first
            return doctype.end()
        closing = _ENDS.get(special, ">")
        end = held.find(closing, mark.end())
        if end >= 0:
            return end + len(closing)
        return -1 if len(held) - mark.start() < _LONGEST_MARK else mark.end()

    def _text(self, raw: str) -> Iterator[Event]:
        if raw:
            yield self._entities.text_of(raw)

    def _tag(self, mark: re.Match[str]) -> Iterator[Event]:
        name = mark["name"].rpartition(":")[2]
        if mark["closing"]:
            yield from self._close(name)
            return
        self.has_begun = True
        if len(self._open) >= _DEEPEST:
            raise Unreadable(Outcome.REFUSED, "nested_too_deep", limit=_DEEPEST)
        yield Start(name, self._attributes(mark["rest"]))
        if mark["rest"].endswith("/"):
            yield End(name)
        else:
            self._open.append(name)
            self._open_counts[name] += 1

    def _close(self, name: str) -> Iterator[Event]:
        """End the element and what was left open within it; a closing tag of nothing closes nothing."""
        if not self._open or self._open[-1] != name:
            self._notes.is_broken = True
        if not self._open_counts[name]:
            return
        while (closed := self._closed()).name != name:
            yield closed
        yield closed

    def _closed(self) -> End:
        name = self._open.pop()
        self._open_counts[name] -= 1
        return End(name)

    def _attributes(self, rest: str) -> Mapping[str, str]:
        if "=" not in rest:
            return {}
        return {
            name: self._entities.text_of(double or single or bare)
            for name, double, single, bare in _ATTRIBUTE.findall(rest)
        }


def _cut(held: str, place: int) -> int:
    """Where what follows the last mark may be unfinished: a tag, a comment, a reference."""
    begun = held.rfind("<", place)
    special = held.startswith(("<!", "<?"), begun) if begun >= 0 else False
    if begun >= 0 and (special or len(held) - begun < _LONGEST_TAG):
        return _first_special(held, place, begun)
    unfinished = _UNFINISHED.search(held, max(place, len(held) - 102))
    return unfinished.start() if unfinished else len(held)


def _first_special(held: str, place: int, begun: int) -> int:
    """A comment that has not ended may hold tags: it is held from where it begins."""
    mark = _MARK.search(held, place)
    return mark.start() if mark else begun


def attribute(attributes: Mapping[str, str], name: str) -> str:
    """The value of an attribute by its name without prefix; empty where it is missing."""
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "")
