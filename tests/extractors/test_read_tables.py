"""CSV and TSV give every record with its fields as given and its place in bytes; damage is kept, not lost."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.extractors import table_records
from ingestion.types import Document, Outcome
from tests.extractors.reading import read, refusal

CSV = "text/csv"
TSV = "text/tab-separated-values"

TABLE = 'id,texto,país\n1,"Dijo: ""hola"",\ny se fue",Perú\n2,mañana,México\n3,"",Chile\n'


def _columns(documents: list[Document]) -> list[object]:
    return [document.columns for document in documents]


def test_fields_are_kept_exactly_and_the_text_column_is_found() -> None:
    first, second, third = read(TABLE.encode(), CSV)
    assert first.columns == {"id": "1", "texto": 'Dijo: "hola",\ny se fue', "país": "Perú"}
    assert (first.text, second.text, third.text) == ('Dijo: "hola",\ny se fue', "mañana", "")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "cp850", "mac_roman", "utf-16", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_positions_resume_exactly_in_every_encoding(encoding: str, newline: str) -> None:
    long_table = TABLE + "4,¿Qué pasó en el corazón de la montaña?,España\n" * 3
    data = long_table.replace("\n", newline).encode(encoding)
    documents = read(data, CSV)
    assert len(documents) == 6
    assert documents[-1].resume_at == len(data)
    for index, document in enumerate(documents):
        assert read(data, CSV, start=document.resume_at) == documents[index + 1 :]
    assert read(data, CSV, stop=documents[2].position) == documents[:2]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_sniffed(delimiter: str) -> None:
    data = f"nombre{delimiter}frase\nAna{delimiter}Vive en Lima\nJosé{delimiter}Vive en Ica\n".encode()
    assert _columns(read(data, CSV))[1] == {"nombre": "José", "frase": "Vive en Ica"}


def test_one_column_of_prose_is_not_divided() -> None:
    data = "texto\nVino, vio y venció.\nLlegó tarde a casa\nSí, claro, cómo no, dijo.\n".encode()
    assert [document.text for document in read(data, CSV)] == [
        "Vino, vio y venció.",
        "Llegó tarde a casa",
        "Sí, claro, cómo no, dijo.",
    ]


def test_without_a_header_the_first_record_is_data() -> None:
    data = b"El perro ladra mucho.,Txakurrak zaunka asko egiten du.\nHay luz.,Argia dago.\n"
    first, second = read(data, CSV)
    assert first.columns == {
        "column_1": "El perro ladra mucho.",
        "column_2": "Txakurrak zaunka asko egiten du.",
    }
    assert second.text == "Hay luz.\nArgia dago."
    assert _columns(read(b"1,2\n3,4\n", CSV)) == [
        {"column_1": "1", "column_2": "2"},
        {"column_1": "3", "column_2": "4"},
    ]


@pytest.mark.parametrize(
    ("data", "header"),
    [
        ("Hola\tKaixo\nAdiós\tAgur\n", False),
        ("casa\tetxe\nperro\ttxakur\n", False),
        ("es\teu\nHola\tKaixo\n", True),
        ("Frase original\tAños\nHola\t1999\nAdiós\t2001\n", True),
        ("foo\tbar\nDos palabras\tx\nOtras dos\ty\n", True),
        ("Nombre\tNota\nAna\tbien\n", True),
        ("¿Quién?\tNor?\nHola\tKaixo\n", False),
        ("Español\tGuaraní\nHola, ¿cómo estás?\tMba'éichapa reiko?\nGracias\tAguyje\n", True),
        ("Frase en español\tTraducción al náhuatl\nGracias\tTlazohcamati\n", True),
        ("Guaraní\tQuechua\nNáhuatl\tAymara\nMaya yucateco\tTotonaco\n", False),  # a list of them
        ("Guaraní\tParaguay\nNáhuatl\tMéxico\n", False),
    ],
)
def test_a_header_needs_evidence(data: str, header: bool) -> None:
    documents = read(data.encode(), TSV)
    assert len(documents) == data.count("\n") - header
    assert ("column_1" in (documents[0].columns or {})) is not header


def test_names_that_come_twice_or_are_missing_get_their_number() -> None:
    (document,) = read(b"a,a,,b\n1,2,3,4\n", CSV)
    assert document.columns == {"a": "1", "a_2": "2", "column_3": "3", "b": "4"}


def test_records_of_other_lengths_are_kept() -> None:
    documents = read(b"a,b\n1,2\n3\n4,5,6,7\n8,9\n", CSV)
    assert _columns(documents)[1:3] == [{"a": "3"}, {"a": "4", "b": "5", "_extra": ["6", "7"]}]


def test_an_open_quote_costs_one_line_only() -> None:
    data = 'id,texto\n1,bien\n2,"sin cerrar\n3,también bien\n4,fin\n'.encode()
    documents = read(data, CSV)
    assert [document.text for document in documents] == ["bien", '2,"sin cerrar', "también bien", "fin"]
    assert (documents[1].columns, documents[1].cleaning) == ({"_raw": '2,"sin cerrar'}, ("damaged_row",))
    assert read(data, CSV, start=documents[1].resume_at) == documents[2:]


def test_an_open_quote_before_much_text_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_records, "_LONGEST_RECORD_CHARS", 200)
    rows = "".join(f"{number},línea\n" for number in range(100))
    documents = read(f'id,texto\n0,"abierta\n{rows}'.encode(), CSV)
    assert len(documents) == 101
    assert documents[0].cleaning == ("damaged_row",)


def test_loose_quotes_in_tab_separated_corpora_quote_nothing() -> None:
    data = 'es\teu\n"Hola, dijo.\t"Kaixo\nAdiós\tAgur"\n'.encode()
    assert _columns(read(data, TSV)) == [
        {"es": '"Hola, dijo.', "eu": '"Kaixo'},
        {"es": "Adiós", "eu": 'Agur"'},
    ]


def test_a_licence_column_is_a_mark() -> None:
    (document,) = read(b"texto,licencia\nhola,CC BY 4.0\n", CSV)
    assert document.marks == (("column:licencia", "CC BY 4.0"),)


def test_long_fields_and_streams_that_cannot_seek() -> None:
    data = ("id,texto\n1,“" + "ñ" * 400_000 + "”\n2,fin\n").encode()
    documents = read(data, CSV, one_way=True)
    assert [len(document.text) for document in documents] == [400_002, 3]
    assert documents == read(data, CSV)


def test_nothing_but_a_header_is_empty() -> None:
    assert refusal(b"id,texto\n", CSV) == (Outcome.EMPTY, "no_records")
    assert refusal(b"", CSV) == (Outcome.EMPTY, "no_records")


CELLS = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=8)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8))
def test_what_python_writes_is_read_back(rows: list[tuple[str, str]]) -> None:
    written = io.StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows([("identificador", "texto"), *rows])
    documents = read(written.getvalue().encode() + b'"fin","fin"\n', CSV)[:-1]
    filled = [row for row in rows if any(map(str.strip, row))]
    assert _columns(documents) == [{"identificador": first, "texto": second} for first, second in filled]


def test_a_deck_of_anki_is_its_cards() -> None:
    deck = "#separator:tab\n#html:true\n#tags column:3\ncasa\tcalli\tuno\nagua\tatl\tdos\n# no\tamo\ttres\n"
    documents = read(deck.encode(), "text/tab-separated-values")
    assert [list((document.columns or {}).values())[:2] for document in documents] == [
        ["casa", "calli"],
        ["agua", "atl"],
        ["# no", "amo"],
    ]
    assert read(deck.encode(), "text/tab-separated-values", start=documents[0].resume_at) == documents[1:]
    assert documents[0].position == deck.index("casa")


def test_the_numbers_of_records_are_no_text() -> None:
    rows = [(str(number), f"Oración {number} del corpus.") for number in range(7, 30)]
    documents = read("".join(f"{number}\t{text}\n" for number, text in rows).encode(), TSV)
    assert _columns(documents) == [{"id": number, "column_2": text} for number, text in rows]
    assert [document.text for document in documents] == [text for _, text in rows]


def test_nor_are_the_names_that_programs_gave_them() -> None:
    rows = [(f"LJ001-{number:04}", f"Oración {number} del corpus.") for number in range(7)]
    documents = read("".join(f"{name}|{text}|{text}\n" for name, text in rows).encode(), CSV)
    assert documents[0].columns == {"id": "LJ001-0000", "column_2": rows[0][1], "column_3": rows[0][1]}
    assert documents[6].text == f"{rows[6][1]}\n{rows[6][1]}"


@pytest.mark.parametrize(
    "first",
    [
        "1 2 3 4",
        "1 2 3 4 4",
        "a1 b1 c1 d1",
        "a1 b1 c1 d1 a1",
        "a1 b1 c1 d1 e",
        "a1 b1 c1 d1 ¿e1?",
        "1 2 3 5 x",
        "1 2 3 5 6",
        "1900 1901 1903 1904 1907",
        "uno dos tres cuatro cinco",
    ],
)
def test_what_does_not_tell_the_records_apart_is_data(first: str) -> None:
    data = "".join(f"{number},Una frase del corpus.\n" for number in first.split()).encode()
    assert all("column_1" in (document.columns or {}) for document in read(data, CSV))
