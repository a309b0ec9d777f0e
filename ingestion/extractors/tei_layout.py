"""Lays out what only TEI has: entries of dictionaries, utterances, and notes that belong where they stand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ingestion.extractors.xml_events import End, Event, Start
from ingestion.extractors.xml_layout import FLOWING, Layout

_LEFT_OUT = frozenset({"teiHeader", "fw", "del", "facsimile", "standOff", "listPerson", "listPlace"})

# Within an entry all else flows, in one line for each sense, example and related entry.
_ENTRIES = frozenset({"entry", "entryFree", "superEntry"})
_KEPT = FLOWING | _LEFT_OUT | _ENTRIES | {
    "p", "ab", "lg", "l", "list", "item", "table", "row", "cell", "lb", "pb", "cb", "gb", "milestone", "eg", "figure", "head",
}  # fmt: skip
_BEGIN_LINES = frozenset({"sense", "hom", "re", "cit"})
_BEFORE_LINES = frozenset({"sense", "hom", "re", "cit", "def", "quote"})
_CLOSING = frozenset(".,;:!?)]}»›”’…")

# Beside paragraphs and speeches a note is what was said of them there and then; within a sentence it is somebody's afterwards.
_HOLDERS = frozenset({"text", "front", "body", "back", "group"})
_DIVISION = re.compile(r"div[0-7]?")
_SAID_THERE = frozenset({"speaker", "time", "narrative"})
_IN_PLACE = frozenset({"", "inline", "inspace"})
_APART = re.compile(r"\b(?:foot|end|margin|edit)(?:note|al|or|orial)?s?\b", re.IGNORECASE)
_OF_AN_EDITOR = ("n", "target", "resp")


@dataclass(frozen=True, slots=True)
class _Place:
    """An open element, and what it is within."""

    name: str
    shown: str = ""
    is_entry: bool = False
    is_speech: bool = False


class TeiLayout(Layout):
    """A layout for the elements of TEI."""

    def __init__(self) -> None:
        super().__init__(left_out=_LEFT_OUT, aside=("note",))
        self._places = [_Place("")]
        self._ended = ""  # the element that has just ended, if nothing but white space has come since
        self._owes_space = False

    def take(self, event: Event) -> None:
        """Take one event in."""
        if isinstance(event, str):
            self._say(event)
        elif isinstance(event, Start):
            self._enter(event)
        else:
            self._leave(event)

    def _say(self, text: str) -> None:
        if text.isspace():
            if self._places[-1].is_entry and "\n" in text:  # indented: what follows may be a comma
                self._owes_space = True
                return
        else:
            if self._owes_space and text[:1] not in _CLOSING:
                super().take(" ")
            self._ended, self._owes_space = "", False
        super().take(text)

    def _enter(self, event: Start) -> None:
        outer, name = self._places[-1], event.name
        shown = _shown(name, event.attributes, outer)
        if shown == "remark":
            self._owes_space = True
        elif outer.is_entry and name not in _ENTRIES:
            self._part(name)
        elif name == self._ended == "s" and shown != name:
            self._owes_space = True
        is_aside = shown == "note"
        is_entry = not is_aside and (outer.is_entry or name in _ENTRIES)
        is_speech = not is_aside and (outer.is_speech or name == "u")
        self._places.append(_Place(name, shown, is_entry, is_speech))
        self._ended = ""
        super().take(event if shown == name else Start(shown, event.attributes))

    def _part(self, name: str) -> None:
        """Part the pieces of an entry that follow each other: a line for what stands by itself, else a space."""
        if name in _BEGIN_LINES and self._ended in _BEFORE_LINES:
            super().take(Start("lb", {}))
            super().take(End("lb"))
        elif self._ended and "pc" not in (name, self._ended):
            self._owes_space = self._owes_space or not (name in FLOWING and self._ended in FLOWING)

    def _leave(self, event: End) -> None:
        if len(self._places) > 1:
            self._owes_space = self._places.pop().shown == "remark" or self._owes_space
        self._ended = event.name
        super().take(event)


def _shown(name: str, attributes: Mapping[str, str], outer: _Place) -> str:
    """Under which name the layout is to know the element."""
    if name == "note" and not _is_aside(attributes, outer):
        return "seg" if outer.is_entry else "remark"
    if outer.is_entry:
        return name if name in _KEPT or name == "note" else "seg"
    if name == "u":
        return "utterance"
    if name == "seg" and outer.name == "u":
        return "part"
    if name == "s" and outer.is_speech and outer.name != "u":
        return "seg"
    return name


def _is_aside(attributes: Mapping[str, str], outer: _Place) -> bool:
    """Whether a note is to be read after the text: its place says so, or it stands within running text."""
    place, kind = attributes.get("place", ""), attributes.get("type", "")
    if place not in _IN_PLACE or _APART.search(kind):
        return True
    if outer.is_entry or kind in _SAID_THERE or outer.name in _HOLDERS or _DIVISION.fullmatch(outer.name):
        return False
    return not outer.is_speech or any(name in attributes for name in _OF_AN_EDITOR)
