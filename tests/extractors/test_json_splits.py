"""Splits in JSON are told by its keys, however deep they stand; their parts are never put side by side as columns."""

import json
from typing import Any

import pytest

from ingestion.extractors import records as records_module
from ingestion.reading.splits import place_of
from tests.extractors.reading import read

JSON = "application/json"
ROWS = [{"texto": "Uno"}, {"texto": "Dos"}]


def _places(value: object) -> list[tuple[str, str, str]]:
    return [(*place_of(one, "corpus.json"), one.text) for one in read(json.dumps(value).encode(), JSON)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"data": {"dev": ROWS, "test": ROWS}}, [("validation", "data"), ("test", "data")]),
        ({"data": {"train": ROWS, "test": ROWS}, "version": 1}, [("train", "data"), ("test", "data")]),
        ({"data": {"version": 1, "train": ROWS, "test": ROWS}}, [("train", "data"), ("test", "data")]),
        ({"es": {"train": ROWS, "test": ROWS}, "gn": {"dev": ROWS}}, [("train", "es"), ("test", "es"), ("validation", "gn")]),
        ({"es": {"cuentos": {"test": ROWS}}}, [("test", "es/cuentos")]),
        ({"data": {"animales": ROWS, "plantas": ROWS}}, [("train", "data/animales"), ("train", "data/plantas")]),
        ({"train": ["Uno", "Dos"], "test": ["Uno", "Dos"]}, [("train", ""), ("test", "")]),
        ({"data": {"train": {"texto": ["Uno", "Dos"], "n": [1, 2]}, "test": {"texto": ["Uno", "Dos"], "n": [3, 4]}}}, [("train", "data"), ("test", "data")]),
        ({"train": [["texto", "n"], ["Uno", 1], ["Dos", 2]]}, [("train", "")]),
    ],
)  # fmt: skip
def test_splits_one_level_down_and_lists_of_strings(
    value: object, expected: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [(*place, text) for place in expected for text in ("Uno", "Dos")]
    assert _places(value) == found
    if expected[-1][1] not in ("es/cuentos", "data/plantas"):
        monkeypatch.setattr(records_module, "_PARSED_WHOLE_BYTES", 3)
        assert _places(value) == found


def test_splits_of_unequal_length() -> None:
    assert _places({"train": ["Uno", "Dos"], "prueba": ["Tres"]}) == [
        ("train", "", "Uno"),
        ("train", "", "Dos"),
        ("test", "", "Tres"),
    ]


@pytest.mark.parametrize(
    "record",
    [
        {"test": [0.5, 0.25], "train": [0.5, 0.75]},
        {"train": "Tren", "test": "Prueba"},
        {"id": 1, "val": ["a", "b"], "texto": "Uno"},
        {"titulo": "Uno", "capas": {"personas": ROWS, "lugares": ROWS}},
        {"desarrollo": ["Uno"], "texto": "Dos"},
    ],
)
def test_a_record_that_only_uses_such_words_stays_one(record: dict[str, Any]) -> None:
    assert [one.columns for one in read(json.dumps(record).encode(), JSON)] == [record]


def test_what_is_said_beside_a_single_split_may_be_a_record() -> None:
    value = {"alumna": "Ana", "comentario": "Bien.", "prueba": ROWS}
    found = [one.columns for one in read(json.dumps(value).encode(), JSON)]
    assert found == [{"alumna": "Ana", "comentario": "Bien."}, *ROWS]


def test_columns_that_are_called_as_splits_stay_beside_the_others() -> None:
    value = {"texto": ["Uno", "Dos"], "val": ["a", "b"]}
    assert [one.columns for one in read(json.dumps(value).encode(), JSON)] == [
        {"texto": "Uno", "val": "a"},
        {"texto": "Dos", "val": "b"},
    ]


@pytest.mark.parametrize("parsed_whole", [3, 1 << 20])
def test_what_is_said_of_the_tables_is_no_row_and_their_licence_is_marked(
    parsed_whole: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records_module, "_PARSED_WHOLE_BYTES", parsed_whole)
    value = {"version": "1.0", "licencia": "CC BY 4.0", "train": ROWS, "test": ROWS}
    found = read(json.dumps(value).encode(), JSON)
    assert [one.columns for one in found] == [*ROWS, *ROWS]
    assert [one.marks for one in found] == [(("column:licencia", "CC BY 4.0"),), (), (), ()]
    after = read(json.dumps({"train": ROWS, "licencia": "CC BY 4.0"}).encode(), JSON)
    assert [mark for one in after for mark in one.marks] == [("column:licencia", "CC BY 4.0")]


@pytest.mark.parametrize("parsed_whole", [3, 1 << 20])
def test_what_is_no_table_loses_nothing(parsed_whole: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records_module, "_PARSED_WHOLE_BYTES", parsed_whole)
    for value in (
        {"version": "1", "fecha": "2020"},
        {"titulo": "El río", "partes": ROWS},
        {"train": ROWS, "nota": "x" * 2_000},
        {"train": ROWS, "texto": "El río"},
    ):
        columns = [one.columns for one in read(json.dumps(value).encode(), JSON)]
        written = json.dumps(columns, ensure_ascii=False)
        strings = [member for member in value.values() if isinstance(member, str)]
        assert all(member in written for member in strings)
