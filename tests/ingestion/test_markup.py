"""Cells that are pieces of pages are read as a page shows them; their columns stay as they came, and so do texts about markup, and code."""

import json
import time
from io import BytesIO
from typing import Any

import pytest

from ingestion.job import ALLOWANCE, Job
from ingestion.reading import read
from ingestion.reading.cell_markup import shown
from ingestion.reading.markup import STEP


def _rows(rows: list[dict[str, Any]], **job: Any) -> list[dict[str, Any]]:
    data = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    asked: Job = {"name": "notas.jsonl", "size": len(data), "budget": ALLOWANCE, **job}  # type: ignore[typeddict-item]
    return [message for message in read(asked, BytesIO(data)) if message["m"] == "doc"]


def _row(**columns: Any) -> dict[str, Any]:
    return _rows([columns])[0]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<p>La asamblea aprobó <b>ayer</b> el 0.</p><p>Hubo <a href="http://x">quejas</a>.</p>', "La asamblea aprobó ayer el 0.\n\nHubo quejas."),
        ('<div class="x"><p>Uno.</p><br/>Dos &amp; tres.</div>', "Uno.\n\nDos & tres."),
        ("Porque así me enseñó.<br>Saludos &quot;amigos&quot;", 'Porque así me enseñó.\nSaludos "amigos"'),
        ("Luna, lunera,<br />\ncascabelera.", "Luna, lunera,\ncascabelera."),
        ("Dijo <b>no</b>.\n\nOtro <i>párrafo</i>\ny verso\n<ul>\n<li>uno</li>\n</ul>", "Dijo no.\n\nOtro párrafo\ny verso\n\nuno"),
        ("Primera estrofa\ny verso<br />\n\nOtra sigue\ny acaba.", "Primera estrofa\ny verso\n\nOtra sigue\ny acaba."),
        ('Uno\ndos\n<p align="center"><img src="a.png"></p>\ntres\ncuatro', "Uno\ndos\n\ntres\ncuatro"),
        ("- sal\n- agua\n\n| a | b<br>c |\n| d | e |", "- sal\n- agua\n\n| a | b\nc |\n| d | e |"),
        ("<p>Un párrafo largo que\nsigue así\ny acaba.</p>\n<p>Otro\nmás.</p>", "Un párrafo largo que sigue así y acaba.\n\nOtro más."),
        ("<p>Un párrafo\nque <b>sigue</b><p>Otro\nmás largo", "Un párrafo que sigue\n\nOtro más largo"),
        ("Uno<br>\ndos\ny tres<br>\ncuatro", "Uno\ndos y tres\ncuatro"),
        ("<!-- wp:paragraph --><p>Uno</p><!-- /wp:paragraph -->", "Uno"),
        ("<P>Si a < b, entonces c > d.</P>", "Si a < b, entonces c > d."),
        ('<p>"Hola", dijo «ella»... <em>¿Sí?</em></p><p>...y calló</p>', '"Hola", dijo «ella»... ¿Sí?\n\n...y calló'),
        ("Use <code>&lt;p&gt;</code> así:<pre>if a:\n    b</pre>", "Use <p> así:\n\nif a:\n    b"),
        ('<p><img src="a.jpg" alt="río"></p>', ""),
        ("<p>&nbsp;</p>", ""),
        ('Mira <a href="x.html?a=1&b=2" target=_blank>esto</a>', "Mira esto"),
        ('<script async src="//t.co/w.js"></script><p>Uno</p>', "Uno"),
        ("El ni&ntilde;o comi&oacute; n&#237;speros &amp; higos en &Aacute;vila", "El niño comió nísperos & higos en Ávila"),
        ("A casa &eacute; grande, &iquest;n&atilde;o?", "A casa é grande, ¿não?"),
        ("mole &amp; arroz &lt;3 https://x.y/?a=1&b=2", "mole & arroz <3 https://x.y/?a=1&b=2"),
        ("Así: &amp;ntilde; y ya", "Así: &ntilde; y ya"),
        ("uno&amp;nbsp;dos, ni&amp;ntilde;o", "uno\xa0dos, niño"),
        ("Tom &amp; Ana &desconocida; &notit; ya", "Tom & Ana &desconocida; &notit; ya"),
    ],
)  # fmt: skip
def test_what_a_page_would_show(cell: str, text: str) -> None:
    assert shown(cell) == text


