"""A header is found under titles and remarks, over empty columns, in two lines, and as the questions of a form; data stays data."""

from itertools import pairwise

import pytest

from tests.extractors.reading import read
from tests.extractors.test_read_sheets import XLSX, of_sheets

CSV = "text/csv"
ROWS = "".join(f"{n};El río creció en mayo, otra vez.;Ana\n" for n in range(8))


def _names(data: str) -> list[str]:
    """The columns of the last document."""
    return list(read(data.encode(), CSV)[-1].columns or ())


@pytest.mark.parametrize("said", ["sep=;", "\ufeffsep=;", '"sep=;"', "SEP=;", "sep=;;;"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_excel_says_of_the_separator_is_obeyed_and_no_header(said: str, newline: str) -> None:
    data = f"{said}\nid;texto;autor\n{ROWS}".replace("\n", newline).encode()
    documents = read(data, CSV)
    assert [document.columns for document in documents][:1] == [
        {"id": "0", "texto": "El río creció en mayo, otra vez.", "autor": "Ana"}
    ]
    assert len(documents) == 8
    assert read(data, CSV, start=documents[2].resume_at) == documents[3:]


def test_a_separator_is_obeyed_where_another_would_seem_right() -> None:
    assert _names("sep=^\na,b^c,d\n1,2^3,4\n") == ["a,b", "c,d"]
    assert _names("sep=\ntexto\nuno\n") == ["column_1"]  # that says nothing


@pytest.mark.parametrize("above", [["Cuentos de la sierra"], ["Tabla 1;;"], ["Cuentos;;", ";;", "Municipio:;San Juan;", "Fecha: 12/03/2024;;"],
    ["# Corpus de relatos, todos", "# Licencia: CC BY 4.0", "# campos: id; texto; autor"], [f"Línea {n}" for n in range(6)]])  # fmt: skip
def test_what_stands_above_a_header_is_one_text(above: list[str]) -> None:
    data = "".join(f"{line}\n" for line in above) + "id;texto;autor\n" + ROWS
    title, *documents = read(data.encode(), CSV)
    assert (title.columns, title.position) == (None, 0)
    assert title.text.splitlines()[0] == above[0].rstrip(";")
    assert [list(document.columns or ()) for document in documents] == [["id", "texto", "autor"]] * 8
    assert read(data.encode(), CSV, start=title.resume_at) == documents
    assert read(data.encode(), CSV, stop=documents[0].position) == [title]


@pytest.mark.parametrize(
    "data",
    [
        "Capítulo uno;\nHola a todos;Kaixo denoi\nAdiós;Agur\n",
        "Uno;\n" * 13 + "id;texto\n" + "1;Hola\n" * 40,
        "tema;\nHola a todos;Kaixo denoi\nAdiós;Agur\n",
        "Ana;Hola a todos\nid;texto\n1;Hola\n",
        "# uno;dos\nHola;Kaixo\nAdiós;Agur\n",
    ],
)
def test_where_no_header_follows_the_first_rows_are_data(data: str) -> None:
    documents = read(data.encode(), CSV)
    assert len(documents) == data.count("\n")
    assert list(documents[-1].columns or ()) == ["column_1", "column_2"]


@pytest.mark.parametrize(
    ("header", "row", "names"),
    [
        ("id;texto;nota;;;", "1;Llovió; sí;;;", ["id", "texto", "nota"]),
        ("texto;;;;", "Llovió;;;;", ["texto"]),
        (";Código;Frase;;Observación", "1;000;Llovió;;x", ["column_1", "Código", "Frase", "column_4", "Observación"]),
        ("id;texto;;", "1;Llovió;a;b", ["id", "texto", "column_3", "column_4"]),
        ("No.;Informante;Relato", "1;Ana;Llovió", ["No.", "Informante", "Relato"]),
    ],
)  # fmt: skip
def test_columns_without_a_name_do_not_hide_the_header(header: str, row: str, names: list[str]) -> None:
    assert [_names(f"{header}\n" + f"{row}\n" * 5)] == [names]
    assert len(read((f"{header}\n" + f"{row}\n" * 5 + ";;;;\n" * 200).encode(), CSV)) == 5


def test_what_few_rows_have_beyond_the_names_makes_no_column() -> None:
    assert _names("texto;;;\n" + "Llovió;;;\n" * 3 + "Llovió; y nevó;;\n" + "Fin;;;\n") == ["texto"]


def test_names_may_end_in_a_colon_and_the_first_of_many_rows_may_lack_its_figures() -> None:
    assert _names("Nombre:;Edad:\n" + "Ana;40\n" * 3) == ["Nombre:", "Edad:"]
    assert len(read(("Prólogo;Hitzaurrea;;\n" + "Uno;Bat;5;x\n" * 5).encode(), CSV)) == 6


def test_what_comes_late_in_a_column_without_a_name_is_kept() -> None:
    documents = read(("id;texto;;\n" + "1;Llovió;;\n" * 70 + "2;Fin;;tarde\n").encode(), CSV)
    assert documents[-1].columns == {"id": "2", "texto": "Fin", "_extra": ["", "tarde"]}
    rows: list[list[object]] = [["id", "texto"], *([n, "Llovió."] for n in range(70)), [70, "Fin.", "tarde"]]
    assert read(of_sheets(Hoja1=rows), XLSX)[-1].columns == {"id": "70", "texto": "Fin.", "column_3": "tarde"}


FORM = [
    "Marca temporal",
    "¿Cómo te llamas?",
    "Cuéntanos una historia que te contaban tus abuelos, en la lengua que quieras (mínimo 3 líneas)",
    "Escribe tu comunidad.",
]


@pytest.mark.parametrize(
    "stamp",
    ["2024/03/01 10:20:00 a. m. GMT-5", "1/03/2024 10:00:00", "2024-03-01 10:00:00", "3/1/2024 10:20", "01.03.2024"],
)  # fmt: skip
def test_the_questions_of_a_form_are_its_header(stamp: str) -> None:
    answer = [stamp, "Rosa", "Había una vez un zorro.", "Ayacucho"]
    data = "\n".join(",".join(f'"{cell}"' for cell in row) for row in (FORM, answer))
    assert [document.columns for document in read(data.encode(), CSV)] == [
        dict(zip(FORM, answer, strict=True))
    ]
    rows: list[list[object]] = [list(FORM), list(answer)]
    assert read(of_sheets(Respuestas=rows), XLSX)[0].columns == dict(zip(FORM, answer, strict=True))


@pytest.mark.parametrize(
    "first",
    [
        ["sin fecha", "¿Cómo te llamas?"],
        ["1/2/2024", "¿Cómo te llamas?"],
        ["Marca temporal", "Marca temporal", "¿Qué?"],
        ["Marca temporal", "", "", "¿Qué?"],
        ["Marca temporal", "¿Qué? " * 300],
        ["Marca temporal", "¿Qué?", "2024/03/01 10:20:00 a. m."],
    ],
)
def test_questions_that_no_time_of_answers_stands_beside_are_data(first: list[str]) -> None:
    rows = [first, *([f"{n}/3/2024", "¿Quién viene?", "No.", "Sí."][: len(first)] for n in range(1, 6))]
    data = "".join(";".join(row) + "\n" for row in rows)
    assert len(read(data.encode(), CSV)) == len(rows)
    told = "Marca temporal;¿Cómo te llamas?\nMarcó el tiempo;¿Y tú?\n"
    assert len(read(told.encode(), CSV)) == 2


TWO_LINES: list[tuple[list[str], list[str], list[str]]] = [
    (["Datos", "", "Textos", ""], ["ID", "Región", "Español", "Guaraní"], ["ID", "Región", "Español", "Guaraní"]),
    (["Ficha", "Lengua originaria", "", "Castellano", ""], ["", "Frase", "Glosa", "Frase", "Nota"],
     ["Ficha", "Lengua originaria: Frase", "Glosa", "Castellano: Frase", "Nota"]),
    (["Español", "", "Zapoteco", ""], ["Singular", "Plural", "Singular", "Plural"],
     ["Español: Singular", "Español: Plural", "Zapoteco: Singular", "Zapoteco: Plural"]),
    (["Costa", "", "Sierra", ""], ["Ayer", "Hoy", "Ayer", "Hoy"], ["Costa: Ayer", "Costa: Hoy", "Sierra: Ayer", "Sierra: Hoy"]),
]  # fmt: skip


@pytest.mark.parametrize(("upper", "lower", "names"), TWO_LINES)
def test_a_header_of_two_lines(upper: list[str], lower: list[str], names: list[str]) -> None:
    rows = [[f"x{n}", "Itapé", f"Llovió {n} días.", f"Oky {n}.", "y"][: len(upper)] for n in range(5)]
    data = "".join(";".join(row) + "\n" for row in (["Cuentos"], upper, lower, *rows))
    title, *documents = read(data.encode(), CSV)
    assert (title.text, len(documents)) == ("Cuentos", 5)
    assert list(documents[0].columns or ()) == names
    in_sheet = read(of_sheets(Hoja1=[list(row) for row in (upper, lower, *rows)]), XLSX)
    assert [list(document.columns or ()) for document in in_sheet] == [names] * 5


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("idioma;;texto", "es;x;Llovió ayer"),
        ("idioma;;texto", "gn;;nota"),
        ("id;nombre;texto", "tema;lugar;fecha"),
    ],
)
def test_the_first_row_of_data_is_no_second_line_of_the_header(upper: str, lower: str) -> None:
    data = f"{upper}\n{lower}\n" + "es;y;Nevó hoy.\n" * 5
    documents = read(data.encode(), CSV)
    assert len(documents) == 6
    assert list((documents[0].columns or {}).values()) == lower.split(";")


