"""Reads in the text of a record what a page would show, where its cells are pieces of pages; the columns stay as they came."""

from dataclasses import replace

from ingestion.column_roles import role_of
from ingestion.columns import text_of
from ingestion.reading.cell_markup import is_tag_alone, shown, without_tags
from ingestion.reading.mending import strings_of, with_strings
from ingestion.text.entities import speaks_of_markup
from ingestion.types import Document

STEP = "markup_in_cells/1"
_MOST_REPLACED = 200  # cells: each is sought in all of the text
_MAY_BE_CODE = frozenset(("instruction", "prompt", "completion", "conversation", "output", "rejected"))


def may_hold_markup(text: str) -> bool:
    """Whether a closer look is worth its time."""
    return "</" in text or "<br" in text or "<BR" in text or ("&" in text and ";" in text)


def without_markup(found: Document) -> Document:
    """Return the record as a page would show it; as it is where nothing is a piece of one, or it may speak of such."""
    if found.columns is None or any(role_of(name) in _MAY_BE_CODE for name in found.columns):
        return found
    cells = list(strings_of(found.columns))
    if any(map(is_tag_alone, cells)) or any(speaks_of_markup(without_tags(cell)) for cell in cells):
        return found
    read = list(map(shown, cells))
    if read == cells:
        return found
    columns = with_strings(found.columns, iter(read))
    if not found.apart and found.text == text_of(found.columns):
        return replace(found, text=text_of(columns), columns=columns)
    told = {cell: meant for cell, meant in zip(cells, read, strict=True) if cell != meant}
    if len(told) > _MOST_REPLACED:
        return found
    return replace(
        found,
        text=_told(found.text, told),
        apart=tuple((name, _told(text, told)) for name, text in found.apart),
        columns=columns,
    )


def _told(text: str, told: dict[str, str]) -> str:
    """Put what is shown in the place of each cell, the longest first: one may stand within another."""
    for cell in sorted(told, key=len, reverse=True):
        text = text.replace(cell, told[cell])
    return text
