"""What was misread in tables and records is repaired, cell by cell, and noted; what was written well stays."""

import json
from io import BytesIO
from typing import Any

import pytest
from xlsxwriter import Workbook

from ingestion.job import ALLOWANCE, Job
from ingestion.reading import read
from ingestion.text.cells import STEP

ROWS = (("niño", "mitã"), ("corazón", "ñe'ã"), ("¿qué?", "mba'épa"))


def _misread(text: str, codec: str = "cp1252") -> str:
    return text.encode().decode(codec)


def _rows(data: bytes, name: str) -> list[dict[str, Any]]:
    job: Job = {"name": name, "size": len(data), "budget": ALLOWANCE}
    return [message for message in read(job, BytesIO(data)) if message["m"] == "doc"]


def _columns(documents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [json.loads(document["columns"]) for document in documents]


def test_a_table_misread_as_a_whole_is_as_it_was_meant_with_its_header() -> None:
    written = "\n".join(["español,guaraní", *(f"{left},{right}" for left, right in ROWS)])
    documents = _rows(_misread(written).encode(), "palabras.csv")
    assert _columns(documents) == [{"español": left, "guaraní": right} for left, right in ROWS]
    assert [document["text"] for document in documents] == [f"{left}\n{right}" for left, right in ROWS]
    assert all(STEP in document["cleaning"] for document in documents)


def test_a_workbook_too() -> None:
    held = BytesIO()
    with Workbook(held, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate((("español", "guaraní"), *ROWS)):
            sheet.write_row(number, 0, list(map(_misread, row)))
    assert _columns(_rows(held.getvalue(), "a.xlsx")) == [{"español": a, "guaraní": b} for a, b in ROWS]


def test_what_messengers_give_is_what_was_said_wherever_it_stands() -> None:
    said = {
        "sender_name": "Ana Gómez",
        "at": 16,
        "content": "Sí, mañana; ¿y vos?",
        "seen": [{"by": "Iñaki"}, None],
    }
    written = json.dumps({"messages": [said, said]}, ensure_ascii=False)
    garbled = json.dumps(json.loads(_misread(written, "latin-1").replace("\xad", "\\u00ad")))
    documents = _rows(garbled.encode(), "message_1.json")
    assert _columns(documents) == [said, said]
    assert documents[0]["text"] == said["content"]
    assert documents[0]["cleaning"] == [STEP]


@pytest.mark.parametrize(
    "cells", [("MÃE", "Â»"), ("PÃO DE AÇÚCAR", "CORAÇÃO"), ("niño", "corazón"), ("Ã©", "")]
)
def test_what_is_written_well_or_not_certain_stays(cells: tuple[str, str]) -> None:
    given = {"uno": cells[0], "dos": cells[1]}
    (document,) = _rows(json.dumps(given, ensure_ascii=False).encode() + b"\n", "a.jsonl")
    assert json.loads(document["columns"]) == given
    assert document["cleaning"] == []


def test_a_cell_of_controls_is_repaired_by_itself() -> None:
    given = {"uno": "cora\0zÃ³n", "dos": "niÃ±o"}
    (document,) = _rows(json.dumps(given).encode() + b"\n", "a.jsonl")
    assert json.loads(document["columns"]) == {"uno": "cora\0zón", "dos": "niño"}


def test_the_text_that_its_reader_made_of_words_is_repaired_with_them() -> None:
    given = {"tokens": ["El", "niÃ±o", "canta", "."], "tags": ["O", "O", "O", "O"]}
    (document,) = _rows(json.dumps(given).encode() + b"\n", "a.jsonl")
    assert document["text"] == "El niño canta."
    assert json.loads(document["columns"])["tokens"][1] == "niño"
