"""Tells by its beginning whether an XML file is a list of records with fields, as tables and corpora of tasks are, or running text."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ingestion.columns import recognise
from ingestion.extractors.xml_events import Event, Start

_FEWEST = 5  # records
_MOST_OF_SIBLINGS = 0.8
_MOST_FIELDS = 60
_ALIKE = 0.4  # of the fields that any record has are in a record, on average
_MOST_REPEATED = 2.0  # times that a field comes in a record, on average
_DEEPEST = 2  # elements below the root
_SAYING = 0.5  # of the records without elements have several words in an attribute
_SEVERAL_WORDS = re.compile(r"[^\W\d_]{2} [^\W\d_]")
# What text is made of: where a record holds several of these it is a chapter, a poem, a page.
_OF_TEXT = frozenset((
    "p", "para", "paragraph", "parrafo", "párrafo", "l", "lg", "line", "linea", "línea", "verse", "verso", "v", "div", "sec", "section",
    "seccion", "sección", "chapter", "capitulo", "capítulo", "head", "li", "item", "s", "w", "sentence", "u", "turn", "sp", "speech",
))  # fmt: skip


class Shape(NamedTuple):
    """The name of the elements that are records, and how many elements they are in."""

    name: str
    depth: int


@dataclass(slots=True)
class _Element:
    """An element near the root: its fields, and whether words stand between them."""

    name: str
    fields: Counter[str] = field(default_factory=Counter)
    children: Counter[str] = field(default_factory=Counter)
    has_words: bool = False
    has_said: bool = False  # several words, in an attribute


def shape_of(head: Sequence[Event]) -> Shape | None:
    """The shape of a file that begins with these events; None where it is no list of records."""
    is_silent = not any(isinstance(event, str) and not event.isspace() for event in head)
    siblings: defaultdict[tuple[int, str], list[_Element]] = defaultdict(list)
    for place, element in _elements(head):
        siblings[place].append(element)
    most_first = sorted(siblings.items(), key=lambda one: (one[0][0], -len(one[1])))
    shapes = (
        _records_among(elements, depth, is_silent=is_silent) for (depth, _), elements in most_first if depth
    )
    return next((shape for shape in shapes if shape), None)


def _elements(head: Sequence[Event]) -> Iterable[tuple[tuple[int, str], _Element]]:
    """Yield those elements that end within the head, with how many they are in and the name of the innermost, as they end."""
    opened: list[_Element] = []
    for event in head:
        if isinstance(event, Start):
            if opened:
                opened[-1].children[event.name] += 1
            said = any(map(_SEVERAL_WORDS.search, event.attributes.values()))
            opened.append(_Element(event.name, Counter(event.attributes.keys()), has_said=said))
        elif isinstance(event, str):
            if opened and not event.isspace():
                opened[-1].has_words = True
        elif opened:
            element = opened.pop()
            element.fields.update(element.children)
            if len(opened) <= _DEEPEST:
                yield (len(opened), opened[-1].name if opened else ""), element


def _records_among(elements: Sequence[_Element], depth: int, *, is_silent: bool) -> Shape | None:
    counted = Counter(element.name for element in elements)
    name, count = counted.most_common(1)[0] if counted else ("", 0)
    records = [element for element in elements if element.name == name]
    is_list = count >= _FEWEST and count >= _MOST_OF_SIBLINGS * len(elements)
    if not is_list or not (_have_fields(records) or (is_silent and _say_all_in_attributes(records))):
        return None
    return Shape(name, depth)


def _have_fields(records: Sequence[_Element]) -> bool:
    names = {name for record in records for name in record.fields}
    if not 1 < len(names) <= _MOST_FIELDS or any(record.has_words for record in records):
        return False
    if not all(record.children for record in records) or any(map(_is_of_text, records)):
        return False
    share = sum(len(record.fields) for record in records) / (len(names) * len(records))
    times = sum(record.fields.total() for record in records) / sum(len(record.fields) for record in records)
    return share >= _ALIKE and times <= _MOST_REPEATED


def _say_all_in_attributes(records: Sequence[_Element]) -> bool:
    """Whether they are like the rows of Stack Exchange's dumps: no elements in them, and words in their attributes, or names that promise words."""
    names = tuple(dict.fromkeys(name for record in records for name in record.fields))
    if not 1 < len(names) <= _MOST_FIELDS or any(record.children for record in records):
        return False
    return bool(recognise(names).columns) or sum(one.has_said for one in records) >= _SAYING * len(records)


def _is_of_text(record: _Element) -> bool:
    return any(times > 1 and name.lower() in _OF_TEXT for name, times in record.children.items())
