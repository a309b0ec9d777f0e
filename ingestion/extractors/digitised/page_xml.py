"""Reads PAGE XML, as Transkribus, eScriptorium and OCR-D write it: lines of regions, in the order in which they are read."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ingestion.extractors.digitised.lines import Page, document, one_line
from ingestion.extractors.xml_events import Event, Start, events
from ingestion.extractors.xml_marks import Marks
from ingestion.extractors.xml_source import Notes
from ingestion.types import Document, Source

_BETWEEN = {"TextLine": " ", "Word": "", "Glyph": ""}  # what joins the parts of each
_GROUPS = frozenset(
    ("ReadingOrder", "OrderedGroup", "UnorderedGroup", "OrderedGroupIndexed", "UnorderedGroupIndexed")
)
_ASIDE = frozenset(("page-number", "header", "footer"))
_TYPE = re.compile(r"structure\s?\{[^}]{0,200}?type:\s?([\w-]{1,40})")
_INDEX = re.compile(r"[0-9]{1,9}")
_LAST = 10**9
_LANGUAGES = ("primaryLanguage", "secondaryLanguage", "language")
_RIGHTS = re.compile(r"licen|rights|copyright", re.IGNORECASE)
_LONGEST_MARK = 500
_MOST_MARKS = 20


class PageXml:
    """PAGE XML of any year: one document with its pages, a line for each line and an empty one between regions.

    Headers, footers and page numbers are left out of a page that has other text.
    """

    name = "page_xml"
    version = 1
    media_types = frozenset({"application/x-page+xml"})
    records = frozenset[str]()

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield one document. Raises Unreadable: DAMAGED where it is no XML, EMPTY without text, REFUSED if nested too deep."""
        notes, marks, said = Notes(), Marks(), dict[tuple[str, str], None]()
        pages = list(_pages(_seen(events(source, notes), marks, said)))
        yield document(pages, (*marks.found(), *said), notes.steps())


def _seen(found: Iterator[Event], marks: Marks, said: dict[tuple[str, str], None]) -> Iterator[Event]:
    for event in found:
        marks.take(event)
        if isinstance(event, Start) and event.attributes and len(said) < _MOST_MARKS:
            said.update(dict.fromkeys(_said(event.attributes)))
        yield event


