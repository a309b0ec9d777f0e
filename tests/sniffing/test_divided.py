"""A table that is called a text, or a workbook, is known by its lines; whatever else has semicolons or bars is not taken for one."""

import io

import pytest

from ingestion.sniffing import sniff

CSV, TSV, PLAIN = "text/csv", "text/tab-separated-values", "text/plain"
ROWS = "".join(f"{n};No había luz; usábamos velas {n}.;x\n" for n in range(6))


def _kind(text: str, name: str) -> str:
    data = text.encode()
    return sniff(io.BytesIO(data), name, len(data))


@pytest.mark.parametrize("name", ["corpus.txt", "corpus", "corpus.xls"])
@pytest.mark.parametrize(
    "text",
    [
        "id;texto;etiqueta\n" + ROWS,
        "id;texto;etiqueta\r\n" + ROWS.replace("\n", "\r\n"),
        "id|frase|variante\n" + "0|Llovió, y mucho.|Cusco\n" * 5,
        "Español;Guaraní\n" + "Llovió.;Oky.\n" * 300,
        "sep=;\na;b\n1;Llovió.\n",
        "texto,traducción\n" + "El río creció mucho,Atoyatl omocueponi\n" * 6,
        "id,texto,label\r\n" + "".join(f'{n},"Llovió, y mucho.",1\r\n' for n in range(6)),
        '"español","náhuatl"\n' + '"Dijo ""sí"", y ya","Quihto quema"\n' * 6,
        "id,texto,label\n" + "1,El río creció mucho,x\n" * 9000,
    ],
)
def test_a_table_that_is_called_a_text(text: str, name: str) -> None:
    assert _kind(text, name) == CSV


def test_tabs_under_the_name_of_a_workbook_and_bars_under_their_own() -> None:
    assert _kind("id\ttexto\tfecha\n" + "0\tLlovió mucho.\t2020\n" * 6, "datos.xls") == TSV
    assert _kind("".join(f"{n}\tLlovió mucho.\n" for n in range(6)), "datos.xls") == TSV
    assert _kind("Uno|dos\ntres", "datos.psv") == CSV


@pytest.mark.parametrize(
    "text",
    [
        "id;texto;etiqueta\n" + "".join(ROWS.splitlines(keepends=True)[:3]),  # too few
        "id;texto;etiqueta\n" + ROWS + "7;Llovió\n",
        "Verde;\n" * 9,
        "texto; título\n" + "Verde que te quiero; verde\n" * 9,
        "|id|texto|\n" + "|1|Llovió|\n" * 9,
        "| id | texto |\n|---|---|\n" + "| 1 | Llovió |\n" * 9,
        "2024|INFO|empezó\n" + "2025|ERROR|acabó\n" * 9,
        "autor;nota\n" + "5;7\n" * 9,
        "texto;texto\n" + "Ana;Juan\n" * 9,
        "fecha;" + "x" * 65 + ";texto\n" + "1;2;Llovió\n" * 9,
        "int i;id;\n" * 9,
        "texto;;id\n" + "a;b;c\n" * 9,
        "Ana;Juan;texto\n" + "Eva;Luis;Pedro\n" * 9,
        "texto,traducción\n" + "El río creció mucho,Atoyatl omocueponi\n" * 3,
        "Texto, título\n" + "Verde que te quiero, verde\n" * 9,
        "texto,título\n" + "Verde que te quiero, verde\n" * 9,
        "casa,perro\n" + "agua,fuego\n" * 9,
        "Ana,Juan,texto\n" + "Eva,Luis,Pedro\n" * 9,
        "texto,fecha\n" + "Llovió.\nNevó.\n" * 9,
        "texto,fecha\n" + "1,2\n" * 9,
        "texto,fecha\n" + 'Llovió,"ayer\n' * 9,
        "texto,fecha\n" + "Llovió,ayer\n" * 9 + "y vino Ana,la de siempre,y yo\n",
        ";".join(["id", "texto", *map(str, range(30))]) + "\n" + (";".join(["a"] * 32) + "\n") * 9,
    ],
)
def test_what_only_has_semicolons_or_bars_stays_a_text(text: str) -> None:
    assert _kind(text, "notas.txt") == PLAIN


def test_a_table_longer_than_is_looked_at_may_be_cut_within_a_line() -> None:
    assert _kind("id;texto\n" + "1;Llovió mucho en mayo.\n" * 9000, "corpus.txt") == CSV
