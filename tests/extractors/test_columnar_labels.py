"""Of a data set's labels people read the names, not the numbers that stand for them in its file."""

import io
import json
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.extractors.reading import read

PARQUET = "application/vnd.apache.parquet"
STREAM = "application/vnd.apache.arrow.stream"
NAMES = ["negativo", "positivo"]
LABEL = {"_type": "ClassLabel", "names": NAMES}


def _columns(values: dict[str, list[Any]], features: Any, kind: str = PARQUET) -> list[Any]:
    table = pa.table(values)
    said = {"huggingface": json.dumps({"info": {"features": features}})}
    return _read(table.replace_schema_metadata(said), kind)


def _read(table: pa.Table, kind: str) -> list[Any]:
    made = io.BytesIO()
    if kind == PARQUET:
        pq.write_table(table, made)
    else:
        with pa.ipc.new_stream(made, table.schema) as target:
            target.write_table(table)
    return [document.columns for document in read(made.getvalue(), kind)]


@pytest.mark.parametrize("kind", [PARQUET, STREAM])
def test_a_number_becomes_the_name_that_the_data_set_gives_it(kind: str) -> None:
    told = _columns({"texto": ["No me gustó.", "Volvería."], "label": [0, 1]}, {"label": LABEL}, kind)
    assert [row["label"] for row in told] == NAMES


@pytest.mark.parametrize(
    "feature",
    [
        {"_type": "Sequence", "feature": LABEL},
        {"_type": "Sequence", "length": -1, "feature": LABEL},
        {"_type": "List", "feature": LABEL},
        {"_type": "LargeList", "feature": LABEL},
        [LABEL],
    ],
)
def test_so_does_each_of_a_list(feature: Any) -> None:
    assert _columns({"tags": [[0, 1, None], None, []]}, {"tags": feature}) == [
        {"tags": ["negativo", "positivo", None]},
        {"tags": None},
        {"tags": []},
    ]


def test_of_lists_within_lists_too() -> None:
    feature = {"_type": "Sequence", "feature": {"_type": "Sequence", "feature": LABEL}}
    assert _columns({"tags": [[[0], [1, 1]]]}, {"tags": feature}) == [
        {"tags": [["negativo"], ["positivo", "positivo"]]}
    ]


def test_within_objects_too() -> None:
    values = {"frase": [{"texto": "Volvería.", "clase": 1}]}
    feature = {"texto": {"_type": "Value", "dtype": "string"}, "clase": LABEL}
    assert _columns(values, {"frase": feature}) == [{"frase": {"texto": "Volvería.", "clase": "positivo"}}]


def test_a_sequence_of_objects_is_an_object_of_lists() -> None:
    values = {"entidades": [{"clase": [0, 1], "desde": [3, 9]}]}
    feature = {"_type": "Sequence", "feature": {"clase": LABEL, "desde": {"_type": "Value"}}}
    assert _columns(values, {"entidades": feature}) == [
        {"entidades": {"clase": ["negativo", "positivo"], "desde": [3, 9]}}
    ]


def test_what_has_no_name_stays_a_number_and_minus_one_is_none() -> None:
    assert _columns({"label": [-1, 2, -2, None]}, {"label": LABEL}) == [
        {"label": None},
        {"label": 2},
        {"label": -2},
        {"label": None},
    ]


def test_other_numbers_and_truths_are_left_alone() -> None:
    features = {"edad": {"_type": "Value", "dtype": "int64"}, "label": LABEL, "otra": {"_type": "ClassLabel"}}
    told = _columns({"edad": [1], "label": [True], "otra": [1], "sin": [0]}, features)
    assert told == [{"edad": 1, "label": True, "otra": 1, "sin": 0}]


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"{",
        b"\xff",
        b"[1]",
        b'"info"',
        b"null",
        b'{"info": []}',
        b'{"info": {"features": [1]}}',
        b'{"info": {"features": {"label": 3}}}',
        b'{"info": {"features": {"label": {"_type": "ClassLabel", "names": "si"}}}}',
        b'{"info": {"features": {"label": {"_type": "ClassLabel", "names": [1, 2]}}}}',
        b'{"info": {"features": {"label": ' + b"[" * 100_000 + b"]" * 100_000 + b"}}}",
        b'{"info": {"features": {"label": '
        + b'{"_type":"Sequence","feature":' * 500
        + b"1"
        + b"}" * 500
        + b"}}}",
    ],
)
def test_whatever_is_said_instead_means_nothing(said: bytes) -> None:
    table = pa.table({"label": [0, 1]}).replace_schema_metadata({b"huggingface": said})
    assert _read(table, PARQUET) == [{"label": 0}, {"label": 1}]
