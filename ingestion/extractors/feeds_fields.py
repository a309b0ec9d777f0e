"""Takes an article of a feed apart into its fields."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from ingestion.extractors.html_text import visible_text
from ingestion.extractors.xml_events import End, Event, Start

_GROUPS = frozenset({"group"})  # of Media RSS: a title and a description, once more


@dataclass(frozen=True, slots=True)
class Field:
    """An element of an article with everything in it; without a name, what stands between two."""

    name: str
    attributes: Mapping[str, str]
    events: list[Event]

    @property
    def text(self) -> str:
        """What it holds, as written."""
        return "".join(event for event in self.events if isinstance(event, str))

    @property
    def is_plain(self) -> bool:
        """Whether no other elements are in it."""
        return bool(self.name) and all(isinstance(event, str) for event in self.events[1:-1])

    def saying(self, text: str) -> "Field":
        """The same element with other text in it."""
        return Field(self.name, self.attributes, [self.events[0], text, self.events[-1]])

    def shown(self) -> str:
        """What a reader sees of it: most feeds write HTML as text."""
        written = self.text
        if "<" not in written and "&" not in written:
            return written
        root = LexborHTMLParser(written).root
        return visible_text(root) if root else written


def fields_of(events: list[Event]) -> Iterator[Field]:
    """Yield the fields of a whole article, in order; what is grouped one by one."""
    begun, depth = 1, 0
    for place, event in enumerate(events[1:-1], 1):
        if not isinstance(event, str) and event.name in _GROUPS and depth == 0:
            begun = place + 1
            continue
        depth += isinstance(event, Start) - isinstance(event, End)
        if depth <= 0:
            yield _field(events[begun : place + 1])
            begun, depth = place + 1, 0


def _field(events: list[Event]) -> Field:
    first = events[0]
    return Field(first.name, first.attributes, events) if isinstance(first, Start) else Field("", {}, events)