def _said(given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What an element says of languages, or, as metadata with a name and a value, of rights."""
    pairs = [(name, given.get(name, "")) for name in _LANGUAGES]
    if _RIGHTS.search(name := given.get("name", "")[:_LONGEST_MARK]):
        pairs.append((one_line(name), given.get("value", "")))
    for name, value in pairs:
        if value := one_line(value)[:_LONGEST_MARK]:
            yield f"page:{name}", value


def _pages(found: Iterator[Event]) -> Iterator[Page]:
    reading, is_page = _Reading(), False
    for event in found:
        if isinstance(event, Start) and event.name == "Page":
            page = reading.page()
            if is_page or page.body or page.aside:
                yield page
            reading, is_page = _Reading(), True
        else:
            reading.take(event)
    yield reading.page()


@dataclass(slots=True)
class _Written:
    """What may have a text of its own: a region, line, word or glyph. `parts` are the texts of what is in it."""

    name: str
    parts: list[str] = field(default_factory=list)
    own: str = ""
    rank: tuple[int, bool] = (_LAST + 1, True)  # of its own text among the alternatives; less is better

    def offer(self, text: str, rank: tuple[int, bool]) -> None:
        if rank < self.rank and text.strip():
            self.own, self.rank = text, rank

    def text(self) -> str:
        return one_line(self.own) or _BETWEEN.get(self.name, "").join(self.parts)


@dataclass(slots=True)
class _Region(_Written):
    """A region; the page is one too, that all others are in."""

    identity: str = ""
    parent: "_Region | None" = None
    is_aside: bool = False
    has_text: bool = False  # in it or in a region within it
    place: int = _LAST

    def settle(self) -> None:
        """Take the region's own text where nothing in it has any; what is within it must be settled before."""
        if not self.parts and not self.has_text:
            self.parts = [line for line in map(one_line, self.own.splitlines()) if line]
        self.has_text = self.has_text or bool(self.parts)
        if self.parent:
            self.parent.has_text = self.parent.has_text or self.has_text


@dataclass(slots=True)
class _Order:
    """A piece of the reading order: a region's name, a group's members, or both."""

    index: int = _LAST
    region: str = ""
    members: list["_Order"] = field(default_factory=list)

    def ranks(self) -> dict[str, int]:
        """The places of the regions that are named, by their first naming."""
        ranks: dict[str, int] = {}
        waiting = [self]
        while waiting:
            one = waiting.pop()
            if one.region:
                ranks.setdefault(one.region, len(ranks))
            ordered = sorted(one.members, key=lambda member: member.index)
            waiting += reversed(ordered)
        return ranks


class _Reading:
    """One page while it is read."""

    def __init__(self) -> None:
        page = _Region("Page")
        self._regions = [page]  # each before those within it
        self._around = [page]
        self._open: list[_Written] = [page]
        self._orders = [_Order()]
        self._pieces: list[str] | None = None
        self._index = _LAST

    def take(self, event: Event) -> None:
        if isinstance(event, str):
            if self._pieces is not None:
                self._pieces.append(event)
        elif isinstance(event, Start):
            self._begin(event.name, event.attributes)
        else:
            self._end(event.name)

    def page(self) -> Page:
        """Give what was read, that which never ended too."""
        self._end("Unicode")
        while len(self._open) > 1:
            self._end(self._open[-1].name)
        for region in reversed(self._regions):
            region.settle()
        page, ranks = Page(), self._orders[0].ranks()
        for region in self._regions:
            region.place = ranks.get(region.identity, region.parent.place if region.parent else _LAST)
        written = [region for region in self._regions if region.parts]
        for region in sorted(written, key=lambda region: region.place):
            (page.aside if region.is_aside else page.body).append(region.parts)
        return page

    def _begin(self, name: str, given: Mapping[str, str]) -> None:
        if name in ("Unicode", "PlainText"):
            self._pieces = []
        elif name == "TextEquiv":
            self._index = _index(given, 0)
        elif name in _BETWEEN:
            self._open.append(_Written(name))
        elif name.endswith("Region") or name == "TableCell":
            self._begin_region(name, given)
        else:
            self._begin_order(name, given)

    def _begin_region(self, name: str, given: Mapping[str, str]) -> None:
        around = self._around[-1]
        is_aside = around.is_aside or _is_aside(given)
        region = _Region(name, identity=given.get("id", ""), parent=around, is_aside=is_aside)
        for within in (self._regions, self._around, self._open):
            within.append(region)

    def _begin_order(self, name: str, given: Mapping[str, str]) -> None:
        if name != "ReadingOrder" and len(self._orders) == 1:  # layers and relations name regions too
            return
        order = _Order(_index(given, _LAST), given.get("regionRef", ""))
        if name in _GROUPS or order.region:
            self._orders[-1].members.append(order)
        if name in _GROUPS:
            self._orders.append(order)

    def _end(self, name: str) -> None:
        if name in ("Unicode", "PlainText") and self._pieces is not None:
            self._open[-1].offer("".join(self._pieces), (self._index, name == "PlainText"))
            self._pieces = None
        elif name == "TextEquiv":
            self._index = _LAST
        elif name in _GROUPS and len(self._orders) > 1:
            self._orders.pop()
        elif len(self._open) > 1 and self._open[-1].name == name:
            self._close(self._open.pop())

    def _close(self, written: _Written) -> None:
        if isinstance(written, _Region):
            self._around.pop()
        elif text := written.text():
            self._open[-1].parts.append(text)


def _is_aside(given: Mapping[str, str]) -> bool:
    """Transkribus keeps types of its own in `custom`, whatever the standard's attribute says."""
    found = _TYPE.search(given.get("custom", ""))
    return given.get("type", "") in _ASIDE or (found is not None and found[1] in _ASIDE)


def _index(given: Mapping[str, str], otherwise: int) -> int:
    found = _INDEX.fullmatch(given.get("index", "").strip())
    return int(found[0]) if found else otherwise
