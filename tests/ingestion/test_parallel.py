"""Of a record that says one thing in several languages each column is told by itself; words by what else stands in their column."""

import json
import zipfile
from io import BytesIO
from typing import Any, Unpack

import pytest
from xlsxwriter import Workbook

from ingestion.columns import apart
from ingestion.job import ALLOWANCE, Job
from ingestion.reading import read
from ingestion.schema import text_row

PAIRS = (
    ("¿Cómo te llamas?", "¿Mba'éichapa nde réra?"),
    ("Mañana iremos al río.", "Ko'ẽrõ jahata ýpe."),
    ("Mi madre hace pan.", "Che sy ojapo mbujape."),
    ("El perro duerme aquí.", "Jagua oke ko'ápe."),
)
WORDS = (
    ("agua", "y"), ("casa", "óga"), ("perro", "jagua"), ("camino", "tape"), ("pájaro", "guyra"), ("palabra", "ñe'ẽ"),
    ("noche", "pyhare"), ("niño", "mitã"), ("pueblo", "táva"), ("lengua", "ñe'ẽ"), ("árbol", "yvyra"), ("tierra", "yvy"),
)  # fmt: skip


def _read(data: bytes, called: str, /, **asked: Unpack[Job]) -> list[dict[str, Any]]:
    return list(read({"name": called, "size": len(data), "budget": ALLOWANCE, **asked}, BytesIO(data)))


def _shares(data: bytes, called: str, /, **asked: Unpack[Job]) -> dict[str, float]:
    end = _read(data, called, **asked)[-1]
    total = sum(end["languages"].values())
    return {tag: round(size / total, 2) for tag, size in end["languages"].items()}


def _csv(rows: tuple[tuple[str, str], ...], header: str = "Español,Guaraní") -> bytes:
    return "\n".join([header, *(f'"{left}","{right}"' for left, right in rows)]).encode()


def _bytes_in(rows: tuple[tuple[str, str], ...], which: int) -> float:
    sizes = [sum(len(row[place].encode()) for row in rows) for place in (0, 1)]
    return round(sizes[which] / sum(sizes), 2)


@pytest.mark.parametrize("rows", [PAIRS, WORDS])
def test_short_translations_are_half_in_each_language(rows: tuple[tuple[str, str], ...]) -> None:
    assert _shares(_csv(rows), "a.csv") == pytest.approx(
        {"es": _bytes_in(rows, 0), "gn": _bytes_in(rows, 1)}, abs=0.02
    )


