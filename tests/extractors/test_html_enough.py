"""A short page, as of a poem or a proverb, gives what its main element says; where no such element says anything, all but what is the site's by its tag."""

import pytest

from tests.extractors.reading import read

HEAD = '<meta name="viewport" content="x"><link rel="canonical" href="https://x.example/p">'
NAV = '<nav><ul><li><a href="/a">Autores</a></li><li><a href="/t">Temas</a></li></ul></nav>'
HAIKU = "<h1>Lluvia</h1><p>Gota tras gota<br>el tejado recuerda<br>su viejo idioma.</p>"
VERSES = "Lluvia\n\nGota tras gota\nel tejado recuerda\nsu viejo idioma."
FOOT = "<footer><p>Todos los derechos reservados. Política de cookies.</p></footer>"
LONG_FOOT = FOOT.replace(
    "Todos", "Una casa para la poesía de todas las lenguas del continente, abierta cada día. Todos " * 4
)
MAINS = [
    "<main><article>{}</article></main>",
    "<article>{}</article>",
    '<div role="main">{}</div>',
    '<div class="entry-content">{}</div>',
]


def _text(body: str) -> str:
    return read(f"<head>{HEAD}</head><body>{body}</body>".encode(), "text/html")[0].text


@pytest.mark.parametrize("main", MAINS)
@pytest.mark.parametrize("foot", [FOOT, LONG_FOOT], ids=["short", "long"])
def test_a_short_poem_loses_the_site_around_it(main: str, foot: str) -> None:
    head = f'<header class="site-header"><a href="/">Poesía abierta</a>{NAV}</header>'
    assert _text(head + main.format(HAIKU) + foot) == VERSES


def test_a_poem_named_by_nothing_loses_what_tags_say_is_the_sites() -> None:
    assert _text(f'{NAV}<div class="cuerpo">{HAIKU}</div>{FOOT}') == VERSES
    named = NAV.replace("nav>", "div>").replace("<div>", '<div class="menu">')
    assert "Autores" in _text(f'{named}<div class="cuerpo">{HAIKU}</div>')


@pytest.mark.parametrize(
    "main",
    [
        "<main><h1>Lluvia</h1></main>",
        '<main><a href="/l">Sigue la lluvia en otra página</a></main>',
        "<main></main>",
    ],
)
def test_a_main_element_that_says_nothing_is_no_article(main: str) -> None:
    text = _text(f'{NAV}{main}<div class="sidebar"><p>Gota tras gota el tejado recuerda.</p></div>{FOOT}')
    assert "tejado recuerda" in text


def test_a_short_poem_beside_much_that_was_cut_for_its_name_alone_is_whole() -> None:
    note = "<p>La autora nació junto al río y escribió siempre en su lengua, que era la de su madre.</p>" * 6
    assert "junto al río" in _text(f'{NAV}<main>{HAIKU}</main><div class="sidebar">{note}</div>{FOOT}')
    assert "su viejo idioma" in _text(f'{NAV}<main>{HAIKU}</main><div class="sidebar">{note}</div>{FOOT}')


def test_what_a_short_page_says_beside_its_main_element_stays() -> None:
    assert "Traducción de Luis." in _text(f"{NAV}<main>{HAIKU}</main><p>Traducción de Luis.</p>{FOOT}")


def test_a_book_of_guests_is_what_they_wrote() -> None:
    guests = "".join(
        f'<li class="comment"><p>Saludos desde el pueblo número {n}, donde los leemos siempre.</p></li>'
        for n in range(9)
    )
    page = f'{NAV}<article class="hentry"><p>Deja tu saludo aquí.</p></article><ol class="comments">{guests}</ol>{FOOT}'
    assert "pueblo número 8" in _text(page)


def test_a_poem_that_is_shorter_than_what_readers_say_of_it_loses_them() -> None:
    verses = "<p>" + "Gota tras gota el tejado recuerda su viejo idioma.<br>" * 6 + "</p>"
    said = "<p>Qué hermoso poema, me recordó a la casa de mi abuela y a sus tardes.</p>" * 40
    text = _text(
        f'{NAV}<article class="hentry"><h1>Lluvia</h1>{verses}</article><div id="comments">{said}</div>{FOOT}'
    )
    assert text.startswith("Lluvia\n\nGota")
    assert "hermoso" not in text
