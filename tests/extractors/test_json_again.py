"""What programs that write down speech give twice is read once, in the pieces in which it was said."""

import json
from typing import Any

import pytest

from tests.extractors.reading import read

JSON = "application/json"
WHOLE = " Hola a todos. Bienvenidos."
SEGMENTS = [{"id": 0, "start": 0.0, "end": 2.0, "text": " Hola a todos."}, {"id": 1, "start": 2.0, "end": 3.5, "text": " Bienvenidos."}]  # fmt: skip
WORDS = [{"word": word, "start": 0.1, "end": 0.2} for word in ("hola", "a", "todos", "bienvenidos")]


def _texts(value: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one.split, one.text.strip()) for one in read(json.dumps(value).encode(), JSON) if one.has_text]


SAID = [("segments", "Hola a todos."), ("segments", "Bienvenidos.")]


@pytest.mark.parametrize(
    "value",
    [
        {"text": WHOLE, "segments": SEGMENTS, "language": "es"},
        {"task": "transcribe", "duration": 3.5, "text": WHOLE, "segments": SEGMENTS, "words": WORDS},
        {"segments": SEGMENTS, "word_segments": WORDS, "language": "es"},
        {
            "segments": SEGMENTS,
            "word_segments": WORDS[1:],
            "language": "es",
        },  # those that WhisperX found in the sound
        {"words": WORDS, "segments": SEGMENTS, "text": WHOLE.strip()},
    ],
)
def test_the_whole_and_its_words_are_said_in_segments(value: dict[str, Any]) -> None:
    assert _texts(value) == SAID


def test_a_single_segment_is_the_whole_too() -> None:
    assert _texts({"text": "Hola", "segments": [{"text": " Hola", "start": 0}], "language": "es"}) == [("segments", "Hola")]  # fmt: skip


def test_words_alone_are_rows_without_text_beside_the_whole() -> None:
    value = {"text": WHOLE, "words": WORDS}
    assert _texts(value) == [("", "Hola a todos. Bienvenidos.")]
    rows = [one for one in read(json.dumps(value).encode(), JSON) if not one.has_text]
    assert ([one.columns for one in rows], {one.text for one in rows}) == (WORDS, {""})


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        ({"text": "Hola a todos.", "segments": SEGMENTS}, [("", "Hola a todos."), *SAID]),
        ({"text": WHOLE, "notes": [{"text": "Hola"}]}, [("", WHOLE.strip()), ("notes", "Hola")]),
        ({"segments": SEGMENTS, "words": WORDS[1:]}, [*SAID, *(("words", one["word"]) for one in WORDS[1:])]),
        ({"segments": SEGMENTS, "word_segments": [{"word": "adiós"}]}, [*SAID, ("word_segments", "adiós")]),
        ({"notes": SEGMENTS, "word_segments": WORDS[1:]}, [*(("notes", text) for _, text in SAID), *(("word_segments", one["word"]) for one in WORDS[1:])]),
        ({"text": "…", "segments": [{"text": "!"}, {"text": "?"}]}, [("", "…"), ("segments", "!"), ("segments", "?")]),
        ({"text": WHOLE, "resumen": "Un saludo.", "segments": SEGMENTS}, [("", "Un saludo."), *SAID]),
        ({"text": WHOLE, "body": "Un saludo.", "segments": SEGMENTS}, [("", "Un saludo."), *SAID]),
    ],
)  # fmt: skip
def test_what_says_something_else_stays(value: dict[str, Any], texts: list[tuple[str, str]]) -> None:
    assert _texts(value) == texts
