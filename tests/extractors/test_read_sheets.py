"""Spreadsheets give rows under the names of their columns, splits by the names of sheets, and text where there is no table."""

import contextlib
import datetime
import io
import struct
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter

from ingestion.extractors import cells, packages, sheets
from ingestion.types import Document, Outcome, Unreadable
from tests.extractors.containers import container_of
from tests.extractors.packaged import declaring, package_of
from tests.extractors.reading import read, refusal

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLS, ODS = "application/vnd.ms-excel", "application/vnd.oasis.opendocument.spreadsheet"
NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office",) * 2, ("table",) * 2, ("text",) * 2, ("draw", "drawing"))
)


def xlsx(fill: Callable[[xlsxwriter.Workbook], object]) -> bytes:
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    fill(book)
    book.close()
    return written.getvalue()


def sheet(book: xlsxwriter.Workbook, name: str, *rows: list[object]) -> None:
    made = book.add_worksheet(name)
    for number, row in enumerate(rows):
        made.write_row(number, 0, row)


def of_sheets(**sheets: list[list[object]]) -> bytes:
    def fill(book: xlsxwriter.Workbook) -> None:
        for name, rows in sheets.items():
            sheet(book, name, *rows)

    return xlsx(fill)


def ods(*sheets: str, before: str = "") -> bytes:
    tables = "".join(
        f"<table:table table:name='Hoja{number}'>{rows}</table:table>"
        for number, rows in enumerate(sheets, 1)
    )
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    content = f"{before}<office:document-content {NAMES}>{body}</office:document-content>"
    return package_of({"content.xml": content, "META-INF/manifest.xml": "<manifest/>"}, ODS)


def ods_row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def ods_cell(text: str, over: str = "") -> str:
    return f"<table:table-cell office:value-type='string'><text:p>{text}</text:p>{over}</table:table-cell>"


def record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _begin(kind: int) -> bytes:
    return record(0x809, struct.pack("<HHHHII", 0x600, kind, 0, 0, 0, 0))


def xls(*rows: list[str], locked: bool = False) -> bytes:
    """A workbook as Excel 97 writes it, in as few records as there can be."""
    end = record(0x0A, b"")
    lock = record(0x2F, bytes(54)) if locked else b""
    labels = b"".join(
        record(0x204, struct.pack("<HHHHB", y, x, 0, len(cell), 1) + cell.encode("utf-16-le"))
        for y, row in enumerate(rows)
        for x, cell in enumerate(row)
    )
    head = _begin(0x05) + lock
    name = "Hoja1".encode("latin-1")
    place = len(head) + 4 + 8 + len(name) + len(end)
    bound = record(0x85, struct.pack("<IHBB", place, 0, len(name), 0) + name)
    return container_of({"Workbook": (head + bound + end + _begin(0x10) + labels + end).ljust(4096, b"\0")})


def columns(documents: list[Document]) -> list[object]:
    return [document.columns for document in documents]


QUESTIONS: list[list[object]] = [["pregunta", "respuesta"], ["¿Quién?", "El ñandú."], ["¿Cuándo?", "Ayer."]]


def test_rows_have_the_names_of_their_columns_and_sheets_are_tables_or_splits() -> None:
    documents = read(of_sheets(Hoja1=QUESTIONS, validación=QUESTIONS), XLSX)
    assert columns(documents)[:2] == [
        {"pregunta": "¿Quién?", "respuesta": "El ñandú."},
        {"pregunta": "¿Cuándo?", "respuesta": "Ayer."},
    ]
    assert [document.split for document in documents] == ["Hoja1", "Hoja1", "validation", "validation"]
    assert [document.paging.at(0) for document in documents if document.paging] == [
        {"sheet": name} for name in ("Hoja1", "Hoja1", "validación", "validación")
    ]
    assert [document.position for document in documents] == [0, 1, 2, 3]
    assert read(of_sheets(Hoja1=QUESTIONS), XLSX, one_way=True)[0].columns == documents[0].columns


def test_a_sheet_called_as_a_matter_is_a_split_only_beside_another() -> None:
    beside = read(of_sheets(Entrenamiento=QUESTIONS, Desarrollo=QUESTIONS), XLSX)
    assert [document.split for document in beside] == ["train"] * 2 + ["validation"] * 2
    alone = read(of_sheets(Resumen=QUESTIONS, Desarrollo=QUESTIONS), XLSX)
    assert [document.split for document in alone] == ["Resumen"] * 2 + ["Desarrollo"] * 2


