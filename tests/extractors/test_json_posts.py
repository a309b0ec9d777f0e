"""Of a network's export each post gives what somebody wrote in it, and all that the network says stays in its columns."""

import json
from typing import Any

import pytest

from ingestion.types import Document
from tests.extractors.reading import read


def _read(value: object) -> list[Document]:
    return read(json.dumps(value, ensure_ascii=False).encode(), "application/json")


def _photo(description: str) -> dict[str, Any]:
    return {"media": {"uri": "photos/1.jpg", "creation_timestamp": 1700000003, "description": description}}


STATUS = {
    "timestamp": 1700000000,
    "data": [{"post": "Hoy sembré maíz"}, {"update_timestamp": 17}],
    "title": "Ana actualizó su estado.",
}
PICTURE = {
    "timestamp": 1700000003,
    "attachments": [{"data": [_photo("Mi niña en el río")]}],
    "title": "Ana agregó una foto.",
}
SHARED = {
    "timestamp": 1700000004,
    "attachments": [{"data": [{"external_context": {"url": "https://x"}}]}],
    "title": "Ana compartió un enlace.",
}
COMMENT = {
    "timestamp": 17,
    "data": [{"comment": {"timestamp": 17, "comment": "¡Qué lindo!", "author": "Ana"}}],
    "title": "Ana comentó.",
}
INSTAGRAM = {"media": [{"uri": "media/1.jpg", "creation_timestamp": 17, "title": "Mole para todos"}]}
SAID = {
    "media_list_data": [{"uri": ""}],
    "string_map_data": {"Comment": {"value": "Mañana vamos"}, "Media Owner": {"value": "lu"}},
}
NOTE = {
    "type": "Note",
    "content": "<p>Mole &amp; arroz<br>para todos</p>",
    "contentMap": {"es": "<p>Mole</p>"},
    "summary": None,
}
TOOT = {
    "id": "https://m/1",
    "type": "Create",
    "actor": "https://m/u",
    "published": "2024-01-12",
    "object": NOTE,
}
MEMORY = {
    "timestamp": 17,
    "attachments": [{"data": [{"text": "Hace años sembré"}]}],
    "title": "Ana compartió un recuerdo.",
}
EVENT = {
    "timestamp": 17,
    "attachments": [
        {"data": [{"event": {"name": "Feria", "description": "En la plaza", "start_timestamp": 17}}]}
    ],
}
WRITTEN = {
    "timestamp": 17,
    "attachments": [{"data": [{"note": {"title": "Mi cuento", "text": "Había una vez", "media": []}}]}],
}
LIKED = {
    "timestamp": 17,
    "data": [{"reaction": {"reaction": "LIKE", "actor": "Ana"}}],
    "title": "Ana reaccionó.",
}
QUESTION = NOTE | {"type": "Question", "oneOf": [{"type": "Note", "name": "choclo"}, {"name": "elote"}]}
PAINTED = NOTE | {"attachment": [{"type": "Document", "name": "Mi abuela teje"}, {"name": None}]}
BOOST = {"id": "https://m/2", "type": "Announce", "actor": "https://m/u", "object": "https://otra/3"}


@pytest.mark.parametrize(
    ("post", "text"),
    [
        (STATUS, "Hoy sembré maíz"),
        (PICTURE, "Mi niña en el río"),
        (SHARED, ""),
        (COMMENT, "¡Qué lindo!"),
        (INSTAGRAM, "Mole para todos"),
        (SAID, "Mañana vamos"),
        (TOOT, "Mole & arroz\npara todos"),
        (TOOT | {"object": NOTE | {"summary": "comida"}}, "comida\nMole & arroz\npara todos"),
        (TOOT | {"object": QUESTION}, "Mole & arroz\npara todos\nchoclo\nelote"),
        (TOOT | {"object": PAINTED}, "Mole & arroz\npara todos\nMi abuela teje"),
        (BOOST, ""),
        (MEMORY, "Hace años sembré"),
        (MEMORY | {"data": [{"post": "Hace años sembré"}]}, "Hace años sembré"),
        (EVENT, "Feria\nEn la plaza"),
        (WRITTEN, "Mi cuento\nHabía una vez"),
        (LIKED, ""),
    ],
)
def test_the_words_of_a_post_are_its_text_and_the_rest_stays_in_columns(
    post: dict[str, Any], text: str
) -> None:
    first, second = _read([post, STATUS])
    assert first.text == text
    assert first.apart == (("text", text),)
    assert first.columns == {"text": text} | post
    assert second.text == "Hoy sembré maíz"


def test_what_is_said_below_each_picture_is_told_once() -> None:
    album = STATUS | {
        "attachments": [{"data": [_photo("Hoy sembré maíz"), _photo("La milpa"), _photo("La milpa")]}]
    }
    assert _read([album])[0].text == "Hoy sembré maíz\nLa milpa"
    several = {
        "media": [medium | {"title": ""} for medium in INSTAGRAM["media"]] * 2,
        "title": "Mole",
        "creation_timestamp": 17,
    }
    assert _read([several])[0].text == "Mole"


def test_an_outbox_is_its_posts() -> None:
    outbox = {
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": "outbox.json",
        "type": "OrderedCollection",
        "totalItems": 2,
    }
    assert [one.text for one in _read(outbox | {"orderedItems": [TOOT, BOOST]})] == [
        "Mole & arroz\npara todos",
        "",
    ]


@pytest.mark.parametrize(
    "record",
    [
        {"timestamp": 17, "title": "La milpa"},
        {"timestamp": 17, "title": "La milpa", "data": "2024"},
        {"timestamp": 17, "title": "La milpa", "data": [{"post": "x"}], "cuerpo": "Había una vez"},
        {"timestamp": "ayer", "data": [{"post": "Hoy"}]},
        {"title": "La milpa", "media": [{"uri": "a.jpg"}]},
        {"title": "La milpa", "media": []},
        {"type": "Create", "object": NOTE},
        {"type": "Create", "actor": "https://m/u", "object": {"type": "Note"}},
        {"string_map_data": {"Otro": {"value": "Mañana"}}},
        {"string_map_data": {"Comment": "Mañana"}},
        {"text": "Hoy", "timestamp": 17, "data": [{"post": "x"}]},
        {"timestamp": 17, "title": "La milpa", "data": [{"texto": "Había una vez"}]},
        {
            "timestamp": 17,
            "data": [{"post": "Atuqsi tiyasqa", "español": "El zorro vivía"}],
            "tags": ["cuento"],
        },
        {"timestamp": 17, "attachments": [{"data": [{"frase": "Había una vez"}]}], "title": "La milpa"},
        {"title": "La milpa", "media": [{"uri": "a.mp3", "creation_timestamp": 3, "texto": "Había una vez"}]},
        {"type": "Create", "actor": "Juan", "object": "casa", "frase": "Juan levanta la casa."},
        {"type": "Create", "actor": "Juan", "object": {"content": "casa"}, "frase": "Juan levanta la casa."},
        {"type": "Create", "actor": "https://m/u", "object": "casa", "frase": "Juan levanta la casa."},
        {"@context": "https://x", "type": "OrderedCollection", "texto": "Había una vez"},
    ],
)
def test_what_only_looks_like_a_post_stays_as_it_is(record: dict[str, Any]) -> None:
    assert [one.columns for one in _read([record])] == [record]
