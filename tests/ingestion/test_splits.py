"""Splits are told by keys, columns, sheets, files and folders, in the words people use; unknown words are no split."""

import pytest

from ingestion.reading.splits import place_of, split_of, split_spoken
from ingestion.split_names import splits_among
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
        ("datos_test.jsonl", "test"),
        ("corpus-dev/uno.csv", "validation"),
        ("corpus.es.dev", "validation"),
        ("spa_Latn.devtest", "test"),
        ("desarrollo.conllu", "validation"),
        ("Corpus guaraní - dev.csv", "validation"),
        ("conjunto de validación.csv", "validation"),
        ("gua-spa-pruebas.tsv.gz", "test"),
        ("cuentos_prueba.csv", "test"),
        ("quechua_desarrollo.tsv", "validation"),
        ("prueba.zip!cuentos.csv", "test"),
    ],
)
def test_names_of_files_and_folders(path: str, split: str) -> None:
    assert split_of(path) == split


@pytest.mark.parametrize(
    "path",
    [
        "Plan de desarrollo municipal.csv",
        "plan_de_desarrollo.csv",
        "plan_desarrollo.csv",
        "Desarrollo rural/cuentos.csv",
        "Desarrollo y evaluación.csv",
        "Evaluación docente 2020.csv",
        "informe-evaluacion.csv",
        "La prueba del agua.csv",
        "la_prueba.csv",
        "Mi primera prueba.csv",
        "prueba_de_agua.csv",
        "Val d'Aran/contes.csv",
        "val_miñor.csv",
        "Test de lectura.csv",
        "test-de-lectura.csv",
    ],
)
def test_words_that_mean_something_else_are_no_split(path: str) -> None:
    assert split_spoken(path) == ""


def test_what_a_sheet_or_key_means_its_neighbours_tell() -> None:
    assert splits_among(["Entrenamiento", "Desarrollo", "Notas"]) == {
        "Entrenamiento": "train",
        "Desarrollo": "validation",
    }
    assert splits_among(["Desarrollo", "Resumen"]) == {}
    assert splits_among(["Prueba"]) == {"Prueba": "test"}


@pytest.mark.parametrize(
    ("column", "value", "split"),
    [
        ("Split", "dev", "validation"),
        ("SPLIT", "TEST", "test"),
        ("particio\u0301n", "prueba", "test"),
        ("particio\u0301", "validacio\u0301", "validation"),
        ("partição", "teste", "test"),
        ("Partition", "1_test", "test"),
        ("split", "dev set", "validation"),
        ("split", "test_es", "test"),
        ("subset", "test", "test"),
        ("Conjunto", "desarrollo", "validation"),
        ("Conjunto", "prueba de agua", "train"),
        ("subset", "test de lectura", "train"),
        ("conjunto", "plan_test", "train"),
        ("split", "Desarrollo rural", "train"),
        ("split", "x" * 60 + " test", "train"),
        ("tipo", "test", "train"),
    ],
)
def test_a_column_that_is_called_so_tells_the_split(column: str, value: str, split: str) -> None:
    assert place_of(Document("", columns={"texto": "Hola", column: value}), "cartas.csv")[0] == split


def test_a_column_without_a_split_leaves_it_to_the_next() -> None:
    columns: dict[str, object] = {"subset": "A1", "split": 3, "Partición": "test"}
    assert place_of(Document("", columns=columns), "cartas.csv")[0] == "test"


@pytest.mark.parametrize(
    ("found", "place"),
    [
        (Document("", columns={"a": 1}, split="test"), ("test", "")),
        (Document("", columns={"a": 1}, split="preguntas"), ("train", "preguntas")),
        (Document("", columns={"a": 1}, table="Validación"), ("validation", "Validación")),
        (Document("", columns={"split": "dev"}), ("validation", "")),
        (Document("", columns={"split": "una prueba larga"}), ("train", "")),
        (Document("", columns={"a": 1}), ("train", "")),
        (Document("", columns={"a": 1}, split="Desarrollo"), ("train", "Desarrollo")),
        (Document("libre"), ("train", "")),
    ],
)
def test_what_the_file_says_comes_first(found: Document, place: tuple[str, str]) -> None:
    assert place_of(found, "cartas.json") == place


@pytest.mark.parametrize(
    ("path", "split"),
    [
        ("test/carta.txt", "test"),
        ("caja.zip/corpus/Train/pos/1.txt", "train"),
        ("corpus.zip/01_validación/textos/carta.docx", "validation"),
        ("Conjunto de validación/carta.docx", "validation"),
        ("dev.tar.gz/carta.docx", "validation"),
        ("corpus\\test-set\\a.txt", "test"),
        ("datos/valid.txt", "validation"),
        ("UD/es_x-ud-dev.conllu", "validation"),
        ("UD/es_x-ud-TEST.conllu", "test"),
        ("train/test.txt", "test"),
        ("train/test/carta.txt", "test"),
        ("es_test.zip/carta.txt", "test"),
        ("VALIDACIÓN/carta.txt", "validation"),
    ],
)
def test_a_text_is_of_the_folder_or_box_that_is_called_by_a_split_alone(path: str, split: str) -> None:
    assert place_of(Document("libre"), path) == (split, "")


@pytest.mark.parametrize(
    "path",
    [
        "carta.txt", "prueba/carta.txt", "Desarrollo/carta.txt", "Evaluación/acta.pdf", "mi test.docx", "test de agua/acta.pdf", "Val d'Aran/a.txt",
        "es_x-ud-test.txt", "test train/a.txt", "es_x-ud-test.conllu/a.txt",
    ],
)  # fmt: skip
def test_ordinary_words_around_a_text_tell_no_split(path: str) -> None:
    assert place_of(Document("libre"), path) == ("train", "")


def test_what_a_text_or_a_card_says_comes_first() -> None:
    assert place_of(Document("libre", split="dev"), "test/a.txt") == ("validation", "")
    assert place_of(Document("libre"), "test/a.txt", "train") == ("train", "")
