"""What editors took out of a page or remarked on it is no text; what is only struck out for its readers to see is."""

from time import process_time

import pytest

from tests.extractors.reading import read

WORD = '<html><head><meta name=Generator content="Microsoft Word 15"></head><body>{}</body></html>'


def _text(body: str) -> str:
    return read(body.encode(), "text/html")[0].text


@pytest.mark.parametrize(
    "line",
    [
        "El precio es <del>cinco</del><ins>siete</ins> pesos.",
        "El precio es siete<del cite='mailto:ana'> u ocho</del> pesos.",
        "El precio es <ins>siete</ins><del> u ocho</del> pesos.",
        "El precio es <b><del>cinco</del></b> <i><ins>siete</ins></i> pesos.",
        "<del>Un</del><del>o</del><ins>El</ins> precio es siete pesos.",
    ],
)
def test_what_was_taken_out_of_a_line_is_left_out(line: str) -> None:
    assert _text(f"<p>{line}</p>") == "El precio es siete pesos."


def test_what_is_tracked_is_left_out_whole() -> None:
    gone = f"<p><del cite='mailto:ana' datetime='2024-01-12'>{'Punto viejo del acta. ' * 20}</del></p>"
    assert _text(WORD.format(f"<p class=MsoNormal>Acta.</p>{gone}")) == "Acta."


@pytest.mark.parametrize(
    "struck",
    [
        "<p>Ruda</p><ul><li><del>Comprar maíz</del></li><li>Sembrar</li></ul>",
        "<ul><li><del>Comprar maíz</del> <del>y sal</del></li></ul>",
        "<p>Antes <s>maíz</s>, después <strike>maíz</strike></p>",
        "<p>Verso<br><del>El maíz se fue</del><br>verso</p>",
        "<div>Ruda<del><p>El maíz</p></del></div>",
        f"<p>Derogado: <del>{'El maíz no se vende fuera del pueblo. ' * 8}</del></p>",
        "<p>Uno</p><del>El maíz</del><p>Dos</p>",
        "<p>- <b><del>maíz</del></b> .</p>",
        "<p><ins>maíz</ins></p>",
        "<p>No se dice <del>maíz</del>, se dice <ins>sara</ins>.</p>",
        "<p>Tampoco <del>maíz</del>.</p>",
        "<p>Se dice <del>maíz</del> / <ins>sara</ins></p>",
        "<ul><li><del>Comprar maíz</del> (hecho)</li></ul>",
        "<p>Respuesta: <del>maíz</del> <del>papa</del> oca</p>",
        "<p>Se siembra <b><del>maíz</del></b> papa, y <ins>oca</ins>.</p>",
        "<p><b>Se siembra <del>maíz</del><br></b><ins>Oca</ins></p>",
        "<div><del>Comprar maíz</del><p><ins>Sembrar oca</ins></p></div>",
    ],
)
def test_what_is_shown_struck_out_stays(struck: str) -> None:
    assert "maíz" in _text(struck)


REMARKED = "<p class=MsoNormal>Acta de asamblea<span class=MsoCommentReference><a class=msocomanchor href='#_msocom_1'>[AP1]</a></span>.</p>"
REMARK = "<div class=msocomtxt><p class=MsoCommentText><a href='#_msoanchor_1' class=msocomoff>[AP1]</a>Comentario marginal</p></div>"


@pytest.mark.parametrize("style", ["mso-element:comment-list", "color:red; mso-element: comment-list"])
def test_remarks_in_the_margin_of_word_are_left_out(style: str) -> None:
    listed = f"<div style='{style}'><hr class=msocomoff><div style='mso-element:comment'>{REMARK}</div></div>"
    assert _text(WORD.format(REMARKED + listed)) == "Acta de asamblea."
    assert _text(WORD.format(f"{REMARKED}<div>{REMARK}</div>")) == "Acta de asamblea."


def test_a_paragraph_that_was_pasted_from_a_remark_stays() -> None:
    assert (
        _text(WORD.format("<p class=MsoCommentText>Comentario de la autora</p>")) == "Comentario de la autora"
    )


@pytest.mark.parametrize("piece", ["<del>.</del>", "<del>a</del>", "<b><del>.</del></b>"])
def test_a_page_made_of_it_is_read_in_time(piece: str) -> None:
    begun = process_time()
    _text(f"<p>Uno</p><div>{piece * 20_000}</div>")
    assert process_time() - begun < 6