def test_numbers_and_dates_as_people_read_them() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        made = book.add_worksheet("datos")
        made.write_row(0, 0, ["fecha", "hora", "entero", "decimal", "sí", "largo"])
        made.write_datetime(
            1, 0, datetime.datetime.fromisoformat("2024-05-01"), book.add_format({"num_format": "d/m/yyyy"})
        )
        made.write_datetime(
            1,
            1,
            datetime.datetime.fromisoformat("2024-05-01T10:30"),
            book.add_format({"num_format": "d/m/yy hh:mm"}),
        )
        made.write_row(1, 2, [2019, 0.1 + 0.2, True, 1e20])

    assert columns(read(xlsx(fill), XLSX)) == [
        {
            "fecha": "2024-05-01",
            "hora": "2024-05-01 10:30:00",
            "entero": "2019",
            "decimal": "0.3",
            "sí": "TRUE",
            "largo": "1e+20",
        }
    ]


def test_a_title_above_a_table_is_text_of_its_own() -> None:
    title, *records = read(of_sheets(Hoja1=[["Encuesta de Itapé"], [], *QUESTIONS]), XLSX)
    assert (title.text, title.columns) == ("Encuesta de Itapé", None)
    assert [list(record.columns or ()) for record in records] == [["pregunta", "respuesta"]] * 2


def test_text_boxes_come_after_the_rows_and_alone_are_enough() -> None:
    def fill(book: xlsxwriter.Workbook, *rows: list[object]) -> None:
        sheet(book, "Hoja1", *rows)
        sheet(book, "Hoja2")
        first, second = book.worksheets()
        first.insert_textbox("D2", "Nota: recogido en Itapé\nen 1961.")
        second.insert_textbox("A1", "Licencia: CC BY 4.0")

    *records, note, licence = read(xlsx(lambda book: fill(book, *QUESTIONS)), XLSX)
    assert [record.text for record in records] == ["¿Quién?\nEl ñandú.", "¿Cuándo?\nAyer."]
    assert (note.text, note.columns) == ("Nota: recogido en Itapé\nen 1961.", None)
    assert licence.text == "Licencia: CC BY 4.0"
    assert [document.position for document in (*records, note, licence)] == [0, 1, 2, 3]
    assert [document.text for document in read(xlsx(fill), XLSX)] == [note.text, licence.text]


def test_sheets_of_prose_are_text_and_headless_tables_have_numbered_columns() -> None:
    prose: list[list[object]] = [["Había una vez un ñandú."], ["", "Que corría."], ["Fin."]]
    (document,) = read(of_sheets(Cuento=prose), XLSX)
    assert (document.text, document.columns) == ("Había una vez un ñandú.\n\tQue corría.\nFin.", None)
    pairs: list[list[object]] = [[f"La casa {n} es grande.", f"A casa {n} é grande."] for n in range(5)]
    assert columns(read(of_sheets(Pares=pairs), XLSX))[0] == {
        "column_1": "La casa 0 es grande.",
        "column_2": "A casa 0 é grande.",
    }


def test_open_document_sheets_and_repeated_cells_without_measure() -> None:
    rows = "".join(ods_row(ods_cell(str(a)), ods_cell(str(b))) for a, b in QUESTIONS)
    empty = "<table:table-row table:number-rows-repeated='1048000'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>"
    assert columns(read(ods(rows + empty), ODS))[1] == {"pregunta": "¿Cuándo?", "respuesta": "Ayer."}
    laid_out = (rows + empty).replace("<table:", "\n  <table:").replace("</table:", "\n  </table:")
    assert columns(read(ods(laid_out + "\n"), ODS))[1] == {"pregunta": "¿Cuándo?", "respuesta": "Ayer."}
    locked = package_of({"content.xml": "x", "META-INF/manifest.xml": "<encryption-data/>"}, ODS)
    assert refusal(locked, ODS) == (Outcome.ENCRYPTED, "needs_password")


def test_old_excel() -> None:
    assert columns(read(xls(["pregunta", "respuesta"], ["¿Quién?", "El ñandú."]), XLS)) == [
        {"pregunta": "¿Quién?", "respuesta": "El ñandú."}
    ]
    assert refusal(xls(["a"], locked=True), XLS) == (Outcome.ENCRYPTED, "needs_password")
    assert refusal(b"\x09\x04\x06\x00" + bytes(60), XLS) == (Outcome.UNKNOWN, "not_understood")


