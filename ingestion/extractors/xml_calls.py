"""Leaves out of a book in FictionBook the calls of its notes, which would stand against words; the notes stay."""

import re
from collections.abc import Iterable, Iterator

from ingestion.extractors.xml_events import Event, Start

_SIGN = re.compile(
    r"[\W\d_]*(?:[^\W\d_][\W\d_]*)?"
)  # a number, a letter, stars; a link may be a word of the text


def without_calls(events: Iterable[Event]) -> Iterator[Event]:
    """Yield the events but those of links to notes that say no more than which."""
    held: list[Event] = []
    inside = 0
    for event in events:
        if not inside and not _leads_to_note(event):
            yield event
            continue
        held.append(event)
        if not isinstance(event, str):
            inside += 1 if isinstance(event, Start) else -1
        if not inside:
            yield from () if _SIGN.fullmatch(_said(held)) else held
            held = []
    yield from held


def _leads_to_note(event: Event) -> bool:
    return isinstance(event, Start) and event.name == "a" and event.attributes.get("type") == "note"


def _said(events: Iterable[Event]) -> str:
    return "".join(event for event in events if isinstance(event, str))
