"""Rows find their tables: one for a sheet, one for files with the same columns; a proposal for the text of each."""

from typing import Any

import pytest

from ingestion.profiling import tables as tables_module
from ingestion.profiling.tables import Profile

ROW = {"pregunta": "¿Qué hora es en la radio ahora?", "respuesta": "Las tres"}


def profiled(*rows: tuple[Any, ...], chosen: tuple[str, ...] = ()) -> dict[str, Any]:
    profile = Profile()
    for row in rows:
        profile.add(*row)
    return profile.as_json(chosen)


def test_pieces_of_one_table_are_one_and_each_split_has_its_rows() -> None:
    found = profiled(
        ("train", "train-0.jsonl", "", ROW),
        ("train", "train-1.jsonl", "", ROW | {"nota": "1"}),
        ("test", "test-0.jsonl", "", ROW),
    )
    assert {split: (one["rows"], list(one["tables"])) for split, one in found.items()} == {
        "train": (2, [""]),
        "test": (1, [""]),
    }
    table = found["train"]["tables"][""]
    assert (table["rows"], table["files"], table["file"]) == (2, 2, "train-0.jsonl")
    assert table["columns"]["nota"]["share"] == 0.5


def test_files_with_other_columns_and_sheets_are_tables_of_their_own() -> None:
    found = profiled(
        ("train", "a/personas.csv", "", {"nombre": "Ana", "edad": "3"}),
        ("train", "a/cartas.csv", "", {"id": "1", "texto": "Hola"}),
        ("train", "libro.xlsx", "Hoja 1", {"id": "1", "texto": "Hola"}),
        ("train", "b/cartas.csv", "", {"otra": "1", "cosa": "Hola"}),
    )["train"]
    assert list(found["tables"]) == ["personas.csv", "cartas.csv", "Hoja 1", "cartas.csv (2)"]
    assert found["tables"]["cartas.csv"]["text"] == {"columns": ["texto"], "why": "named"}


def test_free_text_and_damaged_rows_are_counted_apart() -> None:
    found = profiled(
        ("train", "a.txt", "", None), ("train", "a.csv", "", {"_raw": "x,"}), ("train", "a.csv", "", ROW)
    )
    one = found["train"]
    assert (one["rows"], one["free"], one["damaged"]) == (3, 1, 1)
    assert one["tables"][""]["rows"] == 1


@pytest.mark.parametrize(
    ("row", "text", "read"),
    [
        (ROW, (["pregunta", "respuesta"], "pair"), (["pregunta", "respuesta"], "pair")),
        (
            {"premise": "Llovió.", "choice1": "Salí.", "choice2": "No.", "hint": "Agua", "changed": False},
            (["premise", "choice1", "choice2", "hint"], "pair"),
            (["premise", "choice1", "choice2", "hint"], "pair"),
        ),
        (
            {"n": 1, "caso_x": "Una mujer de edad con dolor en la mano", "especie": "perro", "b": "x"},
            (["caso_x"], "prose"),
            (["caso_x", "especie", "b"], "all"),
        ),
        ({"n": 1, "a": "uno", "b": ["dos"]}, (["a", "b"], "all"), (["a", "b"], "all")),
        ({"n": 1, "m": 2.5}, ([], "none"), ([], "none")),
    ],
)  # fmt: skip
def test_the_proposal_and_what_was_read(row: Any, text: Any, read: Any) -> None:
    table = profiled(("train", "a.csv", "", row))["train"]["tables"][""]
    assert (table["text"]["columns"], table["text"]["why"]) == text
    assert (table["read"]["columns"], table["read"]["why"]) == read


def test_the_donors_choice_is_what_was_read_and_our_proposal_stays() -> None:
    rows = (("train", "a.csv", "", ROW), ("train", "b.csv", "", {"texto": "Hola", "x": 1}))
    tables = profiled(*rows, chosen=("respuesta", "pregunta"))["train"]["tables"]
    assert tables["a.csv"]["read"] == {"columns": ["respuesta", "pregunta"], "why": "chosen"}
    assert tables["a.csv"]["text"]["columns"] == ["pregunta", "respuesta"]
    assert tables["b.csv"]["read"] == {"columns": ["texto"], "why": "named"}


def test_memory_has_a_bound_and_what_is_beyond_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables_module, "MOST_COLUMNS", 3)
    monkeypatch.setattr(tables_module, "MOST_IN_ALL", 4)
    monkeypatch.setattr(tables_module, "MOST_TABLES", 2)
    wide = {f"c{number}": number for number in range(10)}
    other, third = {"x": 1, "y": 2}, {"z": 1}
    found = profiled(
        ("train", "a.csv", "", wide), ("train", "b.csv", "", other), ("train", "c.csv", "", third)
    )["train"]
    assert [(len(one["columns"]), one["more_columns"]) for one in found["tables"].values()] == [
        (3, 7),
        (1, 1),
    ]
    assert found["more_rows"] == 1


ANNOTATED = {"speaker": "Lupe", "mot": "no-cal hueyi", "tx": "Nocal hueyi.", "ft": "Mi casa es grande."}


def test_what_the_format_says_is_the_text() -> None:
    rows = [("train", "a.eaf", "", ANNOTATED, told) for told in (["ft"], ["tx", "ft"], [])]
    table = profiled(*rows)["train"]["tables"][""]
    assert table["text"] == table["read"] == {"columns": ["tx", "ft"], "why": "format"}
    chosen = profiled(*rows, chosen=("ft",))["train"]["tables"][""]
    assert chosen["text"] == table["text"]
    assert chosen["read"] == {"columns": ["ft"], "why": "chosen"}


def test_names_that_say_the_same_as_the_format_say_more() -> None:
    row = ("train", "a.tmx", "", {"es": "Hola", "nah": "Pialli", "tuid": "1"}, ["nah", "es"])
    table = profiled(row)["train"]["tables"][""]
    assert table["text"] == {"columns": ["es", "nah"], "why": "translation"}


def test_rows_that_speak_of_a_text_elsewhere_have_none_whatever_is_chosen() -> None:
    rows = [("train", "a.ann", "", {"id": "T1", "text": "la casa"}, [""])] * 2
    table = profiled(*rows, chosen=("text",))["train"]["tables"][""]
    assert table["text"] == table["read"] == {"columns": [], "why": "elsewhere"}
    mixed = profiled(*rows, ("train", "a.eaf", "", {"id": "T1", "text": "la casa"}, ["text"]))
    assert mixed["train"]["tables"][""]["text"]["columns"] == ["text"]
