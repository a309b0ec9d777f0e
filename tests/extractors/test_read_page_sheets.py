"""Pages that are called sheets give rows under the names of their columns, as Excel shows them, and lose nothing around them."""

import pytest

from ingestion.extractors import page_cells
from ingestion.sniffing import mislabelled
from ingestion.types import Document, Outcome
from tests.extractors.reading import read, refusal
from tests.sniffing.samples import PROSE
from tests.sniffing.test_transcripts import _sniff

KIND = "application/x-excel-html"
ROWS = "".join(
    f"<tr><td>{n}</td><td>¿Cómo se dice agua {n}?</td><td>Se dice nisa{n}, según mi abuela.</td></tr>"
    for n in range(5)
)
HEAD = "<tr><td>ID</td><td>Pregunta</td><td>Respuesta</td></tr>"


def _columns(page: str, encoding: str = "utf-8") -> list[dict[str, object] | None]:
    return [document.columns for document in read(page.encode(encoding), KIND)]


def _of(table: str) -> list[Document]:
    return read(f"<html><body><table>{table}</table></body></html>".encode(), KIND)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_rows_have_the_names_of_their_columns(encoding: str) -> None:
    found = read(f"<table border=1>{HEAD}{ROWS}</table>".encode(encoding), KIND)
    assert found[2].columns == {
        "ID": "2",
        "Pregunta": "¿Cómo se dice agua 2?",
        "Respuesta": "Se dice nisa2, según mi abuela.",
    }
    assert found[2].text == "¿Cómo se dice agua 2?\nSe dice nisa2, según mi abuela."
    assert [(one.position, one.resume_at) for one in found] == [(n, n + 1) for n in range(5)]
    assert found[0].cleaning == (() if encoding == "utf-8" else ("decoded:cp1252",))


def test_reading_goes_on_at_any_row() -> None:
    page = f"<h1>Encuesta</h1><table>{HEAD}{ROWS}</table>".encode()
    assert [one.position for one in read(page, KIND, start=2, stop=4)] == [2, 3]
    assert [one.position for one in read(page, KIND, one_way=True)] == list(range(6))
    assert read(page, KIND, start=9) == []


def test_titles_captions_and_text_around_are_kept() -> None:
    page = f"<title>x</title><h2>Encuesta de 2023</h2><table><caption>Lista A</caption>{HEAD}{ROWS}</table><p>Fin &amp; firma</p>"
    first, second, *rows = read(page.encode(), KIND)
    assert (first.text, first.columns) == ("Encuesta de 2023\n\nFin & firma", None)
    assert (second.text, second.columns, len(rows)) == ("Lista A", None, 5)
    title, *others = _of(f"<tr><td colspan=3><b>Encuesta</b> de 2023</td></tr>{HEAD}{ROWS}")
    assert title.text == "Encuesta de 2023"
    assert [set(other.columns or ()) for other in others] == [{"ID", "Pregunta", "Respuesta"}] * 5


def test_several_tables_are_several_sheets() -> None:
    table = f"<table>{HEAD}{ROWS}</table>"
    assert [one.split for one in read((table * 2).encode(), KIND)] == ["table_1"] * 5 + ["table_2"] * 5
    assert {one.split for one in read(table.encode(), KIND)} == {""}


def test_a_table_that_lays_out_another_is_the_text_around_it() -> None:
    first, *rows = _of(f"<tr><td>Menú</td><td><table>{HEAD}{ROWS}</table></td></tr>")
    assert (first.text, len(rows)) == ("Menú", 5)


def test_cells_over_several_have_their_text_in_the_first() -> None:
    head = "<tr><th>Lugar</th><th>Español</th><th>Zapoteco</th></tr>"
    table = f"{head}<tr><td rowspan=2>Juchitán</td><td>agua<br>dulce</td><td>nisa</td></tr><tr><td>casa</td><td>yoo</td></tr><tr><td colspan=2>flor</td><td>guie'</td></tr>"
    rows = [one.columns for one in _of(table)]
    assert rows == [
        {"Lugar": "Juchitán", "Español": "agua\ndulce", "Zapoteco": "nisa"},
        {"Lugar": "", "Español": "casa", "Zapoteco": "yoo"},
        {"Lugar": "flor", "Español": "", "Zapoteco": "guie'"},
    ]


def test_columns_and_rows_that_nobody_fills_are_none() -> None:
    row = "<tr><td></td><td>{}</td><td>&nbsp;</td><td>{}</td><td colspan=4></td></tr>"
    rows = [
        one.columns
        for one in _of(
            row.format("palabra", "glosa")
            + "<tr></tr>"
            + row.format("nisa", "agua")
            + row.format("yoo", "casa")
        )
    ]
    assert rows == [{"palabra": "nisa", "glosa": "agua"}, {"palabra": "yoo", "glosa": "casa"}]


def test_what_is_no_table_is_text() -> None:
    (letter,) = _of(f"<tr><td>Oaxaca</td><td>3 de mayo</td></tr><tr><td>{PROSE.strip()}</td></tr>")
    assert letter.columns is None
    assert letter.text == f"Oaxaca\t3 de mayo\n{' '.join(PROSE.split())}"
    assert refusal(b"<table><tr><td></td></tr></table>", KIND) == (Outcome.EMPTY, "no_records")


def test_cells_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = "<tr>" + "<td colspan=9999>a</td>" * 2 + "</tr>"
    assert refusal(f"<table>{wide}</table>".encode(), KIND) == (Outcome.REFUSED, "sheet_too_large")
    assert len(_of("<tr><td colspan=99999999 rowspan=x>a</td><td>b</td></tr>")) == 1
    monkeypatch.setattr(page_cells, "MOST_CELLS", 20)
    tall = "<tr><td colspan=10 rowspan=9>a</td></tr>" + "<tr><td>b</td></tr>" * 2
    assert refusal(f"<table>{tall}</table>".encode(), KIND) == (Outcome.REFUSED, "sheet_too_large")


def test_only_pages_with_a_table_that_are_called_sheets_are_these() -> None:
    page = f"<html><body><TABLE>{HEAD}{ROWS}</TABLE></body></html>"
    assert (
        _sniff(page, "reporte.xls")
        == _sniff(page, "reporte.XLSX")
        == _sniff(f"<table>{ROWS}</table>", "r.xls")
        == KIND
    )
    assert (
        _sniff(page, "reporte.html")
        == _sniff(f"<html><body><p>{PROSE}</p></body></html>", "reporte.xls")
        == "text/html"
    )
    assert mislabelled("reporte.xls", KIND) == "application/vnd.ms-excel"
