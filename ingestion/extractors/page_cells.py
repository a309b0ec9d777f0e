"""Lays the cells of a table in a page out in rows and columns, as a sheet has them."""

from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborNode

from ingestion.extractors.cells import MOST_CELLS
from ingestion.extractors.html_text import visible_text
from ingestion.types import Outcome, Unreadable

_WIDEST = 16_384  # columns of a sheet
_CELLS = frozenset(("td", "th"))

Row = list[str]


def rows_of(table: LexborNode) -> list[Row]:
    """The rows that are not empty, of the columns that are used. A cell over several has its text in the first, as in a sheet.

    Raises Unreadable REFUSED where its cells would be more than a sheet may have.
    """
    rows = [row for row in map(_without_end, _laid_out(table)) if row]
    used = sorted({place for row in rows for place, cell in enumerate(row) if cell})
    return [[row[place] if place < len(row) else "" for place in used] for row in rows]


def _without_end(row: Row) -> Row:
    while row and not row[-1]:
        row.pop()
    return row


def _laid_out(table: LexborNode) -> Iterator[Row]:
    for caption in table.css("caption")[:1]:
        yield [visible_text(caption)]
    taken: dict[int, int] = {}  # for how many rows on a cell above takes a column
    widest = 1
    for height, line in enumerate(table.css("tr"), 1):
        row, below = _row(line, taken)
        taken = {place: rows - 1 for place, rows in (taken | below).items() if rows > 1}
        widest = max(widest, len(row))
        if len(row) > _WIDEST or widest * height > MOST_CELLS:
            raise Unreadable(Outcome.REFUSED, "sheet_too_large", limit=MOST_CELLS)
        yield row


def _row(line: LexborNode, taken: Mapping[int, int]) -> tuple[Row, dict[int, int]]:
    """A row, and how many rows each of its columns goes down."""
    row, down = list[str](), dict[int, int]()
    for cell in _cells(line):
        row += [""] * _taken_from(len(row), taken)
        across = _span(cell, "colspan")
        down |= dict.fromkeys(range(len(row), len(row) + across), _span(cell, "rowspan"))
        row += [visible_text(cell).strip(), *[""] * (across - 1)]
        if len(row) > _WIDEST:
            break
    return row, down


def _taken_from(place: int, taken: Mapping[int, int]) -> int:
    """How many columns on from `place` are taken from above."""
    end = place
    while end in taken:
        end += 1
    return end - place


def _cells(line: LexborNode) -> Iterator[LexborNode]:
    cell = line.child
    while cell is not None:
        if cell.tag in _CELLS:
            yield cell
        cell = cell.next


def _span(cell: LexborNode, name: str) -> int:
    written = (cell.attributes.get(name) or "").strip()
    return (
        min(max(int(written), 1), _WIDEST)
        if written.isascii() and written.isdecimal() and len(written) < 6
        else 1
    )
