"""Knows which pieces of an OpenDocument text are in a font of signs, by the styles of their spans."""

from collections.abc import Mapping

from ingestion.extractors.symbol_fonts import NAMES, with_symbols

_PROPERTIES = frozenset(("text-properties", "properties"))  # the second in the first OpenOffice
_FAMILIES = ("font-family", "font-name")
_MOST_STYLES = 50_000


class Fonts:
    """What the styles say of fonts, element by element, and the spans that are open."""

    def __init__(self) -> None:
        self._faces: dict[str, str] = {}  # by the names that the styles call them
        self._style = ""
        self._styles: dict[str, str] = {}
        self._open: list[str] = []

    def declare(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take note of an element outside the text."""
        if name == "font-face" and len(self._faces) < _MOST_STYLES:
            self._faces[_value(attributes, "name")] = _value(attributes, "font-family")
        elif name == "style":
            self._style = _value(attributes, "name") if _value(attributes, "family") == "text" else ""
        elif self._style and name in _PROPERTIES and len(self._styles) < _MOST_STYLES:
            named = next(filter(None, (_value(attributes, one) for one in _FAMILIES)), "")
            family = self._faces.get(named, named).strip("'\"")
            if named:
                self._styles[self._style] = family if family.casefold() in NAMES else ""

    def begin_span(self, attributes: Mapping[str, str]) -> None:
        """Take note of a span: in no font of its own it is in that of the one around it."""
        around = self._open[-1] if self._open else ""
        self._open.append(self._styles.get(_value(attributes, "style-name"), around) if self._styles else "")

    def end_span(self) -> None:
        """Take note of the end of the last one."""
        if self._open:
            self._open.pop()

    def shown(self, text: str) -> str:
        """Return what a reader sees of a text that stands here."""
        return with_symbols(text, self._open[-1]) if self._open and self._open[-1] else text


def _value(attributes: Mapping[str, str], name: str) -> str:
    return next((value for key, value in attributes.items() if key.rpartition("}")[2] == name), "")
