"""Sites made with the systems that most of them are made with: what these call their parts misleads, and what leads away is left out."""

import pytest

from tests.extractors.reading import read

STORY = "<p>Cuando bajó el agua, doña Petrona volvió a la orilla con su red y contó uno por uno los postes que quedaban en pie.</p>"
LONG = STORY * 8
HEAD = '<meta name="viewport" content="x"><script src="/s.js"></script><nav><a href="/">Inicio</a></nav>'
CARD = '<div class="tarjeta"><img src="/f.jpg"><h3><a href="/{n}">Otra nota {n}</a></h3>Lo que pasó el día {n}.</div>'
CARDS = "".join(CARD.format(n=n) for n in range(4))


def _text(body: str) -> str:
    return read((HEAD + body).encode(), "text/html")[0].text


@pytest.mark.parametrize(
    "classes",
    [
        "elementor-widget-wrap",
        "o-section o-section--has-sidebar",
        "post type-post category-social tag-menu",
        "content-sidebar-wrap",
        "page sidebar-right",
    ],
)
def test_names_that_say_how_an_element_is_built_or_filed_do_not_cut_it(classes: str) -> None:
    """Each says less than half of the page, so that nothing but its name is asked."""
    text = _text(
        f'<div class="{classes}">{STORY * 2}</div><div>{STORY.replace("Petrona", "Rufina") * 3}</div>'
    )
    assert "Petrona" in text
    assert "Rufina" in text
    assert "Inicio" not in text


def test_a_page_whose_parts_are_all_misnamed_loses_its_menu_and_nothing_else() -> None:
    parts = "".join(f'<div class="widget box{n}">{STORY}</div>' for n in range(6))
    menu = "".join(f'<li><a href="/{n}">Sección {n}</a></li>' for n in range(9))
    text = _text(f"<ul>{menu}</ul>{parts}")
    assert text.count("Petrona") == 6
    assert "Sección" not in text


def test_the_articles_of_a_blog_are_not_drowned_by_its_list_of_labels() -> None:
    labels = "".join(f'<li><a href="/l/{n}">Etiqueta {n}</a> ({n + 1000})</li>' for n in range(300))
    page = f'<div class="main"><div class="widget Blog">{LONG}</div></div><aside><div class="widget Label"><ul>{labels}</ul></div></aside>'
    text = _text(page)
    assert text.count("Petrona") == 8
    assert "Etiqueta 7" not in text


def test_cards_that_lead_to_other_pages_are_left_out_with_their_heading() -> None:
    text = _text(f"<div><h1>La orilla</h1>{LONG}</div><h2>Más historias</h2><div>{CARDS}</div>")
    assert text.count("Petrona") == 8
    assert "Otra nota" not in text
    assert "Más historias" not in text


def test_a_page_of_cards_keeps_them() -> None:
    assert "Otra nota 3" in _text(f"<h1>Archivo</h1><div>{CARDS}</div><p>Todas las notas del año.</p>")


def test_what_leads_away_within_an_article_is_left_out_and_what_it_says_is_kept() -> None:
    related = '<section class="related-posts"><h3>Te puede interesar</h3><a href="/1">El puente</a> Lo hicieron entre todas.</section>'
    tags = '<p>Etiquetas:</p><ul class="post-tags"><li><a href="/t">río</a></li></ul>'
    aside = (
        '<section class="glosario"><h3>Glosario</h3><a href="/g">chalana</a>: bote de fondo plano.</section>'
    )
    text = _text(f"<article><h1>La orilla</h1>{LONG}{aside}{related}{tags}</article>")
    assert "bote de fondo plano" in text
    assert all(piece not in text for piece in ("Te puede interesar", "El puente", "Etiquetas:"))


def test_readers_are_not_quoted_asking_for_their_mail() -> None:
    form = '<form action="/c"><label>Tu correo</label><input type="email"><textarea></textarea>No se publicará.</form>'
    text = _text(f"<article>{LONG}</article><h3>Deja un comentario</h3>{form}")
    assert "No se publicará" not in text
    assert "Deja un comentario" not in text


def test_the_way_to_the_next_chapter_of_a_manual_is_left_out() -> None:
    way = '<div class="nav{}"><table><tr><td><a href="a">Anterior</a></td><td>Capítulo 3</td></tr></table></div>'
    text = _text(f"{way.format('header')}<h1>La orilla</h1>{LONG}{way.format('footer')}")
    assert text.count("Petrona") == 8
    assert "Anterior" not in text


def test_a_page_that_is_all_one_form_is_read() -> None:
    form = f'<form id="aspnetForm"><input type="text">{LONG}</form>'
    assert _text(form).count("Petrona") == 8
