"""What a page hides is no text, nor are the calls of its notes; the notes are, and so is what only looks like it."""

import pytest

from tests.extractors.reading import read

HTML = "text/html"
STORY = "Cuando bajó el agua, doña Petrona volvió a la orilla con su red y contó uno por uno los postes; y al volver, nadie la esperaba."


def _text(body: str) -> str:
    (document,) = read(f"<html><body>{body}</body></html>".encode(), HTML)
    return document.text


@pytest.mark.parametrize(
    "hidden",
    [
        "<div hidden>Mensaje enviado.</div>",
        '<p hidden="hidden">Mensaje enviado.</p>',
        '<div style="display:none">Mensaje enviado.</div>',
        '<span style="color:red; DISPLAY : None !important">Mensaje enviado.</span>',
        '<span style="mso-hide:all">Mensaje enviado.</span>',
    ],
)
def test_what_is_hidden_is_left_out(hidden: str) -> None:
    assert _text(f"<p>Antes.</p>{hidden}<p>Después.</p>") == "Antes.\n\nDespués."


def test_a_formula_is_told_once() -> None:
    source = '<annotation encoding="application/x-tex">{\\displaystyle x+y}</annotation>'
    formula = f"<math><semantics><mrow><mi>x</mi><mo>+</mo><mi>y</mi></mrow>{source}</semantics></math>"
    assert _text(f"<p>La suma {formula} no cambia.</p>") == "La suma x+y no cambia."


def test_what_is_hidden_in_what_is_hidden_goes_once() -> None:
    call = '<sup hidden><a href="#fn1" hidden>1</a></sup>'
    inner = f'<div hidden>Aviso. <p style="display:none">Otro.{call}</p></div>'
    assert _text(f"<p>Antes.</p>{inner * 200}<p>Después{call}.</p>") == "Antes.\n\nDespués."


@pytest.mark.parametrize(
    "shown",
    [
        '<p hidden="until-found">Vale.</p>',
        '<p style="display:block">Vale.</p>',
        '<p style="display:inline-block;background:none">Vale.</p>',
        '<p class="hidden">Vale.</p>',
        '<p data-hidden="1">Vale.</p>',
    ],
)
def test_what_is_seen_or_found_stays(shown: str) -> None:
    assert _text(f"<p>Antes.</p>{shown}") == "Antes.\n\nVale."


def test_a_story_that_waits_to_be_shown_stays_and_so_does_a_page_that_a_script_will_show() -> None:
    other_side = f'<div style="display:none">{STORY} {STORY}</div>'
    assert _text(f"<p>Antes.</p>{other_side}").count("doña Petrona") == 2
    assert (
        read(f'<html><body style="display:none"><p>{STORY}</p></body></html>'.encode(), HTML)[0].text == STORY
    )


@pytest.mark.parametrize(
    "call",
    [
        '<a epub:type="noteref" href="#n1">1</a>',
        '<a role="doc-noteref" href="notas.xhtml#n1">*</a>',
        '<sup><a href="#fn1">1</a></sup>',
        '<a href="notas.xhtml#n3"><sup>3</sup></a>',
        '<a href="#_ftn1" name="_ftnref1"><span class="MsoFootnoteReference">[1]</span></a>',
        '<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>',
        '<a href="#nota-12">(12)</a>',
        '<sup class="n"> <a href="#cite_note-4">[4]</a> </sup>',
        '<a href="#footnote_a">a</a>',
    ],
)
def test_calls_of_notes_go_out_of_their_sentence(call: str) -> None:
    assert _text(f"<p>La abuela sembraba{call} quintoniles.</p>") == "La abuela sembraba quintoniles."


def test_notes_stay_with_their_numbers_and_without_the_way_back() -> None:
    notes = (
        '<p id="fn1"><a href="#fnref1">1</a> En febrero. <a href="#fnref1" role="doc-backlink">volver</a></p>'
    )
    notes += '<p id="fn2">2. Amaranto. <a href="#r2">↩︎</a></p>'
    assert _text(notes) == "1 En febrero.\n\n2. Amaranto."


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<p>Mide 3 m<sup>2</sup>, el 1<sup>er</sup> piso.</p>", "Mide 3 m2, el 1er piso."),
        ('<p>Ver <a href="#cap2">capítulo 2</a> y <a href="#cap3">3</a>.</p>', "Ver capítulo 2 y 3."),
        ('<p><a href="#A">A</a> <a href="#B">B</a> <a href="#N">Ñ</a></p>', "A B Ñ"),
        ('<p>Página <a href="/p#2">2</a></p>', "Página 2"),
        ('<p>Nota <a href="#nota1">sobre el agua</a>.</p>', "Nota sobre el agua."),
    ],
)
def test_what_only_looks_like_a_call_stays(body: str, told: str) -> None:
    assert _text(body) == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("uno<br>dos<br/>tres", "uno\ndos\ntres"),
        ("uno<br><br>dos<br>\n<br>\n<br>tres", "uno\n\ndos\n\ntres"),
        ("<div>uno</div><div><br></div><div>dos<br></div><div>tres</div>", "uno\n\ndos\ntres"),
        ("<p>uno<br></p><p>dos</p>", "uno\n\ndos"),
        ("<p>uno</p><br><br><p>dos</p>", "uno\n\ndos"),
        ("<ul><li>uno<br></li><li>dos</li></ul>", "uno\ndos"),
        ("<table><tr><td>uno<br></td><td>dos</td></tr><tr><td>tres</td></tr></table>", "uno\ndos\ntres"),
    ],
)
def test_two_ends_of_a_line_leave_one_empty(body: str, told: str) -> None:
    assert _text(body) == told
