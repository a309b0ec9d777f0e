"""Real web pages give their main text, with nothing of it lost; saved documents give all of theirs."""

import pytest

from licensing.evidence import find
from licensing.vocabulary import Role
from tests.extractors.reading import read
from tests.extractors.web_pages import BLOG, NEWSPAPER, PAGES, POEM, WIKI, WORD, Page

HTML = "text/html"
FIRM = (
    "<p>El río bajaba crecido y las mujeres de la aldea guardaban la ropa tendida antes de que llegara la noche. "
    * 4
)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_the_article_is_kept_and_the_site_left_out(page: Page) -> None:
    (document,) = read(page.html.encode(), HTML)
    assert [piece for piece in page.kept if piece not in document.text] == []
    assert [piece for piece in page.left_out if piece in document.text] == []
    assert ("main_text/4" in document.cleaning) is page.cut


def test_how_much_was_left_out_is_told() -> None:
    (document,) = read(NEWSPAPER.html.encode(), HTML)
    assert document.cleaning == ("main_text/4", "left_out:0.40")


def test_the_licence_in_the_footer_reaches_the_licence_check() -> None:
    (document,) = read(NEWSPAPER.html.encode(), HTML)
    assert "Creative Commons" not in document.text
    (hit,) = [one for one in find(document.text, marks=document.marks) if one.field == "html:footer"]
    assert (hit.id, hit.concludes, hit.quote) == ("cc-by-4.0", True, "Creative Commons Atribución 4.0")


def test_a_reserve_of_rights_and_a_link_in_the_footer_are_told_too() -> None:
    blog, wiki, poem = (read(page.html.encode(), HTML)[0] for page in (BLOG, WIKI, POEM))
    assert ("html:footer", "© 2019 Núria Serra. Tots els drets reservats.") in blog.marks
    assert ("rel=license", "https://creativecommons.org/licenses/by-sa/4.0/") in wiki.marks
    assert ("html:footer", "Autora desconocida. Obra en dominio público.") in poem.marks


def test_what_readers_say_of_licences_is_no_mark_of_the_page() -> None:
    page = NEWSPAPER.html.replace("¡Por fin", "Esto es licencia CC BY-NC 4.0. ¡Por fin")
    assert not [value for _, value in read(page.encode(), HTML)[0].marks if "BY-NC" in value]


def test_the_licence_of_the_software_of_a_site_is_none_of_its_text() -> None:
    page = BLOG.html.replace("Tots els drets reservats.", "Leaflet (licencia BSD), mapas de OpenStreetMap")
    (document,) = read(page.encode(), HTML)
    hits = find(document.text, marks=document.marks)
    assert hits
    assert not [one for one in hits if one.role is Role.GRANT and one.concludes]


def test_author_and_date_are_marks() -> None:
    news, blog = (read(page.html.encode(), HTML)[0].marks for page in (NEWSPAPER, BLOG))
    assert {("dc:creator", "Inés Quiroga"), ("dc:date", "2021-06-14T08:00:00-04:00")} <= set(news)
    assert {("dc:creator", "Núria Serra"), ("dc:date", "2019-11-02")} <= set(blog)


def test_ways_and_a_foot_together_are_a_site_one_of_them_may_be_a_documents() -> None:
    ways = "<nav><ul><li><a href='/'>Portada</a></li><li><a href='#dos'>Capítulo dos</a></li></ul></nav>"
    foot = "<footer><p>Radio Comunitaria, 2026.</p></footer>"
    for around, is_site in ((ways + foot, True), (ways, False), (foot, False)):
        page = f"<html><body>{around}<article><h1>El río</h1>{FIRM}</p></article></body></html>"
        (document,) = read(page.encode(), HTML)
        assert ("main_text/4" in document.cleaning) is is_site
        assert ("Portada" in document.text or "Radio" in document.text) is not is_site


def test_a_saved_document_with_parts_called_like_those_of_a_site_is_whole() -> None:
    (document,) = read(WORD.html.encode(), HTML)
    assert document.cleaning == ()
    saved = (
        f'<html><body><h1>Cuento</h1>{FIRM}<div class="footer">Fin, y colorín colorado.</div></body></html>'
    )
    assert "colorín colorado" in read(saved.encode(), HTML)[0].text


@pytest.mark.parametrize("named", ["sidebar", "menu", "social", "cookie related", "footer"])
def test_an_article_in_an_element_called_like_a_surrounding_is_kept(named: str) -> None:
    page = f'<meta name="viewport" content="x"><nav><a href="/">Inicio</a></nav><div class="{named}">{FIRM}</div>'
    page += f"<div>{'Palabras que el sitio pone en otro lugar. ' * 7}</div>"
    assert "guardaban la ropa" in read(page.encode(), HTML)[0].text


