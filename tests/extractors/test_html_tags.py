"""Of a short page its menus, head and foot are known by their tags alone; what a page says in them stays."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from ingestion.extractors.html_sizes import measure
from ingestion.extractors.html_tags import site_by_tags
from tests.extractors.reading import read

HEAD = '<meta name="viewport" content="x"><link rel="canonical" href="https://x.example/p">'
LINKS = '<ul><li><a href="/a">Inicio</a></li><li><a href="/t">Contacto</a></li></ul>'
NAV = f"<nav>{LINKS}</nav>"
FOOT = "<footer><p>© 2024 Instituto. Todos los derechos reservados.</p></footer>"
PROVERBS = "<h1>Refranes</h1><ol><li>A caballo regalado no se le mira el diente.</li><li>Más vale tarde que nunca.</li></ol>"
TEXT = "Refranes\n\nA caballo regalado no se le mira el diente.\nMás vale tarde que nunca."


def _text(body: str) -> str:
    return read(f"<head>{HEAD}</head><body>{body}</body>".encode(), "text/html")[0].text


@pytest.mark.parametrize(
    "main", ['<div id="main">{}</div>', '<div class="content">{}</div>', '<div class="k3">{}</div>', "{}"]
)
def test_a_short_page_loses_menu_and_foot(main: str) -> None:
    assert _text(f"<header>{NAV}</header>{main.format(PROVERBS)}{FOOT}") == TEXT
    assert (
        _text(f'<div><header><a href="/">Instituto</a>{NAV}</header>{main.format(PROVERBS)}{FOOT}</div>')
        == TEXT
    )
    assert (
        _text(f'<div role="navigation">{LINKS}</div>{main.format(PROVERBS)}<footer>{LINKS}</footer>') == TEXT
    )


def test_a_title_in_the_head_of_the_page_stays() -> None:
    title, proverbs = PROVERBS.replace("</h1>", "</h1>|").split("|")
    assert _text(f"<header>{title}{NAV * 4}</header>{proverbs}{FOOT}") == TEXT


@pytest.mark.parametrize(
    "foot",
    [
        "<footer>Me los contó mi abuela Petrona en Yaviche.</footer>",
        f"<footer>{'Los refranes los decía mi abuela en la cocina. ' * 8}© Ana</footer>",
        "<footer>Los dijo mi abuela. <a href='/a'>Audio</a></footer>",
        "<blockquote>Así dicen.<footer>Copyright de mi abuela</footer></blockquote>",
        "<article><footer>© de mi abuela</footer></article>",
        "<section><header><a href='/1'>Dichos de mi abuela</a></header></section>",
    ],
)  # fmt: skip
def test_a_foot_or_head_that_says_something_stays(foot: str) -> None:
    assert "mi abuela" in _text(f'{NAV}<div class="k">{PROVERBS}</div>{foot}')


def test_a_list_of_its_own_places_or_what_is_said_in_a_menu_stays() -> None:
    contents = "<nav><h2>Índice</h2><a href='#a'>Refranes de la A</a> <a href='#b'>Refranes de la B</a></nav>"
    assert "Refranes de la A" in _text(f"{NAV}{PROVERBS}{contents}{FOOT}")
    assert "de la sierra" in _text(
        f"<nav>Dichos de la sierra, recogidos en 1998. {LINKS}</nav><div>{PROVERBS}</div>{FOOT}"
    )


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Cuentos</h1>",
        "<h1>Cuentos</h1><a href='/1'>El coyote y el tlacuache</a>",
        "<h1>Cuentos</h1><aside>Son cuentos que se dicen de noche.</aside>",
        "<h1>Cuentos</h1><button>Escuchar todos los cuentos</button>",
    ],
)
def test_a_page_that_says_nothing_else_is_whole(body: str) -> None:
    tales = "<nav><a href='/1'>El conejo</a> <a href='/2'>La luna</a></nav>"
    assert "La luna" in _text(f"{tales}{body}{FOOT}")
    assert "Instituto" in _text(f"{tales}{body}{FOOT}")


def test_a_page_of_links_to_tales_keeps_them() -> None:
    tales = "".join(f"<li><a href='/{n}'>Cuento del coyote número {n}</a></li>" for n in range(3))
    assert "número 2" in _text(
        f"{NAV}<div class='content'><h1>Cuentos</h1><p>Los contaba mi abuela.</p><ul>{tales}</ul></div>{FOOT}"
    )


def test_a_letter_of_a_dictionary_keeps_its_words() -> None:
    words = "".join(
        f"<p><a href='/{word}'>{word}</a> {meaning}</p>"
        for word, meaning in (("nisa", "agua"), ("yoo", "casa"), ("gui", "fuego"))
    )
    letters = "<nav>" + " ".join(f"<a href='/{letter}'>{letter}</a>" for letter in "ABCDE") + "</nav>"
    assert (
        _text(f"{letters}<h1>Zapoteco</h1>{words}{FOOT}") == "Zapoteco\n\nnisa agua\n\nyoo casa\n\ngui fuego"
    )


def test_what_the_foot_says_of_its_licence_is_read_though_it_is_left_out() -> None:
    foot = '<footer>© Instituto. <a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a></footer>'
    document = read(
        f"<head>{HEAD}</head><body>{NAV}<div>{PROVERBS}</div>{foot}</body>".encode(), "text/html"
    )[0]
    assert document.text == TEXT
    assert any("CC BY 4.0" in said for _, said in document.marks)


def test_a_foot_of_some_length_says_something_whatever_else_it_says() -> None:
    for times, is_cut in ((2, True), (20, False)):
        foot = f"<footer>{'Todos los derechos reservados. ' * times}© Ana</footer>"
        tree = LexborHTMLParser(f"<body>{PROVERBS}{foot}</body>")
        assert tree.root is not None
        assert bool(site_by_tags(tree, measure(tree.root) or {})) is is_cut


POEM = "<div><p>El río baja<br>cantando solo.</p><p>Nadie lo escucha.</p></div>"


@pytest.mark.parametrize(
    "head",
    [
        '<h2><a href="/poemas/rio">Canto del agua</a></h2>',
        '<h1><a href="/">Canto del agua</a></h1>',
        '<h2><a href="/">Canto del agua</a></h2>',
        f'<h3><a href="?p=12">Canto del agua</a></h3>{NAV}',
    ],
)
def test_a_title_that_leads_to_the_page_itself_stays(head: str) -> None:
    assert _text(f"{NAV}<header>{head}</header>{POEM}{FOOT}").startswith("Canto del agua\n")
    if "/poemas" in head:
        site = '<header><h2><a href="https://x.example/">Mi blog</a></h2></header>'
        other = "<aside><h4>Archivo</h4></aside>"
        text = _text(f"{site}<div role='banner'>{head}</div>{POEM}{other}{FOOT}")
        assert "Canto del agua" in text
        assert "Mi blog" not in text


@pytest.mark.parametrize(
    "head",
    [
        '<h2><a href="https://x.example">Mi blog</a></h2>',
        '<h2><a href="index.html">Mi blog</a></h2>',
        '<h2><a href="/blog">Mi blog</a></h2>',
        '<nav><h2><a href="/blog">Mi blog</a></h2></nav>',
        '<a href="/blog">Mi blog</a>',
    ],
)
def test_the_name_of_a_site_over_a_page_with_a_title_goes(head: str) -> None:
    assert _text(f"<header>{head}</header>{PROVERBS}{FOOT}") == TEXT


def test_a_name_that_leads_home_over_titles_of_less_rank_goes() -> None:
    site = '<header><h2><a href="/">Mi blog</a></h2></header>'
    assert "Mi blog" not in _text(f"{site}<h3>Canto</h3>{POEM}{FOOT}")


@pytest.mark.parametrize(
    "told",
    [
        "© 2021 María Quispe. Recogido en Ayacucho de boca de don Félix.",
        "<p>Recogido en Ayacucho por Ana</p><p>© 2021 María Quispe</p>",
        "Cuento contado en Ayacucho y traducido por Luis. Bajo <a href='https://creativecommons.org/licenses/by/4.0/'>CC BY</a>. © Ana",
        "Traducción de Ayacucho: Ana Condori. © 2021",
    ],
)
def test_a_foot_that_says_who_told_it_stays(told: str) -> None:
    assert "Ayacucho" in _text(f"{NAV}{PROVERBS}<footer>{told}</footer>")


@pytest.mark.parametrize(
    "said",
    [
        "© 2021 Instituto Nacional de las Lenguas del Perú. Jr. Ayacucho 123, Lima. Todos los derechos reservados.",
        "© Ayacucho | escríbenos a hola@x.example | tel. (01) 445-2233",
        "<p>© Radio Ayacucho</p><p>Llama ahora al 987 654 321</p>",
        "Copyright Ayacucho · este sitio está bajo una licencia <a href='https://creativecommons.org/licenses/by/4.0/'>CC BY</a>",
        "Ayacucho. Powered by <a href='https://wordpress.org'>WordPress</a>",
    ],
)
def test_a_foot_of_small_print_names_and_addresses_goes(said: str) -> None:
    assert _text(f"{NAV}{PROVERBS}<footer>{said}</footer>") == TEXT
