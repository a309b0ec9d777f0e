"""JSON Lines and JSON give every record exactly once, as given, whatever the range, and lose nothing that is broken."""

import json
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.extractors import json_values
from ingestion.extractors import records as records_module
from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

LINES = "application/x-ndjson"
JSON = "application/json"


def _jsonl(records: Sequence[object], end: str = "\n") -> bytes:
    return "".join(json.dumps(record, ensure_ascii=False) + end for record in records).encode()


def test_columns_are_kept_exactly_and_the_text_is_found() -> None:
    record = {"id": 7, "texto": "canción", "notas": [1, {"a": None}], "peso": 0.5, "licencia": "CC BY 4.0"}
    (document,) = read(_jsonl([record]), LINES)
    assert (document.columns, document.text) == (record, "canción")
    assert document.marks == (("column:licencia", "CC BY 4.0"),)


def test_conversations_are_joined() -> None:
    turns = [{"role": "user", "content": "¿Qué hora es?"}, {"role": "assistant", "content": "Las tres."}]
    (document,) = read(_jsonl([{"messages": turns}]), LINES)
    assert document.text == "¿Qué hora es?\nLas tres."
    shared = [{"from": "human", "value": "Hola"}, {"from": "gpt", "value": "Buenas"}]
    assert read(_jsonl([{"conversations": shared}]), LINES)[0].text == "Hola\nBuenas"


def test_without_a_text_column_all_strings_are_text() -> None:
    (document,) = read(_jsonl([{"pregunta": "¿Sí?", "n": 3, "opciones": ["a", {"b": "c"}]}]), LINES)
    assert document.text == "¿Sí?\na\nc"


def test_positions_are_byte_offsets_and_reading_resumes_exactly() -> None:
    data = _jsonl([{"text": "ñandú"}, {"text": "dos"}, {"text": "tres"}], end="\r\n")
    first, second, third = read(data, LINES)
    assert json.loads(data[second.position : second.resume_at]) == {"text": "dos"}
    assert read(data, LINES, start=first.resume_at) == [second, third]
    assert third.resume_at == len(data)
    assert read(data, LINES, start=len(data)) == []


@given(st.lists(st.text(max_size=6), max_size=12), st.lists(st.integers(0, 200), max_size=6), st.booleans())
def test_consecutive_ranges_give_each_record_once(
    texts: list[str], cuts: list[int], final_newline: bool
) -> None:
    data = _jsonl([{"text": text} for text in texts])
    data = data if final_newline else data[:-1]
    bounds = [0, *sorted(cut for cut in cuts if cut), None]
    found = [
        document.text
        for start, stop in pairwise(bounds)
        for document in (read(data, LINES, start=start or 0, stop=stop) if data or start or stop else [])
    ]
    assert found == texts


def test_bad_lines_are_kept_and_noted() -> None:
    good, bad, after = read(b'{"text": "uno"}\n{"text": "do\n{"text": "tres"}\n', LINES)
    assert (good.text, after.text) == ("uno", "tres")
    assert (bad.columns, bad.cleaning) == ({"_raw": '{"text": "do'}, ("bad_json",))
    deep = b'{"text": "uno"}\n' + b"[" * 5000 + b"]" * 5000 + b'\n{"text": "dos"}\n'
    assert [document.cleaning for document in read(deep, LINES)] == [(), ("nested_too_deep",), ()]


def test_half_surrogates_become_writable() -> None:
    (document,) = read(b'{"text": "roto \\ud83d", "id": 1}\n', LINES)
    assert (document.text, document.cleaning) == ("roto \ufffd", ("surrogates/1",))
    assert document.columns == {"text": "roto \ufffd", "id": 1}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16", "utf-16-be", "utf-32"])
def test_other_encodings(encoding: str) -> None:
    text = "La niña comió piñón; él también, ¿verdad?"
    data = "".join(f'{{"text": "{text}", "n": {number}}}\n' for number in range(4)).encode(encoding)
    documents = read(data, LINES)
    assert [document.text for document in documents] == [text] * 4
    assert read(data, LINES, start=documents[0].resume_at) == documents[1:]


def test_a_stray_line_in_another_encoding_is_read_and_noted() -> None:
    data = '{"text": "mañana"}\n'.encode() * 3 + '{"text": "también mañana, señora"}\n'.encode("cp1252")
    last = read(data, LINES)[-1]
    assert (last.text, last.cleaning) == ("también mañana, señora", ("decoded:cp1252",))


