"""A dictionary in JSON, one object of headwords, gives a row for each entry with its headword; a record of many columns stays one."""

import json
from typing import Any

import pytest

from ingestion.extractors import records as records_module
from tests.extractors.reading import read

JSON = "application/json"
WORDS = {
    "agua": "yaku", "casa": "wasi", "sol": "inti", "luna": "killa", "boca": "simi", "perro": "allqu", "hombre": "qhari", "mujer": "warmi",
}  # fmt: skip
ENTRIES = {
    "yaku": {"categoría": "s.", "definición": "agua"},
    "wasi": {"categoría": "s.", "definición": "casa"},
    "inti": {"categoría": "s.", "definición": "sol"},
    "killa": {"categoría": "s.", "definición": "luna", "nota": "También el mes."},
}


def _rows(value: object) -> list[object]:
    return [one.columns for one in read(json.dumps(value).encode(), JSON)]


@pytest.mark.parametrize("parsed_whole", [3, 1 << 20])
def test_each_entry_is_a_row_with_its_headword(parsed_whole: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records_module, "_PARSED_WHOLE_BYTES", parsed_whole)
    assert _rows(WORDS) == [{"key": word, "value": said} for word, said in WORDS.items()]
    assert _rows(ENTRIES) == [{"key": word, **said} for word, said in ENTRIES.items()]
    assert read(json.dumps(WORDS).encode(), JSON)[0].text == "agua\nyaku"
    several = WORDS | {"río": ["mayu", "hatun mayu"]}
    assert _rows(several)[-1] == {"key": "río", "value": ["mayu", "hatun mayu"]}
    lists = {word: [said] for word, said in WORDS.items()} | {"río": ["mayu", "hatun mayu"]}
    assert _rows(lists) == [{"key": word, "value": said} for word, said in lists.items()]


SYNONYMS = {
    "casa": ["hogar", "vivienda"], "perro": ["can", "chucho"], "agua": ["líquido", "lluvia"], "niño": ["crío", "chaval"],
    "feliz": ["contento", "alegre"], "triste": ["apenado", "mustio"],
}  # fmt: skip


@pytest.mark.parametrize("parsed_whole", [3, 1 << 20])
def test_as_many_words_for_each_are_entries_and_no_columns(
    parsed_whole: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records_module, "_PARSED_WHOLE_BYTES", parsed_whole)
    assert _rows(SYNONYMS) == [{"key": word, "value": said} for word, said in SYNONYMS.items()]
    many = {f"voz{chr(97 + n // 26)}{chr(97 + n % 26)}": [f"Es la {n}.", "Otra."] for n in range(80)}
    assert _rows(many) == [{"key": word, "value": said} for word, said in many.items()]


@pytest.mark.parametrize("parsed_whole", [3, 1 << 20])
@pytest.mark.parametrize(
    "columns",
    [
        dict(list(SYNONYMS.items())[:5]),
        SYNONYMS | {"texto": ["uno", "dos"]},
        SYNONYMS | {"español": ["uno", "dos"]},
        {word: [*said, "otro"] for word, said in SYNONYMS.items()},
        {word: [one.title() for one in said] for word, said in SYNONYMS.items()},
        {f"pregunta {chr(97 + n // 26)}{chr(97 + n % 26)}": ["Sí, claro."] * 9 for n in range(80)},
        {f"voz{chr(97 + n // 26)}{chr(97 + n % 26)}": [n, n] for n in range(80)},
    ],
)
def test_what_may_be_columns_are_columns(
    columns: dict[str, list[Any]], parsed_whole: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records_module, "_PARSED_WHOLE_BYTES", parsed_whole)
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    assert _rows(columns) == rows


def test_a_headword_is_text_beside_the_same_in_other_languages() -> None:
    entries = {word: {"quechua": said, "aymara": said[::-1]} for word, said in WORDS.items()}
    found = read(json.dumps(entries).encode(), JSON)
    assert found[0].columns == {"headword": "agua", "quechua": "yaku", "aymara": "ukay"}
    assert found[0].text == "agua\nyaku\nukay"
    texts = {f"menu.{word}": said for word, said in entries.items()}
    assert read(json.dumps(texts).encode(), JSON)[0].text == "yaku\nukay"


@pytest.mark.parametrize("parsed_whole", [3, 1 << 20])
def test_many_entries_may_say_anything(parsed_whole: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records_module, "_PARSED_WHOLE_BYTES", parsed_whole)
    many = {f"voz{chr(97 + n // 26)}{chr(97 + n % 26)}": f"Es la voz número {n}." for n in range(300)}
    many |= {"nombre": "Suti.", "texto": "Qillqa.", "version": "Musuq."}
    assert _rows(many) == [{"key": word, "value": said} for word, said in many.items()]


def test_the_names_of_a_programs_texts_are_no_words() -> None:
    texts = {f"menu.archivo_{n}": f"Abrir {n}" for n in range(60)}
    found = read(json.dumps(texts).encode(), JSON)
    assert found[7].columns == {"index": "menu.archivo_7", "value": "Abrir 7"}
    assert found[7].text == "Abrir 7"


def test_an_entry_with_such_a_column_loses_nothing() -> None:
    entries = {word: {"key": "k", "value": said} for word, said in WORDS.items()}
    assert _rows(entries)[0] == {"_key": "agua", "key": "k", "value": "yaku"}


@pytest.mark.parametrize(
    "record",
    [
        {"titulo": "El río", "texto": "Había una vez un río."},
        dict(list(WORDS.items())[:4]),
        WORDS | {"texto": "palabra", "título": "palabra"},
        {word: f"{said} 1" for word, said in WORDS.items()},
        {word: said.title() for word, said in WORDS.items()},
        WORDS | {"casa_2": "wasi"},
        WORDS | {"perro": ""},
        WORDS | {"perro": 3},
        WORDS | {"perro": "El perro es el mejor amigo de la gente y así lo contaban las abuelas."},
        {f"columna {n} de la encuesta": n for n in range(100)},
        {"menu": {"a": "x"}, "boton": {"a": "y"}, "lista": {"a": "z"}},
        {"uno": {"a": "x"}, "dos": {"b": "y"}, "tres": {"c": "z"}, "cuatro": {"d": "w"}},
    ],
)
def test_a_record_of_many_columns_stays_one(record: dict[str, Any]) -> None:
    assert _rows(record) == [record]
