"""Every way in which programs write a table as one JSON value gives its rows, in files of any size."""

import json

import pytest

from ingestion.extractors import json_members
from ingestion.extractors import records as records_module
from tests.extractors.reading import read

JSON = "application/json"
ROWS: list[dict[str, object]] = [
    {"texto": "Hola", "n": 1},
    {"texto": "Adiós", "n": None},
    {"texto": "Fin", "n": 3},
]


@pytest.mark.parametrize(
    ("shape", "value"),
    [
        ("columns", {name: {str(place): row[name] for place, row in enumerate(ROWS)} for name in ROWS[0]}),
        ("index", {str(place): row for place, row in enumerate(ROWS)}),
        (
            "split",
            {"columns": ["texto", "n"], "index": [0, 1, 2], "data": [list(row.values()) for row in ROWS]},
        ),
        ("split", {"columns": ["texto", "n"], "data": [list(row.values()) for row in ROWS]}),
        ("table", {"schema": {"fields": [], "pandas_version": "1.4.0"}, "data": ROWS}),
        ("list", {name: [row[name] for row in ROWS] for name in ROWS[0]}),
    ],
)
@pytest.mark.parametrize("largest", [3, 1 << 20])
def test_every_way_in_which_pandas_writes_a_table(
    shape: str, value: object, largest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records_module, "_PARSED_WHOLE_BYTES", largest)
    documents = read(json.dumps(value).encode(), JSON)
    assert [document.columns for document in documents] == ROWS
    assert documents[0].text == "Hola"


@pytest.mark.parametrize("largest", [3, 1 << 20])
def test_a_matrix_of_as_many_rows_as_columns_is_one(largest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records_module, "_PARSED_WHOLE_BYTES", largest)
    value = {"columns": ["texto", "n"], "index": [0, 1], "data": [list(row.values()) for row in ROWS[:2]]}
    assert [document.columns for document in read(json.dumps(value).encode(), JSON)] == ROWS[:2]


@pytest.mark.parametrize(("bound", "most"), [("_MOST_HELD_ITEMS", 3), ("_MOST_HELD_CHARACTERS", 20)])
def test_columns_that_are_too_long_to_be_held_give_their_cells(
    bound: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records_module, "_PARSED_WHOLE_BYTES", 3)
    value = {"texto": ["uno", "dos"], "otro": ["tres", "cuatro"]}
    assert len(read(json.dumps(value).encode(), JSON)) == 2
    monkeypatch.setattr(json_members, bound, most)
    found = read(json.dumps(value).encode(), JSON)
    assert [document.text for document in found] == ["uno", "dos", "tres", "cuatro"]


def test_the_rows_of_a_matrix_are_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records_module, "_PARSED_WHOLE_BYTES", 3)
    monkeypatch.setattr(json_members, "_MOST_HELD_ITEMS", 6)
    data = [list(row.values()) for row in ROWS]
    value = {"columns": ["texto", "n"], "index": [0, 1, 2], "data": [*data, ["corta"]]}
    found = read(json.dumps(value).encode(), JSON)
    assert [document.columns for document in found] == [*ROWS, {"value": ["corta"]}]


def test_rows_by_name_of_a_large_file_keep_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records_module, "_PARSED_WHOLE_BYTES", 3)
    monkeypatch.setattr(json_members, "_COMPARED", 2)
    value = {f"q{place}": row for place, row in enumerate(ROWS)}
    assert [one.columns for one in read(json.dumps(value).encode(), JSON)] == [
        {"index": f"q{place}", **row} for place, row in enumerate(ROWS)
    ]


@pytest.mark.parametrize("largest", [3, 1 << 20])
def test_lists_under_a_header_are_rows(largest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records_module, "_PARSED_WHOLE_BYTES", largest)
    lists: list[object] = [["texto", "n"], ["Hola", 1], ["Adiós", 2]]
    lists += [["Fin", place] for place in range(30)]
    found = [one.columns for one in read(json.dumps([*lists, ["corta"], "suelta"]).encode(), JSON)]
    assert found[:2] == [{"texto": "Hola", "n": 1}, {"texto": "Adiós", "n": 2}]
    assert found[-3:] == [{"texto": "Fin", "n": 29}, {"value": ["corta"]}, None]
    for none in (
        [["Hola", "Mundo cruel"], ["Adiós", "Mundo"], ["Fin", "Así"]],
        [["texto", "n"], ["Hola", 1]],
    ):
        assert [one.columns for one in read(json.dumps(none).encode(), JSON)] == [
            {"value": row} for row in none
        ]


