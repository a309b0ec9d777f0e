"""What MediaWiki and Google Docs write into pages is none of their text, whatever skin or year; what a page's writer wrote stays."""

import pytest

from tests.extractors.reading import read

HTML = "text/html"
PROSE = (
    "Los abuelos cuentan que el río traía oro y que nadie quiso recogerlo, porque el oro de los muertos pesa. "
    * 3
)
EDIT = (
    '<span class="mw-editsection"><span class="mw-editsection-bracket">[</span><a href="/e"><span>jehai</span></a>'
    '<span class="mw-editsection-divider"> | </span><a href="/v"><span>emoambue ñehenda</span></a>'
    '<span class="mw-editsection-bracket">]</span></span>'
)
ARTICLE = (
    f"<p>{{}}</p><h2>Historia{EDIT}</h2><h3>Fundación{EDIT}</h3><p>Fin.<sup class='reference'>[1]</sup><sup class='noprint'>[<i>cita requerida</i>]</sup></p>"
    "<table class='navbox'><tr><th>Ríos del sur</th></tr><tr><td><a href='/n'>Río Negro</a></td></tr></table>"
)
CATEGORIES = '<div id="catlinks" class="catlinks"><a href="/c">Ñemohenda</a>: <ul><li><a href="/p">Paraguái</a></li></ul></div>'
PRINTED = '<div class="printfooter">Retrieved from "<a href="/x">https://gn.wikipedia.org/x</a>"</div>'
GENERATOR = '<meta name="generator" content="MediaWiki 1.43.0-wmf.5">'

NEW_SKIN = f"""<html><head><title>Ysyry - Vikipetã</title>{GENERATOR}</head><body class="mediawiki skin-vector-2022">
<a class="mw-jump-link" href="#b">Jump to content</a><header><nav><ul><li><a href="/">Kuatia</a></li></ul></nav></header>
<main id="content"><h1 id="firstHeading">Ysyry</h1><div id="bodyContent"><div id="siteSub">Vikipetã, opaite tembikuaa</div>
<div id="contentSub">(Oñemboguata «Y» guive)</div><div id="mw-content-text"><div class="mw-parser-output">{ARTICLE}
<ol><li><span class="mw-cite-backlink"><a href="#r">↑</a></span> Melià, B.</li></ol></div></div>{PRINTED}{CATEGORIES}</div></main>
<footer>Ko kuatia oñemboheko ramo</footer></body></html>"""
OLD_SKIN = f"""<html><head><title>Ysyry - Vikipetã</title>{GENERATOR.replace("1.43.0-wmf.5", "1.12")}</head><body><div id="column-content">
<div id="content"><h1 class="firstHeading">Ysyry</h1><div id="bodyContent"><h3 id="siteSub">Vikipetã, opaite tembikuaa</h3>
<div id="contentSub">(Oñemboguata «Y» guive)</div><div id="jump-to-nav">Saltar a: <a href="#n">navegación</a>, <a href="#s">búsqueda</a></div>
<table id="toc" class="toc"><tr><td><h2>Índice</h2><ul><li><a href="#h">1 Historia</a></li></ul></td></tr></table>
{ARTICLE.replace("mw-editsection", "editsection")}{PRINTED}{CATEGORIES}</div></div></div>
<div id="column-one"><h5>Navegación</h5><ul><li><a href="/">Kuatia</a></li></ul></div>
<div id="footer"><ul><li>Ko kuatia oñemboheko ramo</li></ul></div></body></html>"""
NEVER = (
    "jehai",
    "ñehenda",
    "Vikipetã",
    "Oñemboguata",
    "Retrieved",
    "Ñemohenda",
    "Paraguái",
    "Kuatia",
    "ramo",
    "Jump",
    "Saltar",
    "↑",
    "Índice",
)


