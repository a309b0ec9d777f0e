"""Tells what outlines (OPML) say: all their words are in attributes."""

from collections.abc import Iterable, Iterator

from ingestion.extractors.xml_events import End, Event, Start

OUTLINE, _POINT = "opml", "outline"  # the root, and a point
_WORDS = ("text", "_note")  # of a point; what a feed's `title` says, its `text` does
_FLOWING, _IN_LINES = "content", "literallayout"  # elements: text that may be HTML, and what keeps its lines


def told(events: Iterable[Event]) -> Iterator[Event]:
    """Yield the events, and behind the beginning of each point what its attributes say, in elements."""
    for event in events:
        yield event
        if isinstance(event, Start) and event.name == _POINT:
            for name in _WORDS:
                if words := event.attributes.get(name):
                    around = _IN_LINES if "\n" in words else _FLOWING
                    yield from (Start(around, {}), words, End(around))
