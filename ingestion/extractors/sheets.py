"""Reads spreadsheets (XLSX, XLSM, XLSB, XLS, ODS): every sheet as a table with columns, or as text where it is none."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import BinaryIO, NamedTuple

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum

from ingestion.extractors.cells import Value, refuse_boundless, shown
from ingestion.extractors.office_marks import marks
from ingestion.extractors.ole_streams import is_locked_workbook
from ingestion.extractors.opendocument_boxes import texts_over_cells
from ingestion.extractors.opened import read_whole
from ingestion.extractors.packages import Package, embedded, main_part, opened
from ingestion.extractors.sheet_boxes import texts_of_boxes
from ingestion.extractors.sheet_mending import mended
from ingestion.extractors.sheet_rows import Row, documents_of_rows
from ingestion.split_names import splits_among
from ingestion.text.paging import Leaf, Paging
from ingestion.types import Attached, Document, Outcome, Source, Unreadable

_OOXML = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ODF = "application/vnd.oasis.opendocument.spreadsheet"
_OLD = "application/vnd.ms-excel"
_BINARY = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
_CONTAINER = b"\xd0\xcf\x11\xe0"
_LARGEST_BYTES = 256 * 1024 * 1024
_LONGEST_NAME = 100  # of a sheet, where evidence names it; programs allow 31

_PANIC = "PanicException"  # what Rust raises where its own checks fail; no Exception, and nowhere to be imported from


class _Inside(NamedTuple):
    """What a package holds besides its cells: what its properties say, whole documents, and the texts of boxes over each sheet."""

    said: tuple[tuple[str, str], ...] = ()
    attached: tuple[Attached, ...] = ()
    boxes: tuple[str, ...] = ()


class Sheets:
    """Spreadsheets. A sheet named like a split is one; formulas give the values they were saved with; boxes over the cells come last."""

    name = "sheets"
    version = 7
    media_types = frozenset({_OOXML, _OLD, _BINARY, _ODF, _ODF + "-template"})
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield one document per row, or per sheet of prose, of those in [start, stop). Raises Unreadable: DAMAGED, ENCRYPTED, EMPTY, REFUSED, UNKNOWN before Excel 5."""
        stream = source.stream if source.seekable else BytesIO(read_whole(source, _LARGEST_BYTES))
        if source.media_type == _OLD:
            _refuse_old(stream)
            inside = _Inside()
        else:
            inside = _look_inside(source, stream)
        with _book(source, stream) as book:
            yield from itertools.islice(_documents(book, inside), source.start, source.stop)


@contextmanager
def _book(source: Source, stream: BinaryIO) -> Iterator[CalamineWorkbook]:
    """Open the workbook for the length of a `with` block, in which whatever is broken becomes Unreadable."""
    try:
        with _opened(source, stream) as book:
            yield book
    except PasswordError as error:
        raise Unreadable(Outcome.ENCRYPTED, "needs_password") from error
    except (CalamineError, OSError, ValueError, IndexError) as error:
        raise Unreadable(Outcome.DAMAGED, "broken_document") from error
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise Unreadable(Outcome.DAMAGED, "broken_document") from None


def _opened(source: Source, stream: BinaryIO) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(stream)
    except CalamineError:
        if source.media_type == _OLD:
            raise
    with opened(Source(stream, source.name, source.size, source.media_type)) as package:
        return CalamineWorkbook.from_filelike(mended(package))


def _refuse_old(stream: BinaryIO) -> None:
    stream.seek(0)
    if stream.read(len(_CONTAINER)) != _CONTAINER:  # Excel 2 to 4
        raise Unreadable(Outcome.UNKNOWN, "not_understood", media_type=_OLD)
    if is_locked_workbook(stream):
        raise Unreadable(Outcome.ENCRYPTED, "needs_password")
    stream.seek(0)


def _look_inside(source: Source, stream: BinaryIO) -> _Inside:
    """Refuse what unpacks too large or is locked, before the library sees it; give what it will not see."""
    again = Source(stream, source.name, source.size, source.media_type)
    with opened(again) as package:
        if b"encryption-data" in package.read("META-INF/manifest.xml"):
            raise Unreadable(Outcome.ENCRYPTED, "needs_password")
        refuse_boundless(package)
        boxes = texts_over_cells(again) if package.has("content.xml") else texts_of_boxes(package)
        found = _Inside(tuple(marks(package)), tuple(_embedded(package)), tuple(boxes))
    stream.seek(0)
    return found


def _embedded(package: Package) -> Iterator[Attached]:
    sheets = [name for name in package.names() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
    for sheet in [main_part(package, "xl/workbook.xml"), *sheets]:
        yield from embedded(package, sheet)


def _documents(book: CalamineWorkbook, inside: _Inside) -> Iterator[Document]:
    position = 0
    splits = splits_among(book.sheet_names)
    of_sheets = itertools.chain.from_iterable(_documents_of(sheet, splits) for sheet in _sheets(book))
    for document in itertools.chain(of_sheets, map(Document, inside.boxes)):
        document.position, document.resume_at = position, position + 1
        document.marks = (*document.marks, *(inside.said if position == 0 else ()))
        document.attached = inside.attached if position == 0 else ()
        position += 1
        yield document
    if not position and inside.attached:
        yield Document("", marks=inside.said, attached=inside.attached)
    elif not position:
        raise Unreadable(Outcome.EMPTY, "no_records")


def _sheets(book: CalamineWorkbook) -> Iterator[CalamineSheet]:
    for sheet in book.sheets_metadata:
        if sheet.typ == SheetTypeEnum.WorkSheet:
            yield book.get_sheet_by_name(sheet.name)


def _documents_of(sheet: CalamineSheet, splits: Mapping[str, str]) -> Iterator[Document]:
    """What a sheet gives, each with its name, or the split that it tells beside the others."""
    paging = Paging(Leaf.SHEET, (0,), (sheet.name[:_LONGEST_NAME],))
    for document in _pieces_of(sheet):
        document.split, document.paging = splits.get(sheet.name, sheet.name), paging
        yield document


def _pieces_of(sheet: CalamineSheet) -> Iterator[Document]:
    """The rows of a sheet under the names of its columns, after what stands above them; or its text."""
    used = _used(sheet)
    return documents_of_rows(_rows(sheet, used), len(used))


def _used(sheet: CalamineSheet) -> list[int]:
    """The places of the columns that are not empty."""
    return sorted({place for row in _filled(sheet) for place, value in enumerate(row) if shown(value)})


def _filled(sheet: CalamineSheet) -> Iterator[Sequence[Value]]:
    """The rows with any value; a single cell far off makes millions that have none."""
    for row in sheet.iter_rows():
        if row.count("") < len(row):
            yield row


def _rows(sheet: CalamineSheet, used: list[int]) -> Iterator[Row]:
    """The rows that are not empty, of the columns that are used."""
    for row in _filled(sheet):
        cells = [shown(row[place]) for place in used]
        if any(cells):
            yield cells
