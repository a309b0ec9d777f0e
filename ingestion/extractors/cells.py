"""Writes the values of spreadsheet cells as people read them, and keeps sheets from claiming more cells than they fill."""

import datetime
import re
from collections.abc import Iterator

from ingestion.extractors.packages import Package
from ingestion.types import Outcome, Unreadable

Value = (
    int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta | None
)

MOST_CELLS = 20_000_000  # of one sheet's rectangle: the library holds it whole
_PIECE_BYTES = 1 << 20
_LONGEST_TAG = 200
_PLACE = re.compile(rb'<(?:\w+:)?c [^>]{0,40}?\br=["\']([A-Z]{1,3})([0-9]{1,7})["\']')
_PRECISE = 15  # digits, as many as spreadsheets keep


def shown(value: Value) -> str:
    """Write a value without what only machines see: "2019" for 2019.0, "0.3" for 0.30000000000000004, ISO dates."""
    match value:
        case None | "":  # most cells of a large rectangle
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.{_PRECISE}g}"
        case datetime.datetime():
            midnight = value.time() == datetime.time()
            return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
        case datetime.time():
            return value.isoformat("seconds")
        case _:
            return str(value).strip()


def refuse_boundless(package: Package) -> None:
    """Unpack all parts once under the package's limit, and refuse a sheet whose cells lie too far apart. Raises Unreadable."""
    for name in package.names():
        if not name.endswith((".xml", ".bin")):
            continue
        last_row, last_column = 1, 1
        for piece in _pieces(package, name):
            for column, row in _PLACE.findall(piece):
                last_row, last_column = max(last_row, int(row)), max(last_column, _number(column))
        if last_row * last_column > MOST_CELLS:
            raise Unreadable(Outcome.REFUSED, "sheet_too_large", limit=MOST_CELLS)


def _pieces(package: Package, name: str) -> Iterator[bytes]:
    part, kept = package.open(name), b""
    while part is not None and (piece := part.read(_PIECE_BYTES)):
        yield kept + piece
        kept = piece[-_LONGEST_TAG:]


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
