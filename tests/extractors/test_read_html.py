"""HTML pages give their visible text as a reader sees it, in any encoding, with what they say of their licence."""

import pytest

from ingestion.types import Outcome
from tests.extractors.reading import read, refusal
from tests.text.sentences import TEXTS

HTML = "text/html"

PAGE = """<!doctype html><html lang="es"><head><title>Leyendas</title><style>p {color: red}</style>
<link rel="license" href="https://creativecommons.org/licenses/by/4.0/"><meta name="DCTERMS.rights" content="© Museo">
<script type="application/ld+json">{"@graph": [{"license": {"@id": "https://ejemplo.org/lic"}}]}</script></head>
<body><h1>La   <em>Llorona</em></h1><p>Primer párrafo,
con salto.<br>Tras el salto.</p><div>uno</div><div>dos<ul><li>tres</li><li>cuatro</li></ul></div>
<table><tr><th>Clave</th><td>Valor</td></tr><tr><td>k</td><td>v</td></tr></table><pre>  verso
    sangrado</pre><script>no()</script><noscript>tampoco</noscript><!-- ni esto -->
<a href="http://creativecommons.org/publicdomain/zero/1.0/">cc</a> y <a href="/otra">otra</a></body></html>"""


def test_text_is_laid_out_as_seen() -> None:
    (document,) = read(PAGE.encode(), HTML)
    assert document.text == (
        "La Llorona\n\nPrimer párrafo, con salto.\nTras el salto.\n\nuno\ndos\n\ntres\ncuatro\n\n"
        "Clave\tValor\nk\tv\n\n  verso\n    sangrado\n\ncc y otra"
    )


def test_marks() -> None:
    (document,) = read(PAGE.encode(), HTML)
    assert document.marks == (
        ("html:lang", "es"),
        ("html:title", "Leyendas"),
        ("rel=license", "https://creativecommons.org/licenses/by/4.0/"),
        ("a:href", "http://creativecommons.org/publicdomain/zero/1.0/"),
        ("meta:dcterms.rights", "© Museo"),
        ("jsonld:license", "https://ejemplo.org/lic"),
    )


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""), ("utf-8", "iso-8859-1"), ("utf-8-sig", ""), ("utf-16", ""), ("cp1252", "iso-8859-1"), ("cp1252", ""),
        ("mac_roman", "macintosh"), ("cp850", ""), ("cp1252", "no-existe"), ("cp1252", "zlib"),
    ],
)  # fmt: skip
def test_encodings(encoding: str, declared: str) -> None:
    meta = f'<meta http-equiv="content-type" content="text/html; charset={declared}">' if declared else ""
    data = f"<html><head>{meta}</head><body><p>{TEXTS['es']}</p></body></html>".encode(encoding)
    assert read(data, HTML)[0].text == TEXTS["es"]


def test_what_the_page_declares_is_taken_where_it_can_be_right() -> None:
    data = '<meta charset="windows-1251"><p>Привет'.encode("cp1251")
    (document,) = read(data, HTML)
    assert (document.text, document.cleaning) == ("Привет", ("decoded:cp1251",))


def test_deep_nesting_is_refused_before_parsing() -> None:
    assert refusal(b"<div>" * 200_000, HTML) == (Outcome.REFUSED, "nested_too_deep")


def test_places_to_jump_to_nest_nothing_and_xhtml_closes_what_closes_itself() -> None:
    places = "".join(f"<a name='l{number}'/>{number}<br>" for number in range(6_000)).encode()
    assert read(b"<html><body>" + places, HTML)[0].text.startswith("0\n1\n")
    marked = b"<span id='x'/>" * 6_000 + b"<title/><p>El \xc3\xb1and\xc3\xba.</p>"
    whole = (
        b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body>" + marked + b"</body></html>"
    )
    assert read(whole, "application/xhtml+xml")[0].text == "El ñandú."
    sloppy = b"<p>hola<li>uno<br>" * 20_000
    assert read(sloppy, HTML)[0].text.startswith("hola\n\nuno")
    closed = b"<div><b>hola</b></div>" * 20_000
    assert read(closed, HTML)[0].text.count("hola") == 20_000


def test_a_page_without_text_is_empty() -> None:
    assert refusal(b"<html><body><script>x</script><img src=a.png></body></html>", HTML) == (
        Outcome.EMPTY,
        "no_text",
    )
    assert refusal(b"", HTML) == (Outcome.EMPTY, "no_text")


def test_broken_markup_is_read_all_the_same() -> None:
    assert read(b"<p>uno <b>dos</p> tres &amp; cuatro <x", HTML)[0].text == "uno dos\n\ntres & cuatro"


def test_a_page_that_is_plainly_unicode_is_that_whatever_it_declares() -> None:
    data = '<meta charset="iso-8859-1"><p>La canción del niño'.encode()
    (document,) = read(data, HTML)
    assert (document.text, document.cleaning) == ("La canción del niño", ())


def test_a_set_of_frames_says_what_it_says_to_those_who_see_no_frames() -> None:
    framed = """<html><head><title>x</title></head><FRAMESET cols='20%,80%'><frame src='a.html'><frame src="b.html">
<noframes><body bgcolor=white><p>La caminata de Andrés.</p><p>Segundo<br>fin &oacute;</p></body></noframes></FRAMESET></html>"""
    assert read(framed.encode(), HTML)[0].text == "La caminata de Andrés.\n\nSegundo\nfin ó"
    unframed = "<html><body><p>Uno &lt;frameset> dos.</p><noframes>Sin <b>marcos</b></noframes><frames>tres</frames></body></html>"
    assert read(unframed.encode(), HTML)[0].text == "Uno <frameset> dos.\n\ntres"


def test_a_gloss_in_small_above_a_word_is_not_glued_to_it() -> None:
    ruby = "<p>La <ruby>palabra<rp>(</rp><rt>glosa</rt><rp>)</rp></ruby> y <ruby>otra<rt>más</ruby>.</p>"
    assert read(ruby.encode(), HTML)[0].text == "La palabra y otra."
