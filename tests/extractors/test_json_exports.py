"""What programs export as JSON gives the texts of people, a row each, without what the program wraps around them."""

import json
from typing import Any

import pytest

from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

JSON, LINES = "application/json", "application/x-ndjson"
RESULT = {"from_name": "label", "type": "labels", "value": {"start": 0, "text": "La casa", "labels": ["LOC"]}}


def _written(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def test_a_task_of_label_studio_has_its_text_before_what_was_said_of_it() -> None:
    task = {"id": 7, "annotations": [{"id": 1, "result": [RESULT]}], "file_upload": "3f-x.txt", "data": {"text": "La casa es azul."}}  # fmt: skip
    for data, kind in ((_written([task]), JSON), (_written(task) + b"\n", LINES)):
        (found,) = read(data, kind)
        assert (found.text, found.apart) == ("La casa es azul.", (("text", "La casa es azul."),))
        rest = {name: said for name, said in task.items() if name != "data"}
        assert found.columns == {"text": "La casa es azul.", **rest}


def test_columns_of_a_task_that_it_has_twice_are_both_kept_and_any_may_be_its_text() -> None:
    task = {"id": 7, "data": {"id": "a", "renglón": "Uno.", "otro": "Dos."}, "annotations": []}
    (found,) = read(_written([task]), JSON)
    assert found.columns == {"id": "a", "renglón": "Uno.", "otro": "Dos.", "task_id": 7, "annotations": []}
    assert (found.text, found.apart) == ("Uno.\nDos.", (("renglón", "Uno."), ("otro", "Dos.")))


@pytest.mark.parametrize(
    "record",
    [
        {"data": {"text": "Uno"}, "id": 1},
        {"id": "rec1", "createdTime": "2020-01-01", "fields": {"Nombre": "Uno"}},
        {"fields": {"text": "Uno"}, "responses": "ninguna"},
        {"fields": ["a"], "responses": []},
        {"data": "2020-01-01", "annotations": []},
        {"data": {}, "annotations": []},
        {"data": {"text": "Uno"}, "annotations": "ninguna"},
        {"tweet": "Uno", "full_text": "Dos"},
        {"tweet": {"id": 1}},
        {"tweet": {"full_text": "Uno"}, "n": 1},
        {"kind": "Listing", "data": {"children": 3}},
        {"kind": "t1", "data": "Uno"},
        {"kind": "novela", "data": {"body": "Uno"}},
        {"kind": ["t1"], "data": {"body": "Uno"}},
    ],
)
def test_what_only_looks_like_it_stays_as_it_is(record: dict[str, Any]) -> None:
    assert [one.columns for one in read(_written([record]), JSON)] == [record]


@pytest.mark.parametrize(
    "said", [{"responses": []}, {"suggestions": {}}, {"responses": {"tono": [{"value": "malo"}]}}]
)
def test_a_record_of_argilla_has_the_text_of_its_fields(said: dict[str, Any]) -> None:
    record = {"id": "u1", "status": "completed", "fields": {"renglón": "Fue lento.", "id": "a"}, "metadata": {"fuente": "web"}, "_server_id": "x"} | said  # fmt: skip
    (found,) = read(_written([record]), JSON)
    assert (found.text, found.apart) == ("Fue lento.", (("renglón", "Fue lento."),))
    rest = {name: value for name, value in record.items() if name not in ("fields", "id")}
    assert found.columns == {"renglón": "Fue lento.", "id": "a", "record_id": "u1", **rest}


def test_an_archive_of_tweets_gives_a_row_each() -> None:
    tweets = [{"tweet": {"id_str": str(n), "full_text": f"¡Hola {n}!", "lang": "es"}} for n in range(3)]
    found = read(b"window.YTD.tweets.part0 = " + json.dumps(tweets, indent=2).encode(), JSON)
    assert [one.text for one in found] == ["¡Hola 0!", "¡Hola 1!", "¡Hola 2!"]
    assert found[0].columns == tweets[0]["tweet"]
    assert refusal(b"window.YTD.tweets.part0 = pronto", JSON) == (Outcome.DAMAGED, "bad_json")


def _listing(*children: object) -> dict[str, object]:
    return {"kind": "Listing", "data": {"after": None, "dist": 2, "children": list(children)}}


def test_a_thread_of_reddit_gives_a_row_for_each_post() -> None:
    post = {
        "kind": "t3",
        "data": {"id": "a", "title": "Lengua", "selftext": "¿Quién la habla?", "subreddit": "es"},
    }
    reply = {"kind": "t1", "data": {"id": "c", "body": "Yo también.", "replies": ""}}
    more = {"kind": "more", "data": {"children": ["x", "y"]}}
    first = {"kind": "t1", "data": {"id": "b", "body": "Yo.", "replies": _listing(reply, more)}}
    texts = ["Lengua\n¿Quién la habla?", "Yo.", "Yo también."]
    found = read(_written([_listing(post), _listing(first)]), JSON)
    assert [one.text for one in found] == texts
    assert [one.columns for one in found][1:] == [{"id": "b", "body": "Yo."}, reply["data"]]
    assert [one.text for one in read(_written(_listing(post, first)), JSON)] == texts
    assert [
        one.text for one in read(_written({"kind": "Listing", "data": {"children": [post, first]}}), JSON)
    ] == texts