@pytest.mark.parametrize("skin", [NEW_SKIN, OLD_SKIN], ids=["new", "old"])
@pytest.mark.parametrize("prose", [PROSE, "Peteĩ ysyry."], ids=["article", "stub"])
def test_the_article_of_a_wiki_is_all_there_is(skin: str, prose: str) -> None:
    (document,) = read(skin.replace("{}", prose).encode(), HTML)
    assert [word for word in NEVER if word in document.text] == []
    assert document.text.startswith(f"Ysyry\n\n{prose.strip()}\n\nHistoria\n\nFundación\n\nFin.")
    assert all(word not in document.text for word in ("[1]", "requerida", "Ríos del sur", "Río Negro"))
    assert "main_text/4" in document.cleaning


def test_of_what_was_copied_out_of_a_wiki_only_what_is_unmistakable_is_left_out() -> None:
    copied = f"<html><body><h2>Historia{EDIT}</h2><div class='toc'>Primero: el río.</div><p id='siteSub'>Lema del pueblo</p></body></html>"
    (document,) = read(copied.encode(), HTML)
    assert document.text == "Historia\n\nPrimero: el río.\n\nLema del pueblo"
    assert [note.partition(":")[0] for note in document.cleaning] == ["main_text/4", "left_out"]


def test_the_marks_of_notes_that_were_copied_with_a_text_are_left_out() -> None:
    copied = '<html><body><p>Fin.<sup id="cite_ref-1" class="reference"><a href="https://x.example/w#cite_note-1">[1]</a></sup> Otro.<sup class="reference"><a href="#n2">[2]</a></sup> m<sup>2</sup></p><div class="navbox noprint">Vale.</div></body></html>'
    assert read(copied.encode(), HTML)[0].text == "Fin. Otro. m2\n\nVale."


def test_a_page_about_wikis_is_no_wiki() -> None:
    page = f"<html><head><meta name='description' content='MediaWiki'></head><body><div id='bodyContent'><p>{PROSE}</p><div id='catlinks'>Temas: agua</div></div></body></html>"
    (document,) = read(page.encode(), HTML)
    assert "Temas: agua" in document.text
    assert document.cleaning == ()


def _google(identity: str) -> bytes:
    sign = f'<sup><a href="#cmnt1" {identity}="cmnt_ref1">[a]</a></sup>'
    remark = f'<div class="c9"><p><a href="#cmnt_ref1" {identity}="cmnt1">[a]</a><span>Revisar esto</span></p><p>y esto también</p></div>'
    note = '<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>'
    below = '<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> Nota al pie.</p></div>'
    return f"<html><body><p>La casa{sign} de mi abuela{note}.</p><hr>{below}{remark}</body></html>".encode()


@pytest.mark.parametrize("identity", ["id", "name"])
def test_what_editors_remarked_in_google_docs_is_left_out_with_its_signs_but_footnotes_stay(
    identity: str,
) -> None:
    (document,) = read(_google(identity), HTML)
    assert document.text == "La casa de mi abuela.\n\n[1] Nota al pie."


def test_a_sign_that_leads_to_no_remark_and_what_it_stands_in_stay() -> None:
    lone = b'<html><body><p>uno <a id="cmnt_ref1" href="#cmnt1">[a]</a> dos</p><p><a id="cmnt2" href="#cmnt_ref2">[b]</a> tres</p></body></html>'
    assert read(lone, HTML)[0].text == "uno [a] dos\n\n[b] tres"
    inline = b'<html><body><div>uno <a href="#cmnt1" id="cmnt_ref1">[a]</a><p>dos <a href="#cmnt_ref1" id="cmnt1">[a]</a></p> tres</div></body></html>'
    assert read(inline, HTML)[0].text == "uno\n\ndos\n\ntres"
    first = b'<html><body><p><a href="#cmnt1" id="cmnt_ref1">[a]</a> uno</p><p><a href="#cmnt_ref1" id="cmnt1">[a]</a> nota</p></body></html>'
    assert read(first, HTML)[0].text == "uno"
