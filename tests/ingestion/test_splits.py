"""Splits are told by keys, columns, sheets, files and folders, in the words people use; unknown words are no split."""

import pytest

from ingestion.reading.splits import place_of, split_of
from ingestion.types import Document


@pytest.mark.parametrize(
    ("path", "split"),
    [
        ("datos/train-00000-of-00003.parquet", "train"),
        ("es_train.tsv", "train"),
        ("Entrenamiento/cartas.csv", "train"),
        ("corpus/dev.jsonl", "validation"),
        ("corpus/Validación/uno.json", "validation"),
        ("val-es.csv", "validation"),
        ("test (1).xlsx", "test"),
        ("prueba.csv", "test"),
        ("esTest.jsonl", "test"),
        ("train/test.csv", "test"),  # the closest name decides
        ("lote.zip/data/test-00000-of-00001.jsonl", "test"),
        ("gold.csv", "train"),
        ("heldout/latest.csv", "train"),  # `latest` is not `test`
        ("contestadas.csv", "train"),
    ],
)
def test_names_of_files_and_folders(path: str, split: str) -> None:
    assert split_of(path) == split


@pytest.mark.parametrize(
    ("found", "place"),
    [
        (Document("", columns={"a": 1}, split="test"), ("test", "")),
        (Document("", columns={"a": 1}, split="preguntas"), ("train", "preguntas")),
        (Document("", columns={"a": 1}, table="Validación"), ("validation", "Validación")),
        (Document("", columns={"split": "dev"}), ("validation", "")),
        (Document("", columns={"split": "una prueba larga"}), ("train", "")),
        (Document("", columns={"a": 1}), ("train", "")),
        (Document("libre"), ("train", "")),
    ],
)
def test_what_the_file_says_comes_first(found: Document, place: tuple[str, str]) -> None:
    assert place_of(found, "cartas.json") == place


def test_free_text_has_one_split_whatever_its_file_is_called() -> None:
    assert place_of(Document("libre"), "test/carta.txt") == ("train", "")
