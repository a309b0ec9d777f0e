"""Questions about paragraphs, as SQuAD and the corpora written like it hold them, are a row each, with what they are about."""

import json
from typing import Any

import pytest

from ingestion.extractors import records as records_module
from tests.extractors.reading import read

JSON = "application/json"
ARTICLE = {
    "title": "Quechua",
    "id": 7,
    "paragraphs": [
        {"context": "Es de los Andes.", "qas": [{"id": "a", "question": "¿De dónde es?", "answers": [{"text": "de los Andes", "answer_start": 3}]},
                                                {"id": "b", "question": "¿Y qué es?", "answers": [], "is_impossible": True}]},
        {"context": "Nadie preguntó por esto.", "id": "p2", "qas": []},
    ],
}  # fmt: skip
ASKED = [
    {"title": "Quechua", "article_id": 7, "context": "Es de los Andes.", "id": "a", "question": "¿De dónde es?", "answers": [{"text": "de los Andes", "answer_start": 3}]},
    {"title": "Quechua", "article_id": 7, "context": "Es de los Andes.", "id": "b", "question": "¿Y qué es?", "answers": [], "is_impossible": True},
    {"title": "Quechua", "article_id": 7, "context": "Nadie preguntó por esto.", "paragraph_id": "p2"},
]  # fmt: skip


@pytest.mark.parametrize("parsed_whole", [1, 1 << 20])
def test_questions_about_paragraphs_are_a_row_each(
    monkeypatch: pytest.MonkeyPatch, parsed_whole: int
) -> None:
    monkeypatch.setattr(records_module, "_PARSED_WHOLE_BYTES", parsed_whole)
    data = json.dumps({"version": "1.1", "data": [ARTICLE, ARTICLE]}).encode()
    found = read(data, JSON)
    assert [one.columns for one in found] == [*ASKED, *ASKED]
    assert {one.split for one in found} == {"data"}
    assert found[0].text == "Quechua\nEs de los Andes.\n¿De dónde es?\nde los Andes"
    later = read(data, JSON, start=2, stop=4)
    assert [one.columns for one in later] == [ASKED[2], ASKED[0]]


@pytest.mark.parametrize(
    "value",
    [
        {"title": "t", "paragraphs": []},
        {"title": "t", "paragraphs": ["Un párrafo."]},
        {"title": "t", "paragraphs": [{"context": "c", "qas": "ninguna"}]},
        {"title": "t", "paragraphs": [{"context": "c", "qas": [1]}]},
        {"title": "t", "paragraphs": [{"context": "c" * 4096, "qas": [{}] * 4097}]},
        {"title": "t" * 4096, "paragraphs": [{"qas": []}] * 4097},
    ],
    ids=["none", "texts", "no list", "no questions", "too many", "too much"],
)
def test_what_only_looks_like_questions_stays_as_it_is(value: dict[str, Any]) -> None:
    (found,) = read(json.dumps([value]).encode(), JSON)
    assert found.columns == value