def test_rows_without_a_value_are_not_looked_at_cell_by_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[object] = []

    def shown(value: cells.Value) -> str:
        looked_at.append(value)
        return cells.shown(value)

    def far(book: xlsxwriter.Workbook) -> None:
        made = book.add_worksheet("a")
        made.write_row(0, 0, ["Había", "una"])
        made.write(10_000, 25, "vez")

    monkeypatch.setattr(sheets, "shown", shown)
    assert read(xlsx(far), XLSX)[0].text == "Había\tuna\n\t\tvez"
    assert len(looked_at) < 100


def test_sheets_that_are_named_and_nowhere_kept_do_not_hide_the_others() -> None:
    whole = of_sheets(Hoja1=QUESTIONS)
    said = b'<sheet name="Module1" sheetId="9" state="veryHidden" r:id=""/></sheets>'
    parts = zipfile.ZipFile(io.BytesIO(whole))
    data = package_of({
        name: parts.read(name).replace(b"</sheets>", said).decode() for name in parts.namelist()
    })  # fmt: skip
    assert columns(read(data, XLSX))[1] == {"pregunta": "¿Cuándo?", "respuesta": "Ayer."}


def test_rights_are_marks() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        book.set_properties({"title": "Refranes", "author": "Inés"})
        book.set_custom_property("Licencia", "CC BY 4.0")
        sheet(book, "Hoja1", ["texto", "licencia"], ["A buen entendedor.", "CC0"])

    marks = read(xlsx(fill), XLSX)[0].marks
    assert {("dc:title", "Refranes"), ("property:Licencia", "CC BY 4.0"), ("column:licencia", "CC0")} <= set(
        marks
    )


def test_what_cannot_be_read_says_why() -> None:
    assert refusal(of_sheets(Hoja1=[]), XLSX) == (Outcome.EMPTY, "no_records")
    assert refusal(b"PK\x03\x04 nada", XLSX) == (Outcome.DAMAGED, "broken_package")
    assert refusal(package_of({"xl/workbook.xml": "<roto"}), XLSX) == (Outcome.DAMAGED, "broken_document")
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 nada", XLS) == (Outcome.DAMAGED, "broken_document")
    assert refusal(xls(["a", "b"])[:1500], XLS)[0] in (Outcome.DAMAGED, Outcome.EMPTY)


def test_sheets_without_bounds_and_bombs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def far(book: xlsxwriter.Workbook) -> None:
        made = book.add_worksheet("lejos")
        made.write(0, 0, "a")
        made.write(1_048_575, 16_383, "z")

    assert refusal(xlsx(far), XLSX) == (Outcome.REFUSED, "sheet_too_large")
    data = of_sheets(Hoja1=QUESTIONS)
    assert refusal(declaring(data, 0xF0000000), XLSX) == (Outcome.REFUSED, "unpacks_too_large")
    monkeypatch.setattr(packages, "LARGEST_UNPACKED_BYTES", 2_000)
    assert refusal(data, XLSX) == (Outcome.REFUSED, "unpacks_too_large")


def test_places_are_found_across_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "MOST_CELLS", 50)
    monkeypatch.setattr(cells, "_PIECE_BYTES", 256)
    wide: list[list[object]] = [[f"a{n}" for n in range(10)] for _ in range(6)]
    assert refusal(of_sheets(Hoja1=wide), XLSX) == (Outcome.REFUSED, "sheet_too_large")


def test_an_old_workbook_cut_anywhere_does_not_crash_it() -> None:
    whole = xls(["pregunta", "respuesta"], ["¿Quién?", "El ñandú."])
    for size in range(520, len(whole), 101):
        with contextlib.suppress(Unreadable):
            assert len(read(whole[:size], XLS)) == 1


def test_reading_goes_on_where_it_stopped() -> None:
    data = of_sheets(
        Uno=[["a", "b"], ["Hola", "c"], ["Adiós", "d"]], Dos=[["a", "b"], ["Fin", "e"], ["Ya", "f"]]
    )
    documents = read(data, XLSX)
    assert [document.position for document in documents] == [0, 1, 2, 3]
    assert read(data, XLSX, start=1) == documents[1:]
    assert read(data, XLSX, start=1, stop=3) == documents[1:3]
    assert read(data, XLSX, start=4) == []
