"""Finds the members of a box that are called as another of them, but for the language."""

from collections.abc import Container

from ingestion.opening import names_in
from ingestion.opening.flow import KINDS
from ingestion.reading.items import Item
from languages.in_names import loosely_named, namesakes


class _Telling:
    """Whatever one packed file is called: where that says its language, too. Its folders stay outside."""

    def __contains__(self, name: object) -> bool:
        return loosely_named(str(name)) is not None


def namesakes_in(box: Item) -> Container[str]:
    """Return their names, of a ZIP alone: only there they are known before it is unpacked. What one packed file holds is as its box.

    Raises Unreadable where the box is damaged.
    """
    if box.media_type in KINDS:
        return _Telling() if box.has_namesake else ()
    return namesakes(names_in(box.stream, box.media_type))