@pytest.mark.parametrize(
    "cell",
    [
        "a < b y b > c", "Si a<b y c>d", "$x<y$ y $y>z$", "Te quiero <3 &amp; más", "Pérez & hijos", "R&D; S&P", "AT&T;", "Tom &amp; Ana &copy2020", "&ntilde;", "&amp;",
        "La letra &ntilde; se escribe así.", "Se escribe &amp; y no & solo.",
        "La etiqueta <p> abre un párrafo y </p> lo cierra.", "Usa <b>, <i> y <u>; cierra con </b>, </i> y </u>.", "Con <br> se parte la línea.",
        'Escribe "<b>" y luego "</b>".', "Va (<em>) y luego </em>.", "<b>", "<p>", "<br>", "<b></b>",
        "<speaker>Ana</speaker> dijo <p>hola</p>", "<PER>Ana</PER> vive en <LOC>Lima</LOC>", "El participante <A> vio a <B>", "<unk> ayer",
        "<!DOCTYPE html><html><body><p>Hola</p></body></html>", "<form><input name=a><p>Nombre</p></form>", "<script>alert('hola')</script><p>a</p>",
        "```\n<p>Hola</p>\n```", "</p>Uno<p>", "<p>Uno sin fin", "<MiComponente><p>Hola</p></MiComponente>", "correo <ana@example.org> y <b>ya</b>",
    ],
)  # fmt: skip
def test_what_is_no_piece_of_a_page(cell: str) -> None:
    assert shown(cell) == cell


def test_the_text_is_read_and_the_columns_stay() -> None:
    given = {
        "id": 1,
        "titulo": "Ma&ntilde;ana",
        "cuerpo": "<p>Uno <b>dos</b>.</p><p>Tres.</p>",
        "html": {"a": ["<i>x</i>"]},
    }
    message = _row(**given)
    assert message["text"] == "Mañana\nUno dos.\n\nTres."
    assert (json.loads(message["columns"]), message["cleaning"]) == (given, [STEP])
    assert message["characters"] == len(message["text"])


def test_the_columns_that_a_donor_chose_and_translations_too() -> None:
    (chosen,) = _rows([{"a": "<p>Uno</p>", "b": "<p>Dos</p>"}], text_columns=["b"])
    assert (chosen["text"], chosen["cleaning"]) == ("Dos", [STEP])
    message = _row(español="<p>Agua limpia</p>", guaraní="<p>Y potĩ</p>")
    assert message["text"] == "Agua limpia\nY potĩ"
    nested = _row(comentarios=[{"texto": "Uno &amp; dos"}, {"texto": "<b>Tres</b>"}])
    assert nested["text"] == "Uno & dos\nTres"


@pytest.mark.parametrize(
    "columns",
    [
        {"pregunta": "¿Cómo se hace una lista en HTML?", "respuesta": "<ul><li>uno</li></ul>"},
        {"instruction": "Haz una lista", "output": "<ul><li>uno</li></ul>"},
        {"messages": [{"role": "user", "content": "Haz una lista"}, {"role": "assistant", "content": "<ul><li>uno</li></ul>"}]},
        {"tag": "<b>", "ejemplo": "<b>texto</b>"},
        {"texto": "Dijo que no.", "otro": "a < b"},
    ],
)  # fmt: skip
def test_records_that_may_be_about_markup_or_hold_code_stay(columns: dict[str, Any]) -> None:
    message = _row(**columns)
    assert message["cleaning"] == []
    for piece in ("<ul><li>uno</li></ul>", "<b>texto</b>"):
        assert (piece in json.dumps(columns)) == (piece in message["text"])


def test_an_address_that_ends_in_html_is_not_about_it() -> None:
    message = _row(texto='<p>Lea <a href="http://x/a.html">http://x/a.html</a></p>', tipo="text/html")
    assert message["text"] == "Lea http://x/a.html"


def test_a_field_that_an_editor_left_empty_is_not_about_tags() -> None:
    assert _row(texto="<p>Uno</p>", resumen="<p><br></p>", foto='<img src="a.jpg">')["text"] == "Uno"


@pytest.mark.timeout(30)
def test_hostile_cells_are_soon_told() -> None:
    cells = (
        "<a " * 50_000,
        '<a b="' * 50_000,
        "<a b='x' " * 50_000,
        "&amp" * 50_000,
        "<p>a</p>\n" * 20_000,
        "<div>" * 50_000 + "a</div>",
        "<!--" * 50_000 + "<b>a</b>",
    )
    began = time.process_time()
    for cell in cells:
        shown(cell)
    _row(textos=[f"<b>uno</b> {n}" for n in range(20_000)], otro=["x"])
    assert time.process_time() - began < 10
