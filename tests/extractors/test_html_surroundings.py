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


SAID = '<p><b>Pedro</b> dice: qué lindo</p><p><a href="/r">Responder</a></p>'
POST = f'<article class="post type-post hentry"><h1>La orilla</h1><div class="entry-content">{LONG}{{}}</div></article>'


@pytest.mark.parametrize(
    "comments", ['<div class="comments" id="comments">{}</div>', '<ol class="commentlist">{}</ol>', '<div class="comments-area">{}</div>']
)  # fmt: skip
@pytest.mark.parametrize(
    ("opens", "post"),
    [
        ('<body class="single single-post">', "<div><h1>La orilla</h1>{}</div>"),
        ("<body class='item-view'>", "<div><h1>La orilla</h1>{}</div>"),
        ("<body>", f"<div>{POST}</div>"),
    ],
)
def test_systems_say_in_their_own_way_that_a_page_is_one_article(
    opens: str, post: str, comments: str
) -> None:
    page = f'<html><head><meta name="viewport" content="x"></head>{opens}<nav><a href="/">Inicio</a></nav>'
    page += f"<main>{post.replace('{}', LONG)}{comments.format(SAID)}</main></body></html>"
    text = read(page.encode(), "text/html")[0].text
    assert text.startswith("La orilla\n\nCuando")
    assert "Pedro" not in text
    assert "Responder" not in text


@pytest.mark.parametrize(
    "kind", ["topic type-topic hentry", "page type-page hentry", "question type-dwqa-question hentry"]
)
def test_where_readers_talk_or_sign_their_talk_is_the_text(kind: str) -> None:
    post = POST.replace("post type-post hentry", kind)
    assert "qué lindo" in _text(f'{post.format("")}<div class="comments">{SAID * 40}</div>')


def test_of_several_posts_on_a_page_none_is_the_article() -> None:
    assert "qué lindo" in _text(f'{POST.format("") * 2}<div class="comments">{SAID}</div>')


def test_a_comment_within_the_text_is_its_authors() -> None:
    inside = '<div class="comentario">Comentario: el río es la memoria.</div>'
    text = _text(POST.format(inside) + f'<div class="comentario">{SAID}</div>')
    assert "el río es la memoria" in text
    assert "qué lindo" not in text


@pytest.mark.parametrize(
    "links", ["", '<div><a href="/1">Diez recetas</a></div><div><a href="/2">La feria</a></div>']
)
def test_what_plugins_call_related_is_left_out_with_or_without_its_links(links: str) -> None:
    related = f'<div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>Relacionado</em></h3>{links}</div>'
    text = _text(POST.format(related))
    assert text.count("Petrona") == 8
    assert all(word not in text for word in ("Relacionado", "recetas", "feria"))


def test_the_ways_to_newer_and_older_posts_are_left_out() -> None:
    pager = (
        '<div class="blog-pager"><a href="/n">Entrada más reciente</a><a href="/o">Entrada antigua</a></div>'
    )
    feeds = '<div class="post-feeds">Suscribirse a: <a href="/f">Enviar comentarios (Atom)</a></div>'
    text = _text(f'<div class="main">{POST.format("")}{pager}{feeds}</div>')
    assert all(word not in text for word in ("Entrada", "Suscribirse"))
