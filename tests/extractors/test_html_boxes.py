"""Boxes that lead to other pages of a site go by what is written over them; what a writer lists stays, whatever heads it."""

from time import process_time

import pytest

from tests.extractors.reading import read

STORY = "<p>Cuando bajó el agua, doña Petrona volvió a la orilla con su red y contó uno por uno los postes que quedaban en pie.</p>"
LONG = STORY * 8
SITE = '<meta name="viewport" content="x"><link rel="canonical" href="https://www.diario.example/nota"><script src="/s.js"></script>'
ARTICLE = '<meta property="og:type" content="article">'
TITLES = (
    "Horóscopo de hoy para todos los signos",
    "Precio del dólar este viernes",
    "Gana la selección en penales",
)
LINKS = [f'<a href="/{n}">{title}</a>' for n, title in enumerate(TITLES)]
IN_DIVS = "".join(f'<div class="css-k">{link}</div>' for link in LINKS)
LISTED = f"<ul>{''.join(f'<li>{link}</li>' for link in LINKS)}</ul>"
TEASER = '<article><h3>Minga en la acequia</h3><p>Los vecinos limpiaron la acequia.</p><a href="/m">Leer más »</a></article>'


def _text(body: str, says: str = ARTICLE) -> str:
    text = read(f"<head>{SITE}{says}</head><body><div id='root'>{body}</div></body>".encode(), "text/html")[
        0
    ].text
    assert text.count("Petrona") == body.count("Petrona")
    return text


def _is_told(body: str, says: str = ARTICLE) -> bool:
    return any(title in _text(body, says) for title in (*TITLES, "Minga"))


@pytest.mark.parametrize(
    "heading", ["Te puede interesar", "Lo más leído", "Notas relacionadas", "Más en País", "Leia também"]
)
@pytest.mark.parametrize("links", [IN_DIVS, LISTED, "".join(LINKS)], ids=["divs", "list", "bare"])
def test_a_box_of_links_is_left_out_whatever_its_class(heading: str, links: str) -> None:
    page = f'<div class="css-b2"><h1>La orilla</h1>{LONG}</div><div class="css-c3"><h3 class="css-h3">{heading}</h3>{links}</div>'
    assert _text(page) == _text(f"<h1>La orilla</h1>{LONG}")
    assert heading not in _text(
        f"<article><h1>La orilla</h1>{LONG}<div class='sc-9'><header><h2>{heading}</h2></header>{links}</div></article>"
    )


def test_a_label_that_is_no_heading_heads_a_box_as_well() -> None:
    assert not _is_told(f"<h1>La orilla</h1>{LONG}<div><span>Lo más leído</span>{LISTED}</div>")
    assert not _is_told(
        f"<h1>La orilla</h1>{LONG}<div><p><strong>Te puede interesar:</strong></p>{LISTED}</div>"
    )


def test_boxes_below_one_another_go_together() -> None:
    column = f"<h3>Lo más leído</h3>{LISTED}<h3>Últimas noticias</h3>{LISTED}"
    assert _text(f"<h1>La orilla</h1>{LONG}<div class='x1'>{column}</div>") == _text(
        f"<h1>La orilla</h1>{LONG}"
    )


def test_beginnings_of_other_pages_go_with_their_heading() -> None:
    page = f"<h1>La orilla</h1>{LONG}<section><h2>Entradas relacionadas</h2><div>{TEASER}</div></section>"
    assert not _is_told(page)
    assert "Entradas relacionadas" not in _text(page)


def test_the_article_goes_on_after_a_box_within_it() -> None:
    text = _text(
        f"<h1>La orilla</h1>{LONG}<h3>Te puede interesar</h3>{LISTED}<p>Después se fue al puerto.</p>{STORY}"
    )
    assert text.endswith("en pie.")
    assert "Después se fue al puerto." in text
    assert "Horóscopo" not in text


def test_a_section_of_an_article_that_is_headed_so_stays() -> None:
    prose = "<h2>Lo más leído</h2><p>Las novelas de <a href='/v'>vaqueros</a> se acabaron en una tarde.</p>"
    assert "vaqueros se acabaron" in _text(f"<h1>Feria</h1>{LONG}{prose}")
    told = "<div><h2>Te puede interesar</h2><p>El museo abre de 9 a 5 y la entrada es gratis; hay más en <a href='/x'>su página</a>.</p></div>"
    assert "El museo abre" in _text(f"<h1>Feria</h1>{LONG}{told}")
    listed = "<h2>Lo más leído</h2><ul><li><a href='/1'>Pedro Páramo</a>, de Rulfo, que cuenta de un pueblo muerto</li></ul>"
    assert "Pedro Páramo, de Rulfo" in _text(f"<h1>Feria</h1>{LONG}{listed * 3}")


