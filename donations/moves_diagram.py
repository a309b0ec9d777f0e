"""Draws the moves as a Mermaid state diagram, so that the docs show what the code does."""

import re

from donations.models import Status
from donations.moves import MOVES

BEGIN, END = "<!-- moves: drawn by `manage.py draw_moves` -->", "<!-- /moves -->"


class NoPlaceForIt(ValueError):
    """The document has no pair of marks to draw between."""


def mermaid() -> str:
    """Return the diagram: one line for each pair of statuses, with every move between them and who makes it."""
    between: dict[tuple[str, str], list[str]] = {}
    for move in MOVES.values():
        who = ", ".join(sorted(role.value for role in move.by))
        for source in Status:
            if source in move.sources:
                label = f"{move.name.replace('_', ' ')} ({who})"
                between.setdefault((source.value, move.target.value), []).append(label)
    arrows = [
        f"    {source} --> {target}: {' / '.join(names)}" for (source, target), names in between.items()
    ]
    return "\n".join(["stateDiagram-v2", "    [*] --> draft", *arrows])


def drawn_into(document: str) -> str:
    """Return the document with the diagram between its two marks; raise NoPlaceForIt when they are not there."""
    place = re.compile(re.escape(BEGIN) + r".*?" + re.escape(END), re.DOTALL)
    if not place.search(document):
        raise NoPlaceForIt(f"The document has no {BEGIN} … {END}.")
    block = f"{BEGIN}\n```mermaid\n{mermaid()}\n```\n{END}"
    return place.sub(lambda _: block, document)
