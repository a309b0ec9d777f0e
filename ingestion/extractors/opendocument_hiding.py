"""Knows what an OpenDocument does not show: text in styles that hide it, and what was struck out where it stood."""

from collections.abc import Mapping

_HIDES = "none"
_FAMILIES: Mapping[str, str] = {"span": "text", "p": "paragraph", "h": "paragraph"}
_PROPERTIES = frozenset(("text-properties", "properties"))  # the second in the first OpenOffice
_OF_CHANGES = frozenset(("changed-region", "deletion", "change-start", "change-end"))
_MOST_STYLES = 50_000
_MOST_ANCESTORS = 20
_Style = tuple[str, str]  # its family and name


class Hiding:
    """What the styles and the list of changes say, element by element, before the text comes that they are about."""

    def __init__(self) -> None:
        self._hides: dict[_Style, bool] = {}
        self._parents: dict[_Style, _Style] = {}
        self._style: _Style = ("", "")
        self._change: frozenset[str] = frozenset()
        self._struck_out: set[str] = set()
        self._open: set[str] = set()  # changes in which something struck out still stands

    @property
    def is_struck_out(self) -> bool:
        """Whether what comes now was struck out."""
        return bool(self._open)

    def declare(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take note of an element outside the text."""
        if name == "style" and len(self._parents) < _MOST_STYLES:
            family = _value(attributes, "family")
            self._style = (family, _value(attributes, "name"))
            self._parents[self._style] = (family, _value(attributes, "parent-style-name"))
        elif name in _PROPERTIES and (display := _value(attributes, "display")):
            self._hides[self._style] = display == _HIDES

    def change(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take note of an element that may speak of a change, or be where one begins or ends."""
        if name not in _OF_CHANGES:
            return
        if name == "changed-region":
            self._change = frozenset(
                value for key, value in attributes.items() if key.rpartition("}")[2] == "id"
            )
        elif name == "deletion":
            self._struck_out |= self._change
        elif name == "change-start":
            self._open |= {_value(attributes, "change-id")} & self._struck_out
        elif name == "change-end":
            self._open.discard(_value(attributes, "change-id"))

    def hides(self, name: str, attributes: Mapping[str, str]) -> bool:
        """Whether an element of the text is not shown."""
        if name == "section":
            return _value(attributes, "display") == _HIDES
        if name not in _FAMILIES or not self._hides:
            return False
        style = (_FAMILIES[name], _value(attributes, "style-name"))
        for _ in range(_MOST_ANCESTORS):
            if style in self._hides or style not in self._parents:
                break
            style = self._parents[style]
        return self._hides.get(style, False)


def _value(attributes: Mapping[str, str], name: str) -> str:
    for key, value in attributes.items():
        if key.endswith(name) and key.rpartition("}")[2] == name:
            return value
    return ""
