"""Repairs what was misread in the columns of a record, wherever in them it stands."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ingestion.compact_json import as_json
from ingestion.text.cells import STEP, repaired
from ingestion.text.mojibake import may_be_misread
from ingestion.types import Document


def mended(found: Document) -> Document:
    """Return the record with its misread letters as they were meant, and the step noted; as it is where nothing is certain."""
    if found.columns is None or not may_be_misread(as_json(found.columns)):
        return found
    given = [found.text, *(text for _, text in found.apart), *strings_of(found.columns)]
    if (meant := repaired(given)) == given:
        return found
    cells = iter(meant)
    return replace(
        found,
        text=next(cells),
        apart=tuple((name, next(cells)) for name, _ in found.apart),
        columns=with_strings(found.columns, cells),
        cleaning=(*found.cleaning, STEP),
    )


def strings_of(value: Any) -> Iterator[str]:
    """Yield every string of a record, keys aside, in its order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings_of(inner)


def with_strings(value: Any, cells: Iterator[str]) -> Any:
    """Return the value with these strings in the place of its own, in the same order."""
    if isinstance(value, str):
        return next(cells)
    if isinstance(value, dict):
        return {name: with_strings(inner, cells) for name, inner in value.items()}
    return [with_strings(inner, cells) for inner in value] if isinstance(value, list) else value