def test_columns_without_names_are_numbers() -> None:
    value = {"0": {"0": "uno", "1": "dos"}, "1": {"0": "ce", "1": "ome"}}
    assert [one.columns for one in read(json.dumps(value).encode(), JSON)] == [
        {"0": "uno", "1": "ce"},
        {"0": "dos", "1": "ome"},
    ]


def test_many_columns_of_one_row_each_take_no_long() -> None:
    value = {f"c{number}": {str(number): 1} for number in range(60_000)}
    assert len(read(json.dumps(value).encode(), JSON)) == 60_000


def test_tables_in_the_splits_of_a_large_file_are_rows_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records_module, "_PARSED_WHOLE_BYTES", 3)
    value = {
        "train": {str(place): row for place, row in enumerate(ROWS)},
        "test": {name: [row[name] for row in ROWS] for name in ROWS[0]},
    }
    documents = read(json.dumps(value).encode(), JSON)
    assert [(one.split, one.columns) for one in documents] == [
        (split, row) for split in ("train", "test") for row in ROWS
    ]


def test_rows_by_name_keep_it_and_what_only_looks_like_a_table_is_none() -> None:
    rows = {"q001": {"p": "¿Sí?", "r": "No"}, "q002": {"p": "¿No?", "r": "Sí"}}
    assert [one.columns for one in read(json.dumps(rows).encode(), JSON)] == [
        {"index": "q001", "p": "¿Sí?", "r": "No"},
        {"index": "q002", "p": "¿No?", "r": "Sí"},
    ]
    for other in (
        {"menu": {"file": "Archivo"}, "boton": {"save": "Guardar"}},
        {"1": {"a": "x"}, "2": {"b": "y"}},
        {"columns": ["a"], "data": [[1, 2]]},
        {"autor": {"0": {"nombre": "Ana"}}, "obra": {"0": "Río"}},
    ):
        assert [one.columns for one in read(json.dumps(other).encode(), JSON)] == [other]


def test_columns_of_unequal_length_lose_nothing() -> None:
    value = {"a": {"0": "x", "2": "z"}, "b": {"0": "u", "1": "v"}}
    assert [one.columns for one in read(json.dumps(value).encode(), JSON)] == [
        {"a": "x", "b": "u"},
        {"a": "z"},
        {"b": "v"},
    ]


PAIRS: list[list[object]] = [
    ["La casa es grande.", "Oga tuicha."],
    ["El agua está fría.", "Y ro'ysã."],
    ["Buenos días.", "Mba'éichapa nde ko'ẽ."],
]


@pytest.mark.parametrize("kind", [JSON, "application/x-ndjson"])
@pytest.mark.parametrize("largest", [3, 1 << 20])
def test_lists_without_a_header_are_rows_too(
    kind: str, largest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records_module, "_PARSED_WHOLE_BYTES", largest)
    lists = [*7 * PAIRS, ["Sola."]]
    data = json.dumps(lists) if kind == JSON else "\n".join(map(json.dumps, lists))
    found = [one.columns for one in read(data.encode(), kind)]
    assert found == [
        *({"column_1": first, "column_2": second} for first, second in 7 * PAIRS),
        {"value": ["Sola."]},
    ]


def test_many_lists_of_equal_length_are_pairs_of_words() -> None:
    lists = [[f"casa{place}", None if place == 3 else f"oga{place}", place] for place in range(20)]
    told = [one.columns for one in read(json.dumps(lists).encode(), JSON)]
    assert told[0] == {"column_1": "casa0", "column_2": "oga0", "column_3": 0}
    assert [one.columns for one in read(json.dumps(lists[:19]).encode(), JSON)] == [
        {"value": row} for row in lists[:19]
    ]


@pytest.mark.parametrize(
    "lists",
    [
        [["La", "casa"], ["El", "agua"], ["Un", "niño"]],
        [["La casa", "arde"], ["El agua", "está"], ["Un niño", "va"]],
        [["La casa es", "de piedra"], ["El agua", "está", "fría"], ["Un niño", "va"]],
        [[["La casa"], ["de piedra"]], [["El agua"], ["fría"]], [["Un niño"], ["va"]]],
        [[0.1, 0.2]] * 30,
        [["La casa es grande."]] * 30,
        PAIRS[:2],
    ],
)
def test_words_figures_and_a_few_lists_are_no_table(lists: list[object]) -> None:
    told = [one.columns for one in read(json.dumps(lists).encode(), JSON)]
    assert told == [{"value": row} for row in lists]
