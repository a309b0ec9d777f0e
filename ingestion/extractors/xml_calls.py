"""Leaves out of a book in FictionBook the calls of its notes, which would stand against words; the notes stay."""

from collections.abc import Iterable, Iterator

from ingestion.extractors.xml_events import Event, Start


def without_calls(events: Iterable[Event]) -> Iterator[Event]:
    """Yield the events but those of links that say they lead to a note."""
    inside = 0
    for event in events:
        if not (inside or _is_call(event)):
            yield event
        elif not isinstance(event, str):
            inside += 1 if isinstance(event, Start) else -1


def _is_call(event: Event) -> bool:
    return isinstance(event, Start) and event.name == "a" and event.attributes.get("type") == "note"
