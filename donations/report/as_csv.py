"""The report as CSV that spreadsheets open by a click: in UTF-8 with its mark, and nothing in it is taken for a formula."""

import csv
from collections.abc import Iterable, Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from donations import places
from donations.report.lines import Line

Cell = str | int
HEAD: tuple[str | Promise, ...] = (
    _("File"), _("Inside it"), _("What it is"), _("What became of it"), _("What that means"), _("Bytes"), _("Documents"),
    _("Characters"), _("Pages"), _("Scanned pages"), _("Languages"), _("Licences found"), "SHA-256",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_WITH_COMMA = frozenset({"en"})  # where a comma is not in numbers, spreadsheets expect it between cells


def written(lines: Iterable[Line], language: str) -> Iterator[bytes]:
    """Yield the file piece by piece, in the reader's language."""
    writer = csv.writer(_Echo(), delimiter="," if language in _WITH_COMMA else ";", quoting=csv.QUOTE_ALL)
    with override(language):
        head = [str(name) for name in HEAD]
    yield b"\xef\xbb\xbf" + writer.writerow(head)
    for line in lines:
        with override(language):
            row = [_safe(cell) for cell in _cells(line)]
        yield writer.writerow(row)


def _cells(line: Line) -> tuple[Cell, ...]:
    mark = gettext("Waiting") if line.mark.level == "pending" else str(line.mark.word)
    return (
        line.file, places.inside(line.member), str(line.kind), mark, line.said, line.bytes, line.documents, line.characters,
        line.pages, line.pages_needing_ocr, " ".join(line.languages), " ".join(line.licences), line.sha256,
    )  # fmt: skip


def _safe(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula, wherever blanks stand before it."""
    if isinstance(cell, str) and (cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA)):
        return f"'{cell}"
    return cell


class _Echo:
    """Gives a written row back instead of keeping it."""

    def write(self, row: str) -> bytes:
        """Return the row as it goes out."""
        return row.encode("utf-8", "replace")