TALES = "".join(f"Juan;San Pedro {n};El río {n} creció mucho en mayo.;Otra\n" for n in range(5))


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("Narrador;Comunidad;Cuento", "Juan;San Pedro;Llovió.\n"),
        ("narradora,localidad", "Ana,Itapé\n"),
        ("Paraje;Abuela del pueblo;Recuerdo;Tanda", TALES),
        ("Paraje;Relato", "Itapé;El río creció mucho en mayo.\n" * 5),
    ],
)
def test_plain_words_over_prose_are_a_header(header: str, rows: str) -> None:
    documents = read(f"{header}\n{rows}".encode(), CSV)
    assert len(documents) == rows.count("\n")
    assert list(documents[0].columns or ()) == header.replace(",", ";").split(";")


@pytest.mark.parametrize(
    "data",
    [
        "Capítulo uno;Lehen kapitulua;Primer capítulo\n" + "El río creció mucho en mayo;Ibaia asko hazi zen maiatzean;Una cosa y otra más\n" * 5,
        "Juan;Itapé;Buenos días;Alguna\n" + TALES,  # who spoke comes again
        "Pedro;Itapé;Buenos días;Alguna\n" + TALES.replace("creció mucho en mayo", "creció", 2),  # not all is prose
        "pedro;Itapé;Buenos días;Alguna\n" + TALES,
        "Pedro;Itapé;Buenos días a todos ustedes;Alguna\n" + TALES,
        "Pedro;Itapé;Hola;Alguna\n" + "".join(TALES.splitlines(keepends=True)[:3]),
        "Paraje;Recuerdo\n" + "Itapé;El río creció mucho en mayo.\n" * 5,
        "pueblo;llaqta\nagua;yaku\n",
        "cuento;willakuy\nagua;yaku\n",
    ],
)  # fmt: skip
def test_other_plain_words_are_data(data: str) -> None:
    documents = read(data.encode(), CSV)
    assert len(documents) == data.count("\n")
    assert "column_1" in (documents[0].columns or {})