def test_titles_listed_within_the_text_of_an_article_stay() -> None:
    """What was read most, as a writer lists it among paragraphs, is in no box of its own."""
    assert _is_told(f"<div><h1>Feria</h1>{LONG}<h2>Lo más leído</h2>{LISTED}</div>")
    assert _is_told(f"<div><h1>Feria</h1>{LONG}<h2>Lo más leído</h2>{LISTED}{STORY}</div>")


@pytest.mark.parametrize(
    "heading", ["Poemas", "Palabras relacionadas", "Véase también", "Lecturas recomendadas", "Índice"]
)
def test_lists_with_headings_of_writers_stay(heading: str) -> None:
    assert _is_told(
        f"<article><h1>Feria</h1>{LONG}<section><h2>{heading}</h2>{LISTED}</section>{STORY}</article>"
    )


def test_a_page_that_is_no_article_keeps_its_lists() -> None:
    index = f"<main><h1>Cuentos del valle</h1>{LONG}<section><h2>Lo más leído</h2>{LISTED}</section></main>"
    assert _is_told(index, says="")
    assert _is_told(index, says='<meta property="og:type" content="website">')


def test_a_page_that_begins_with_it_is_about_it() -> None:
    assert _is_told(f"<article><h1>Lo más leído</h1><div><h2>Lo más leído</h2>{LISTED}</div>{LONG}</article>")


def test_links_to_places_of_the_page_itself_are_its_contents() -> None:
    contents = LISTED.replace('href="/', 'href="#s')
    assert _is_told(
        f"<article><h1>Feria</h1>{LONG}<div><h3>Te puede interesar</h3>{contents}</div>{STORY}</article>"
    )


def test_what_a_writer_recommends_elsewhere_stays_and_pages_of_the_same_site_do_not() -> None:
    box = f"<div><h3>Te recomendamos</h3>{LISTED}</div>"
    page = f"<article><h1>Feria</h1>{LONG}{box}{STORY}</article>"
    assert _is_told(page.replace('href="/', 'href="https://libros.example.org/'))
    assert not _is_told(page.replace('href="/', 'href="https://deportes.diario.example/'))
    assert _is_told(
        page.replace('href="/', 'href="https://otro.com.ar/'),
        says=ARTICLE.replace("<meta", '<link rel="canonical" href="https://diario.com.ar/n"><meta'),
    )


def test_books_that_a_page_recommends_and_tells_of_stay() -> None:
    novel = "Una novela de la selva y del desierto, contada a la vez. " * 8
    linked = f"<div><h3><a href='/c'>La casa verde</a></h3><p>{novel}</p></div>"
    assert "La casa verde" in _text(
        f"<h1>Feria</h1>{LONG}<section><h2>Te recomendamos</h2>{linked * 2}</section>"
    )
    review = f"<div><h3>La casa verde</h3><p>{novel}</p><a href='/c'>comprar</a></div>"
    assert "La casa verde" in _text(
        f"<h1>Feria</h1>{LONG}<section><h2>Te recomendamos</h2>{review * 3}</section>"
    )


def test_a_page_without_a_box_and_without_a_site_is_still_told_whole() -> None:
    assert (
        read(f"<head>{ARTICLE}</head><body><h1>La orilla</h1>{LONG}</body>".encode(), "text/html")[0].cleaning
        == ()
    )


def test_links_that_are_headings_themselves_are_no_end_of_the_box() -> None:
    flat = "".join(f"<h3>{link}</h3>" for link in LINKS)
    assert not _is_told(f"<h1>La orilla</h1>{LONG}<h3>Te puede interesar</h3>{flat}")


def test_one_link_below_a_title_that_writers_give_too_stays() -> None:
    assert _is_told(f"<h1>La orilla</h1>{LONG}<div><h2>Lo más leído</h2>{LINKS[0]}</div>{STORY}")


@pytest.mark.parametrize(
    "piece",
    [
        "<h3><a href='/1'>Lee más</a></h3>",
        "<div><span>Lee más</span></div>",
        "<h3>Lee más</h3><div><a href='/1'>x</a>",
    ],
)
def test_a_page_made_to_hurt_is_read_in_time(piece: str) -> None:
    begun = process_time()
    read(
        f"<head>{SITE}{ARTICLE}</head><body>{LONG}{piece * (300 if piece.endswith('</a>') else 15_000)}</body>".encode(),
        "text/html",
    )
    assert process_time() - begun < 10