def test_the_title_in_the_header_of_the_page_is_kept() -> None:
    page = f'<meta name="viewport" content="x"><header><nav>Inicio</nav><h1>La crecida</h1><p>Memoria de 1931</p></header>{FIRM}'
    text = read(page.encode(), HTML)[0].text
    assert text.startswith("La crecida\n\nMemoria de 1931\n\nEl río")


@pytest.mark.parametrize(
    "main", ["<main>{}</main>", '<div itemprop="articleBody">{}</div>', "<article>{}</article>"]
)
def test_the_title_above_the_main_element_is_kept_once(main: str) -> None:
    page = f'<meta name="viewport" content="x"><nav>Inicio</nav><div><h1>La crecida</h1></div>{main.format(FIRM)}<p>Otra cosa</p>'
    text = read(page.encode(), HTML)[0].text
    assert text.startswith("La crecida\n\nEl río")
    assert text.count("La crecida") == 1
    assert "Otra cosa" not in text


def test_the_header_of_an_entry_is_not_that_of_the_site() -> None:
    page = (
        '<meta name="viewport" content="x"><header>El sitio</header><header class="entry-header"><h2>La crecida</h2></header>'
        + FIRM
    )
    text = read(page.encode(), HTML)[0].text
    assert text.startswith("La crecida\n\nEl río")


def test_a_block_of_an_article_called_like_one_of_the_site_is_kept_where_it_is_no_list_of_links() -> None:
    block = '<div class="ingredients sidebar"><ul><li>200 g de harina</li><li>dos huevos</li></ul></div>'
    small = '<div class="newsletter-box"><p>Apúntate y te escribimos</p></div>'
    page = f'<meta name="viewport" content="x"><nav>Inicio</nav><main>{FIRM}</p>{block}{small}</main>'
    text = read(page.encode(), HTML)[0].text
    assert "200 g de harina" in text
    assert "Apúntate" not in text


def test_a_list_of_links_below_a_paragraph_is_part_of_what_it_says() -> None:
    notes = "".join(f'<li><a href="#{n}">Nota {n} de la edición</a></li>' for n in range(6))
    page = f'<meta name="viewport" content="x"><nav>Inicio</nav><ul>{notes.replace("Nota", "Menú")}</ul><div>{FIRM}</p>\n<ul>{notes}</ul></div>'
    text = read(page.encode(), HTML)[0].text
    assert "Nota 5 de la edición" in text
    assert "Menú 5" not in text


def test_an_index_of_links_keeps_its_links() -> None:
    links = "".join(f'<li><a href="/{n}">Ley número {n} del año 1920</a></li>' for n in range(40))
    page = f'<meta name="viewport" content="x"><nav><a href="/">Inicio</a></nav><ul>{links}</ul>'
    assert "Ley número 39" in read(page.encode(), HTML)[0].text


def test_the_parts_of_an_article_are_not_those_of_the_site() -> None:
    inside = f"<header><h1>Título</h1><p>Por Ana</p></header>{FIRM}<aside>Nota al margen de la autora</aside><footer>Traducción de Luis</footer>"
    page = f'<meta name="viewport" content="x"><header><a href="/">Sitio</a></header><article>{inside}</article><footer>Pie del sitio</footer>'
    text = read(page.encode(), HTML)[0].text
    assert all(piece in text for piece in ("Por Ana", "Nota al margen", "Traducción de Luis"))
    assert "Pie del sitio" not in text


def test_a_page_made_to_hurt_is_read_in_time() -> None:
    hostile = (
        '<meta name="viewport" content="x"><nav></nav>'
        + '<div class="menu"><a href=x>' * 2_000
        + "hola " * 100
    )
    wide = (
        '<meta name="viewport" content="x"><nav></nav>'
        + "<main><h1>x</h1><article>hola </article></main>" * 50_000
    )
    assert "hola" in read(hostile.encode(), HTML)[0].text
    assert "hola" in read(wide.encode(), HTML)[0].text


def test_a_page_of_more_elements_than_any_site_has_is_whole() -> None:
    """Weighing each of its elements would take more memory than a reader has."""
    page = '<meta name="viewport" content="x"><nav>Inicio</nav><main>' + "<b>a</b>" * 200_000 + "</main>"
    (document,) = read(page.encode(), HTML)
    assert document.text.startswith("Inicio")
    assert document.cleaning == ()