SIDES = "".join(
    f"{who} quiere comer en su casa;{other} axcan tlacuaznequi\n"
    for who, other in (("El viejo", "Huehuetzin"), ("La niña", "Cihuaconetl"), ("El perro", "Itzcuintli"), ("El gato", "Mizton"))
)  # fmt: skip


@pytest.mark.parametrize(
    "header", ["A;B", "Frase 1;Frase 2", "Columna1;Columna2", "P1;P2", "L1;L2", "columna A;columna B", "Lado izquierdo;Lado derecho", "Hizkuntza_1;Hizkuntza_2"]
)  # fmt: skip
def test_what_numbers_two_columns_or_tells_their_sides_is_their_header(header: str) -> None:
    assert _names(f"{header}\n{SIDES}") == header.split(";")
    rows: list[list[object]] = [list(line.split(";")) for line in f"{header}\n{SIDES}".splitlines()]
    assert list(read(of_sheets(Hoja1=rows), XLSX)[-1].columns or ()) == header.split(";")


@pytest.mark.parametrize(
    "data",
    [
        "Hola a todos;Pialli nochtin\n" + SIDES,
        "El zorro;Coyotl\n" + SIDES,
        "El lobo y la luna;El coyote\n" + SIDES,
        "Capítulo 1;Capítulo 2\n" + SIDES + "Capítulo 3;Capítulo 4\n",
        "Verso 1;Verso 1\n" + SIDES,
        "Verso 2;Verso 3\n" + SIDES,
        "Verso 1;Bertso 2\n" + SIDES,
        "A;B\n" + SIDES + "C;D\n",
        "a;b\nc;ch\nd;e\nf;g\nh;i\n",
        "Buenos días;Buenos vecinos\nBuenas tardes;Buenas\n" + SIDES,
        "Canta;Danza\n" + SIDES,
        "A;B\n" + SIDES[: SIDES.index("El perro")],
    ],
)
def test_a_first_row_that_numbers_nothing_is_data(data: str) -> None:
    documents = read(data.encode(), CSV)
    assert len(documents) == data.count("\n")
    assert list(documents[0].columns or ()) == ["column_1", "column_2"]


def test_what_is_said_above_the_table_of_a_workbook() -> None:
    rows: list[list[object]] = [
        ["RELATOS ORALES"], ["Municipio:", "San Juan"], ["Fecha:", "2023-05-04", "Lugar:", "Escuela"], [],
        ["No.", "Informante", "Relato", "Lugar"], *([n, "Petra", f"Llovió {n} días.", "Itapé"] for n in range(1, 6)),
    ]  # fmt: skip
    title, *documents = read(of_sheets(Hoja1=rows), XLSX)
    assert title.text == "RELATOS ORALES\nMunicipio:\tSan Juan\nFecha:\t2023-05-04\tLugar:\tEscuela"
    assert [list(document.columns or ()) for document in documents] == [rows[4]] * 5
    assert all(one.position < other.position for one, other in pairwise([title, *documents]))