def test_a_stream_that_cannot_seek() -> None:
    data = _jsonl([{"text": "uno"}, {"text": "dos"}])
    assert read(data, LINES, one_way=True) == read(data, LINES)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ([{"texto": "a"}, {"texto": "b"}], [("", {"texto": "a"}), ("", {"texto": "b"})]),
        (
            {"train": [{"t": 1}], "test": [{"t": 2}]},
            [("train", {"t": 1}), ("test", {"t": 2})],
        ),
        ({"source": "1", "data": [{"t": 1}]}, [("", {"source": "1"}), ("data", {"t": 1})]),
        ({"version": "1", "data": [{"t": 1}]}, [("data", {"t": 1})]),
        ({"version": {"t": 2}, "data": [{"t": 1}]}, [("", {"version": {"t": 2}}), ("data", {"t": 1})]),
        ({"version": "1"}, [("", {"version": "1"})]),
        ({"texto": ["a", "b"], "id": [1, 2]}, [("", {"texto": "a", "id": 1}), ("", {"texto": "b", "id": 2})]),
        ({"texto": "solo uno", "lista": [1, 2]}, [("", {"texto": "solo uno", "lista": [1, 2]})]),
        (
            {"train": {"t": ["a", "b"], "n": [1, 2]}, "test": {"t": ["c"], "n": [3]}, "source": "1"},
            [("train", {"t": "a", "n": 1}), ("train", {"t": "b", "n": 2}), ("test", {"t": "c", "n": 3})],
        ),
        ({"a": {"b": ["x"], "c": ["y"]}, "d": "e"}, [("", {"a": {"b": ["x"], "c": ["y"]}, "d": "e"})]),
    ],
)  # fmt: skip
def test_shapes_of_json_documents(
    value: object, expected: list[tuple[str, object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = json.dumps(value, indent=1).encode()
    assert [(document.split, document.columns) for document in read(data, JSON)] == expected
    if isinstance(value, list) or (expected[-1][0] in ("test", "data") and len(expected) < 4):
        monkeypatch.setattr(records_module, "_PARSED_WHOLE_BYTES", 3)
        monkeypatch.setattr(json_values, "_FIRST_READ_CHARS", 2)
        assert [(document.split, document.columns) for document in read(data, JSON)] == expected


@pytest.mark.parametrize("largest", [40, 1 << 20])
def test_commas_too_many_or_brackets_too_few_lose_no_record(
    largest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records_module, "_PARSED_WHOLE_BYTES", largest)
    records = [{"texto": "uno, ] dos", "n": 1}, {"texto": 'a\\",]', "n": 2}]
    one, other = map(json.dumps, records)
    written = [f"[{one},\n{other},\n]", f"{one},\n{other}", f"{one},\n{other},\n", f"{one}\n\n{other}"]
    for text in written:
        assert [found.columns for found in read(text.encode(), JSON)] == records
        assert [found.columns for found in read(text.encode(), LINES)] == records
    small = '{"a": [{"texto": "uno", "n": [1, 2, ], }, ], }'
    if largest > 40:
        assert read(small.encode(), JSON)[0].columns == {"texto": "uno", "n": [1, 2]}
    assert refusal(b"[1,, 2]", JSON)[1] == "bad_json"


def test_a_line_with_a_comma_that_is_no_object_stays_as_it_is() -> None:
    _, last = read(b'{"a": 1},\n{"b" 2},\n', LINES)
    assert (last.columns, last.cleaning) == ({"_raw": '{"b" 2},'}, ("bad_json",))


def test_positions_in_a_json_document_count_its_records() -> None:
    data = json.dumps([{"texto": str(number)} for number in range(5)]).encode()
    documents = read(data, JSON)
    assert [document.position for document in documents] == [0, 1, 2, 3, 4]
    assert read(data, JSON, start=documents[1].resume_at, stop=4) == documents[2:4]


def test_scalars_are_text() -> None:
    first, second = read(b'["uno", 2]', JSON)
    assert (first.text, first.columns) == ("uno", None)
    assert (second.text, second.columns) == ("2", {"value": 2})


def test_json_lines_called_json_and_the_other_way_round() -> None:
    lines = _jsonl([{"text": "uno"}, {"text": "dos"}])
    assert [document.text for document in read(lines, JSON)] == ["uno", "dos"]
    pretty = json.dumps([{"text": "uno"}, {"text": "dos"}], indent=2).encode()
    assert [document.text for document in read(pretty, LINES)] == ["uno", "dos"]
    one_after_another = json.dumps({"text": "uno"}, indent=2) + "\n" + json.dumps({"text": "dos"}, indent=2)
    assert [document.text for document in read(one_after_another.encode(), JSON)] == ["uno", "dos"]


def test_what_cannot_be_read_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(b"[" * 200_000 + b"]" * 200_000, JSON) == (Outcome.REFUSED, "nested_too_deep")
    assert refusal(b'{"a": [1, 2', JSON) == (Outcome.DAMAGED, "bad_json")
    assert refusal(b"\n \n", LINES) == (Outcome.EMPTY, "no_records")
    assert refusal(b"[]", JSON) == (Outcome.EMPTY, "no_records")
    monkeypatch.setattr(records_module, "_LONGEST_LINE_BYTES", 1000)
    assert refusal(b'{"a": 1}\n' + b'"' + b"x" * 600_000 + b'"\n', LINES) == (
        Outcome.REFUSED,
        "record_too_large",
    )
    monkeypatch.setattr(records_module, "_PARSED_WHOLE_BYTES", 3)
    assert refusal(b"[" * 200_000 + b"]" * 200_000, JSON) == (Outcome.REFUSED, "nested_too_deep")
    assert refusal(b'[{"a": 1}, {"b"', JSON) == (Outcome.DAMAGED, "bad_json")


def test_numbers_are_not_cut_where_a_read_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records_module, "_PARSED_WHOLE_BYTES", 3)
    monkeypatch.setattr(json_values, "_FIRST_READ_CHARS", 1)
    assert [document.text for document in read(b"[12345, 678]", JSON)] == ["12345", "678"]


def test_a_newline_is_found_only_at_whole_code_units() -> None:
    text = "\u0a05\u0100"  # in UTF-16 its middle bytes look like a newline
    (document,) = read(
        f'{{"text": "{text} y el resto de la frase, en letra latina"}}'.encode("utf-16-le"), LINES
    )
    assert (document.text[:2], document.cleaning) == (text, ("decoded:utf-16-le",))


def test_the_words_of_a_sentence_are_its_text_and_its_tags_are_not() -> None:
    (document,) = read(
        _jsonl([{"id": "7", "tokens": ["Vive", "en", "Lima", "."], "tags": ["O", "O", "B", "O"]}]), LINES
    )
    assert (document.text, document.apart) == ("Vive en Lima.", (("tokens", "Vive en Lima."),))
