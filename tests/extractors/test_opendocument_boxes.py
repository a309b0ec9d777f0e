"""Boxes over the cells of OpenDocument sheets are text after the rows: each once, and whatever is wrong with them costs no cell."""

import pytest

from ingestion.extractors import opendocument_boxes, packages
from ingestion.types import Outcome
from tests.extractors.reading import read, refusal
from tests.extractors.test_read_sheets import ODS, QUESTIONS, ods, ods_cell, ods_row


def ods_box(*lines: str) -> str:
    paragraphs = "".join(f"<text:p>{line}</text:p>" for line in lines)
    return f"<draw:frame><draw:text-box>{paragraphs}</draw:text-box></draw:frame>"


def test_boxes_over_the_cells_of_open_document_sheets_come_after_the_rows_and_alone_are_enough() -> None:
    rows = "".join(ods_row(ods_cell(str(a)), ods_cell(str(b))) for a, b in QUESTIONS)
    shape = "<draw:g><draw:custom-shape><text:p>Recogido<text:s text:c='2'/>en<text:line-break/>Itapé.</text:p></draw:custom-shape></draw:g>"
    far = f"<table:table-row><table:table-cell>{shape}</table:table-cell></table:table-row>"
    first = f"<table:shapes>{ods_box('Nota:', '', 'año 1961.')}</table:shapes>{rows}{far}"
    second = f"<table:shapes>{ods_box('Licencia: CC BY 4.0')}</table:shapes>"
    *records, note, licence = read(ods(first, second), ODS)
    assert [record.text for record in records] == ["¿Quién?\nEl ñandú.", "¿Cuándo?\nAyer."]
    assert (note.text, note.columns) == ("Nota:\naño 1961.\nRecogido  en\nItapé.", None)
    assert licence.text == "Licencia: CC BY 4.0"
    assert [document.position for document in (*records, note, licence)] == [0, 1, 2, 3]
    assert [document.text for document in read(ods(second, second), ODS, one_way=True)] == [licence.text] * 2


def test_of_what_lies_over_open_document_cells_notes_and_lengths_are_left_out_and_nothing_comes_twice() -> (
    None
):
    remark = "<office:annotation><text:p>¿Seguro?</text:p></office:annotation>"
    length = "<draw:measure><text:p>54 mm</text:p></draw:measure>"
    number = f"<table:table-cell office:value-type='float' office:value='3'><text:p>3</text:p>{ods_box('Tres.')}</table:table-cell>"
    named = "<table:table-cell office:value-type='string' office:string-value='Fin.'>{}</table:table-cell>"
    rows = ods_row(ods_cell("Había", remark + ods_box("una")), number) + ods_row(
        named.format(ods_box("Aparte."))
    )
    cells, boxes = read(ods(f"<table:shapes>{length}</table:shapes>{rows}"), ODS)
    assert (cells.text, boxes.text) == ("Había\nuna\t3\nFin.", "Tres.\nAparte.")


def test_boxes_that_are_broken_nested_or_declare_entities_leave_the_cells_and_boundless_ones_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    boxes = f"<table:shapes>{ods_box('Antes.')}</table:shapes>"
    deep = f"<table:shapes>{'<draw:g>' * 3_000}{'</draw:g>' * 3_000}{ods_box('Hondo.')}</table:shapes>"
    broken = "<table:shapes><draw:g draw:z='1' draw:z='2'/></table:shapes>"
    whole = ods(boxes + ods_row(ods_cell("Había")), deep, broken)
    assert [document.text for document in read(whole, ODS)] == ["Había", "Antes.", "Hondo."]
    bomb = "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]>"
    outside = f"<table:shapes>{ods_box('Nada&b;.')}</table:shapes>{ods_row(ods_cell('Había'))}"
    assert [document.text for document in read(ods(outside, before=bomb), ODS)] == ["Había", "Nada."]
    monkeypatch.setattr(opendocument_boxes, "_LARGEST_TEXT", 5)
    assert refusal(whole, ODS) == (Outcome.REFUSED, "unpacks_too_large")


def test_sheets_as_large_as_may_be_are_read_with_what_lies_over_them(monkeypatch: pytest.MonkeyPatch) -> None:
    data = ods(f"<table:shapes>{ods_box('Nota.')}</table:shapes>{ods_row(ods_cell('Había ' * 2_000))}")
    monkeypatch.setattr(packages, "LARGEST_UNPACKED_BYTES", 16_000)
    monkeypatch.setattr(opendocument_boxes, "_PIECE_BYTES", 5)
    assert [document.text[:5] for document in read(data, ODS)] == ["Había", "Nota."]