def test_in_a_spreadsheet_too() -> None:
    written = BytesIO()
    with Workbook(written, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate((("Español", "Guaraní"), *WORDS)):
            sheet.write_row(number, 0, row)
    shares = _shares(written.getvalue(), "a.xlsx")
    assert shares == pytest.approx({"es": _bytes_in(WORDS, 0), "gn": _bytes_in(WORDS, 1)}, abs=0.02)


def test_in_what_the_hub_calls_a_translation() -> None:
    lines = [json.dumps({"id": 1, "translation": {"es": left, "gn": right}}) for left, right in PAIRS]
    shares = _shares("\n".join(lines).encode(), "a.jsonl")
    assert shares == pytest.approx({"es": _bytes_in(PAIRS, 0), "gn": _bytes_in(PAIRS, 1)}, abs=0.02)


@pytest.mark.parametrize("rows", [PAIRS * 5, WORDS * 5])
def test_columns_whose_names_say_nothing_are_compared(rows: tuple[tuple[str, str], ...]) -> None:
    shares = _shares(_csv(rows, "palabra,significado"), "a.csv")
    assert shares == pytest.approx({"es": _bytes_in(rows, 0), "gn": _bytes_in(rows, 1)}, abs=0.02)


def test_so_are_those_that_the_donor_chose() -> None:
    data = _csv(PAIRS * 5, "origen,destino,pregunta,respuesta").replace(b'"\n', b'","a","b"\n')
    shares = _shares(data, "a.csv", text_columns=["origen", "destino"])
    assert shares == pytest.approx({"es": _bytes_in(PAIRS, 0), "gn": _bytes_in(PAIRS, 1)}, abs=0.02)
    assert _shares(data, "a.csv", text_columns=["destino", "otra"]) == {"gn": 1.0}


@pytest.mark.parametrize(("names", "chosen"), [("texto1,texto2", []), ("texto,otra", ["texto", "otra"])])
def test_so_are_texts_that_are_numbered_or_chosen(names: str, chosen: list[str]) -> None:
    shares = _shares(_csv(PAIRS * 5, names), "a.csv", text_columns=chosen)
    assert shares == pytest.approx({"es": _bytes_in(PAIRS, 0), "gn": _bytes_in(PAIRS, 1)}, abs=0.02)


def test_columns_in_one_language_are_read_together() -> None:
    questions = tuple((left, f"{left} Sí, claro.") for left, _ in PAIRS * 5)
    documents = [one for one in _read(_csv(questions, "uno,dos"), "a.csv") if one["m"] == "doc"]
    assert {tuple(one["languages"]) for one in documents} == {("es",)}
    assert not any("perhaps_apart" in one for one in documents)


def test_of_what_the_donor_chose_only_that_counts() -> None:
    assert _shares(_csv(PAIRS), "a.csv", text_columns=["Guaraní"]) == {"gn": 1.0}


def test_what_is_told_says_nothing_of_how_it_was_judged() -> None:
    documents = [one for one in _read(_csv(PAIRS), "a.csv") if one["m"] == "doc"]
    assert len(documents) == len(PAIRS)
    assert not any("apart" in one for one in documents)


def test_a_column_of_several_languages_lends_none_to_its_words() -> None:
    sentences = tuple(
        (word, f"{right} {PAIRS[0][1]}") for (word, _), (_, right) in zip(WORDS, PAIRS, strict=False)
    )
    untranslated = tuple((word, word) for word, _ in WORDS)
    assert _shares(_csv(sentences + untranslated), "a.csv")["gn"] < 0.65


def test_another_file_of_the_same_box_lends_nothing() -> None:
    box = BytesIO()
    with zipfile.ZipFile(box, "w") as members:
        members.writestr("a.csv", _csv(WORDS * 4))
        members.writestr("b.csv", _csv(tuple((right, left) for left, right in WORDS)))
    ends = {one["member"]: one for one in _read(box.getvalue(), "caja.zip") if one["m"] == "end"}
    for member in ("a.csv", "b.csv"):
        sizes = ends[member]["languages"]
        assert sizes.keys() == {"es", "gn"}
        assert sizes["es"] / sum(sizes.values()) == pytest.approx(_bytes_in(WORDS, 0), abs=0.02)


@pytest.mark.parametrize(
    ("columns", "pieces"),
    [
        ({"es": "Hola", "qu": "Napaykullayki", "id": "7"}, [("es", "Hola"), ("qu", "Napaykullayki")]),
        ({"source": "Hola", "target": "Hello"}, [("source", "Hola"), ("target", "Hello")]),
        ({"translation": {"es": "Hola", "ca": "Bon dia"}}, [("es", "Hola"), ("ca", "Bon dia")]),
        ({"question": "¿Qué?", "answer": "Nada"}, []),
        ({"text": "Hola"}, []),
        ({"es": "Hola", "qu": ""}, []),
        ({"a": "Hola", "b": "Nada"}, []),
    ],
)
def test_only_translations_stand_apart(columns: dict[str, Any], pieces: list[tuple[str, str]]) -> None:
    assert apart(columns) == pieces


def test_the_donors_choice_stands_apart_where_it_names_languages() -> None:
    columns = {"text": "Hola", "Quechua": "Napaykullayki", "nota": "n"}
    assert apart(columns, ("text", "Quechua")) == [("text", "Hola"), ("Quechua", "Napaykullayki")]
    assert apart(columns, ("text", "nota")) == []


def test_where_the_format_says_which_columns_are_text_so_does_the_row() -> None:
    text = b"\\_sh v3.0  400  Text\n\\ref 1\n\\tx Nocal hueyi\n\\mb no-cal hueyi\n\\ft Mi casa es grande\n"
    (told,) = [one for one in _read(text, "a.txt") if one["m"] == "doc"]
    row = text_row(told, file="7", path="a.txt", file_sha256="")
    assert json.loads(row["text_columns"]) == ["tx", "ft"]
    (table,) = [one for one in _read(_csv(PAIRS[:1]), "a.csv") if one["m"] == "doc"]
    assert text_row(table, file="7", path="a.csv", file_sha256="")["text_columns"] is None
