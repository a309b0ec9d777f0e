"""Makes documents of the rows of a sheet: a table with columns, or text where it is none."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from ingestion.columns import licence_marks, text_of
from ingestion.extractors.table_heads import heading_of, titles_of
from ingestion.types import Document

_LOOKED_AT = 50  # rows, to tell a table from a page
_FILLED = 0.6  # of the cells of a table without header
_FEWEST_ROWS = 4
_LONGEST_TEXT = 4 * 1024 * 1024

Row = list[str]


def documents_of_rows(rows: Iterable[Row], width: int) -> Iterator[Document]:
    """Yield the rows, of so many cells and none empty, under the names of their columns, after what stands above them; or their text."""
    ahead = iter(rows)
    first = list(islice(ahead, _LOOKED_AT))
    above, height, header = heading_of(first)
    if not header and not _is_table(first):
        yield from _as_text(chain(first, ahead))
        return
    if above:
        yield Document(titles_of(first[:above]))
    names = (*header, *(f"column_{number}" for number in range(len(header) + 1, width + 1)))
    for row in chain(first[above + height :], ahead):
        columns = {name: cell for name, cell in zip(names, row, strict=False) if name}
        yield Document(text_of(columns), columns=columns, marks=licence_marks(columns))


def _is_table(rows: list[Row]) -> bool:
    cells = [cell for row in rows for cell in row]
    is_wide = bool(rows) and len(rows[0]) > 1
    return is_wide and len(rows) >= _FEWEST_ROWS and sum(map(bool, cells)) >= _FILLED * len(cells)


def _as_text(rows: Iterable[Row]) -> Iterator[Document]:
    lines: list[str] = []
    size = 0
    for row in rows:
        lines.append("\t".join(row).rstrip())
        size += len(lines[-1])
        if size > _LONGEST_TEXT:
            yield Document("\n".join(lines))
            lines, size = [], 0
    if lines:
        yield Document("\n".join(lines))
