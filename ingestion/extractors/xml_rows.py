"""Makes rows of the records of an XML file: a column for each attribute and each element in them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from ingestion.extractors.xml_events import Event, Start
from ingestion.extractors.xml_shape import Shape

_SPACE = re.compile(r"\s+")
_OF_XML = ("xmlns", "xsi:")
_MOST_EMPTY = 20  # times as many places as values: nobody writes so but to do harm
_FEATURE, _NAMED = "feat", {"att", "val"}
_DEEPEST = 10  # elements in a record: what is deeper is taken for text

Row = dict[str, Any]


@dataclass(slots=True)
class _Node:
    """An element of a record while it is read."""

    name: str
    attributes: Mapping[str, str]
    pieces: list[str] = field(default_factory=list)  # all its text, that of its elements too
    has_words: bool = False  # of its own
    fields: Row = field(default_factory=dict)
    # Of a record: the attributes of each of its fields that has words, by the field's name; nothing of one that has none.
    told: dict[str, list[Mapping[str, str]]] = field(default_factory=dict)

    def value(self) -> object:
        """Return its text; where it has none of its own but elements or attributes, these."""
        if self.has_words or not (self.fields or self.attributes):
            return self.text()
        return _with(dict(self.attributes), self.fields)

    def feature(self) -> tuple[str, object] | None:
        """Return name and value of what says both in attributes, as dictionaries in LMF do; None of any other."""
        if self.name != _FEATURE or self.attributes.keys() != _NAMED or self.fields or self.has_words:
            return None
        return self.attributes["att"], self.attributes["val"]

    def row(self) -> Row:
        """Return it as a record; words that stand between its fields are one more."""
        row = _with(dict(self.attributes), dict(self._columns()))
        if self.has_words:
            _add(row, "text", self.text())
        return row

    def _columns(self) -> Iterator[tuple[str, object]]:
        """Yield each field and, behind it, its attributes."""
        for name, value in self.fields.items():
            yield name, value
            for attribute, said in _beside(self.told.get(name, [])):
                yield f"{name}@{attribute}", said

    def text(self) -> str:
        """Return all its text on one line."""
        return _SPACE.sub(" ", "".join(self.pieces)).strip()


class Rows:
    """Takes events; those of records are its own, and it gives each as a row when it ends."""

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._depth = 0
        self._open: list[_Node] = []
        self._deeper = 0  # elements open within the deepest of those

    def takes(self, event: Event) -> bool:
        """Take an event that is in a record; say of any other that it is none."""
        if isinstance(event, str):
            self._write(event)
            return bool(self._open)
        if isinstance(event, Start):
            return self._begin(event)
        self._depth -= 1
        return bool(self._open)

    def ended(self, event: Event) -> Row | None:
        """Return the row that ends with this event, which it took."""
        if isinstance(event, str | Start) or not self._open:
            return None
        if self._deeper:
            self._deeper -= 1
            return None
        node = self._open.pop()
        if not self._open:
            return node.row()
        above = self._open[-1]
        if len(self._open) > 1:  # a field's text is its own, not the record's
            above.pieces += node.pieces
        _add(above.fields, *(node.feature() or (node.name, node.value())))
        if len(self._open) == 1:
            above.told.setdefault(node.name, []).append(node.attributes if node.has_words else {})
        return None

    def _begin(self, event: Start) -> bool:
        is_record = self._depth == self._shape.depth and event.name == self._shape.name
        self._depth += 1
        if not self._open and not is_record:
            return False
        if len(self._open) > _DEEPEST:
            self._deeper += 1
        else:
            self._open.append(_Node(event.name, _own(event.attributes)))
        return True

    def _write(self, text: str) -> None:
        if self._open:
            node = self._open[-1]
            node.pieces.append(text)
            node.has_words = node.has_words or not text.isspace()


def _own(attributes: Mapping[str, str]) -> Mapping[str, str]:
    """The attributes that say something of the element: not those of the XML itself, which records harvested from others carry."""
    return {name: value for name, value in attributes.items() if not name.startswith(_OF_XML)}


def _beside(siblings: Sequence[Mapping[str, str]]) -> Iterator[tuple[str, object]]:
    """Yield each attribute of elements of one name: a value for each element, None where it has none, so that all can be told whose they are."""
    names = dict.fromkeys(chain.from_iterable(siblings))
    is_sparse = len(names) * len(siblings) > _MOST_EMPTY * sum(map(len, siblings))
    for name in names:
        said = [one.get(name) for one in siblings if not is_sparse or name in one]
        yield name, said if len(said) > 1 else said[0]


def _with(columns: Row, fields: Row) -> Row:
    for name, value in fields.items():
        _add(columns, name, value)
    return columns


def _add(columns: Row, name: str, value: object) -> None:
    """Add a value; what comes again makes a list."""
    if name not in columns:
        columns[name] = value
    elif isinstance(columns[name], list):
        columns[name].append(value)
    else:
        columns[name] = [columns[name], value]
