"""Quotes in a CSV that hold nothing together swallow nothing; those that hold lines together still do."""

import pytest

from ingestion.extractors import table_records
from ingestion.extractors.table_quotes import Manner
from ingestion.types import Document
from tests.extractors.reading import read

CSV = "text/csv"
TALE = 'El zorro dijo: "ven".\n\nLa liebre, astuta, se fue;\ny nunca volvió.'


def _rows(delimiter: str, count: int, **others: str) -> bytes:
    rows = [
        others.get(f"r{n}", delimiter.join((str(n), "El río crece en mayo.", "Ana"))) for n in range(count)
    ]
    return "\n".join([delimiter.join(("id", "texto", "autor")), *rows, ""]).encode()


def _damaged(documents: list[Document]) -> list[str]:
    return [document.text for document in documents if "damaged_row" in document.cleaning]


def _texts(data: bytes) -> list[object]:
    return [(document.columns or {}).get("texto") for document in read(data, CSV)]


@pytest.mark.parametrize("delimiter", [";", ","])
def test_two_stray_quotes_cost_their_own_lines_and_no_other(delimiter: str) -> None:
    stray = delimiter.join(("{}", '"Ya me voy…', "Ana"))
    data = _rows(delimiter, 300, r100=stray.format(100), r280=stray.format(280))
    documents = read(data, CSV)
    assert len(documents) == 300
    assert _damaged(documents) == [stray.format(100), stray.format(280)]
    assert read(data, CSV, start=documents[100].resume_at) == documents[101:]


def test_a_stray_quote_that_another_seems_to_close_holds_no_records() -> None:
    documents = read(_rows(";", 200, r90='90;"Ya me voy;Ana', r150='150;Me fui";Eva'), CSV)
    assert (len(documents), _damaged(documents)) == (200, ['90;"Ya me voy;Ana'])
    two = "id;texto\n" + "".join(f"{n};Dijo que no\n" for n in range(90)) + '90;"Ya me voy\n'
    two += "".join(f"{n};Dijo que no\n" for n in range(91, 96)) + '96;Me fui"\n97;Fin\n'
    assert (len(read(two.encode(), CSV)), _damaged(read(two.encode(), CSV))) == (98, ['90;"Ya me voy'])


def test_one_quote_too_few_does_not_swallow_the_next_row() -> None:
    data = 'id,texto,autor\n3,"Dijo "hola" y se fue, sin más",Luis\n4,El "Chato",Ana\n5,"Sin cerrar,Luis\n6,"El maíz, en mayo",Eva\n'
    assert _texts(data.encode()) == ['Dijo "hola" y se fue, sin más', 'El "Chato"', None, "El maíz, en mayo"]


def test_a_quote_that_is_a_letter_does_not_reach_into_the_next_field() -> None:
    assert _texts(b'id;texto;autor\n7;"Hola" dijo;"Ana"\n8;Ven;Ana\n') == ['"Hola" dijo', "Ven"]


def test_quotes_on_every_line_that_close_nothing_are_letters() -> None:
    data = "id;texto;nota\n" + "".join(f'{n};"Ya me voy;x\n' for n in range(500))
    assert _texts(data.encode()) == ['"Ya me voy'] * 500
    spoken = "id;texto;nota\n" + '1;"Hola", dijo Ana, y se fue.;x\n' * 20
    assert _texts(spoken.encode()) == ['"Hola", dijo Ana, y se fue.'] * 20


@pytest.mark.parametrize("delimiter", [",", ";", "|"])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_tale_in_paragraphs_is_one_cell(delimiter: str, place: int) -> None:
    cells = ["", "Ana", "Perú"]
    cells[place] = '"' + TALE.replace('"', '""') + '"'
    names = ["texto", "autora", "país"]
    names[0], names[place] = names[place], names[0]
    data = delimiter.join(names) + "\n" + (delimiter.join(cells) + "\n") * 30
    assert _texts(data.encode()) == [TALE] * 30


@pytest.mark.parametrize(
    "cell",
    [
        "\n".join(["Verde que te quiero verde,"] * 9),
        "\n".join(["maíz, tres kilos"] * 9),
        "\n".join(["var a = 1;"] * 9) + "\n}",
        "uno,dos\ntres",
        ",\n" * 9,
        "Lista\n" + "\n".join(["maíz, tres kilos"] * 9),
        "Versos\n" + "verde,\n" * 8 + "uno,dos",
        "Cuenta\nuno,dos",
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_verses_and_lists_in_a_table_of_two_columns_are_one_cell(cell: str, delimiter: str) -> None:
    data = f"id{delimiter}texto\n" + "".join(f'{n}{delimiter}"{cell}"\n' for n in range(9))
    assert _texts(data.encode()) == [cell] * 9


def test_quotes_behind_backslashes_are_quotes_inside() -> None:
    rows = "".join(f'"{n}","Dijo: \\"Ven, {n}\\" y \\\n calló \\\\ \\N.","fin"\n' for n in range(6))
    assert _texts(f'"id","texto","nota"\n{rows}'.encode()) == [
        f'Dijo: "Ven, {n}" y \n calló \\ \\N.' for n in range(6)
    ]


def test_backslashes_of_doubled_quotes_are_letters() -> None:
    rows = "".join(f'{n},"C:\\","dijo \\""no\\"" y \\n"\n' for n in range(6))
    rows += '6,"dijo "no" y se fue","fin"\n'
    (first, *_) = read(f"id,texto,nota\n{rows}".encode(), CSV)
    assert first.columns == {"id": "0", "texto": "C:\\", "nota": 'dijo \\"no\\" y \\n'}


def test_a_record_whose_every_line_opens_another_cell_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_records, "_MOST_CELLS_OF_LINES", 5)
    chain = 'a";"b\n' * 50
    read_lines: list[str] = []
    manner = Manner(";")

    def lines() -> list[table_records.Line]:
        return [
            table_records.Line(n, 1, line)
            for n, line in enumerate(f'x;"b\n{chain}'.splitlines(keepends=True))
        ]

    def closes(line: str, manner: Manner) -> bool:
        read_lines.append(line)
        return True

    monkeypatch.setattr(table_records, "closes_well", closes)
    records = list(table_records.records_of(iter(lines()), manner))
    assert len(records) == 51
    assert len(read_lines) <= 51 * 6
