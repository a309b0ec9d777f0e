"""What the library `datasets` keeps of a corpus is no text of it; what it says of the licence is kept."""

import io
import json
from typing import Any

import pytest

from ingestion.job import Job
from ingestion.reading import read as read_job
from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

JSON = "application/json"
INFO: dict[str, Any] = {
    "description": "Un corpus.", "citation": "@article{x}", "homepage": "https://x.org", "license": "CC BY 4.0",
    "features": {"text": {"dtype": "string", "_type": "Value"}}, "builder_name": "corpus",
}  # fmt: skip
KEPT: dict[str, dict[str, Any]] = {
    "state.json": {"_data_files": [{"filename": "data-0.arrow"}], "_fingerprint": "573e", "_split": None},
    "dataset_info.json": INFO,
    "dataset_infos.json": {"default": INFO, "es": INFO},
    "dataset_dict.json": {"splits": ["train", "test"]},
}


@pytest.mark.parametrize("name", KEPT)
def test_what_datasets_keeps_of_a_saved_corpus_is_no_text(name: str) -> None:
    data = json.dumps(KEPT[name], indent=2).encode()
    for place in (name, f"corpus/test/{name}", f"corpus.zip!test/{name}"):
        assert refusal(data, JSON, name=place) == (Outcome.SKIPPED, "system_file")
    assert read(data, JSON, name=f"mi_{name}")
    assert len(read(b'{"texto": "El estado", "splits": ["a"]}', JSON, name=name)) == 1


def _ends(name: str, value: object) -> list[dict[str, Any]]:
    data = json.dumps(value).encode()
    job: Job = {"name": name, "size": len(data), "budget": {"members": 9, "unpacked_bytes": 1 << 20}}
    return [message for message in read_job(job, io.BytesIO(data)) if message["m"] in ("doc", "end")]


@pytest.mark.parametrize("name", ["dataset_info.json", "dataset_infos.json"])
def test_what_it_says_of_the_licence_is_kept(name: str) -> None:
    (end,) = _ends(name, KEPT[name])
    assert (end["outcome"], end["documents"]) == ("skipped", 0)
    assert [(hit["id"], hit["field"]) for hit in end["licences"]] == [("cc-by-4.0", "column:license")]


def test_a_long_one_is_known_by_its_beginning() -> None:
    long = {f"c{number}": INFO | {"description": "x" * 5_000} for number in range(100)}
    (end,) = _ends("dataset_infos.json", long)
    assert (end["outcome"], [hit["id"] for hit in end["licences"]]) == ("skipped", ["cc-by-4.0"])
    (text, _) = _ends("dataset_info.json", {"texto": "x" * 300_000})
    assert text["m"] == "doc"


def test_one_that_holds_anything_else_is_a_text() -> None:
    for other in ({}, {"texto": "Hola"}, "Hola"):
        found = _ends("dataset_infos.json", {"default": INFO, "más": other})
        assert found[-1]["outcome"] == "text"
