"""The head of a dataset card says which files are which split, in all the ways the Hub's libraries understand."""

import io

import pytest

from ingestion.extractors.card import MOST, splits_in
from ingestion.extractors.plain import Plain
from ingestion.types import Document, Source


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (
            "configs:\n- config_name: default\n  data_files:\n  - split: train\n    path: data/train-*\n  - split: test\n    path:\n    - a.csv\n    - b.csv\n",
            [("train", "data/train-*"), ("test", "a.csv"), ("test", "b.csv")],
        ),
        ("configs:\n- config_name: a\n  data_files:\n    gold: oro/*.jsonl\n", [("gold", "oro/*.jsonl")]),
        ("configs:\n- config_name: a\n  data_dir: /uno/\n  data_files: x.csv\n", [("train", "uno/x.csv")]),
        ("configs:\n- data_files: [x.csv, y.csv]\n", [("train", "x.csv"), ("train", "y.csv")]),
        ("configs:\n  data_files: x.csv\n", [("train", "x.csv")]),
        (
            "dataset_info:\n  splits:\n  - name: gold\n    num_examples: 3\n",
            [("gold", "**/gold-*"), ("gold", "**/gold.*"), ("gold", "**/gold/**")],
        ),
        ("dataset_info:\n- config_name: a\n  splits:\n  - name: no/es\n", []),
        ("configs:\n- data_files: https://example.org/x.csv\n- data_files: hf://x\n- 7\n", []),
        ("configs:\n- data_files:\n  - split: [a]\n    path: {a: b}\n  - split: ñu\n    path: x\n", []),
        ("configs: &a\n- data_files: *a\n", []),
        ("license: cc0-1.0\n", []),
        ("- una\n- lista\n", []),
        ("a: [\n", []),
        ("configs: 2020-13-45\n", []),
        ("[" * 5_000, []),
    ],
)
def test_what_a_head_declares(head: str, said: list[tuple[str, str]]) -> None:
    assert list(splits_in(head)) == said


def test_of_very_many_the_first_count() -> None:
    head = "configs:\n- data_files:\n" + "".join(
        f"  - split: s{n}\n    path: p{n}\n" for n in range(MOST + 50)
    )
    assert len(splits_in(head)) == MOST
    assert splits_in(" " * (1 << 20) + head) == ()


def test_only_a_card_declares() -> None:
    content = b"---\nlicense: cc0-1.0\nconfigs:\n- data_files: x.csv\n---\n# Corpus\n"

    def read(name: str) -> Document:
        (found,) = Plain().extract(Source(io.BytesIO(content), name, len(content), "text/markdown"))
        return found

    assert read("corpus/README.md").declares == (("train", "x.csv"),)
    assert read("caja.zip!ReadMe.md").declares == (("train", "x.csv"),)
    assert read("notas.md").declares == ()
    assert read("notas.md").marks == read("README.md").marks == (("yaml:license", "cc0-1.0"),)
