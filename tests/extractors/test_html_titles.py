"""The title of a text that stands beside the element which holds it is kept, once; the headings of other things are not."""

import pytest

from tests.extractors.reading import read

STORY = "<p>Cuando bajó el agua, doña Petrona volvió a la orilla con su red y contó uno por uno los postes que quedaban en pie.</p>"
BODY = f'<div itemprop="articleBody">{STORY * 6}</div>'
INFO = "<dl><dt>Detalles</dt><dd>Visto: 512</dd></dl>"


def _text(body: str) -> str:
    page = f'<meta name="viewport" content="x"><script src="/s.js"></script><nav><a href="/">Inicio</a></nav>{body}'
    return read(page.encode(), "text/html")[0].text


@pytest.mark.parametrize(
    "title",
    [
        '<div class="page-header"><h2 itemprop="headline">La orilla</h2></div>',
        '<div class="page-header"><h2>La orilla</h2></div>',
        "<h3>La orilla</h3>",
    ],
)
@pytest.mark.parametrize("between", ["", INFO])
def test_a_title_of_a_lower_rank_beside_the_text_is_kept(title: str, between: str) -> None:
    text = _text(f'<div class="item-page">{title}{between}{BODY}</div><p>Otra cosa</p>')
    assert text.startswith("La orilla\n\nCuando bajó")
    assert text.count("La orilla") == 1
    assert "Otra cosa" not in text


def test_the_title_that_a_page_names_is_kept_wherever_it_stands() -> None:
    text = _text(
        f'<div><div><h2 itemprop="headline">La orilla</h2><p>Por Ana</p></div></div><div>{BODY}</div>'
    )
    assert text.startswith("La orilla\n\nCuando")


def test_a_title_of_the_first_rank_comes_before_it() -> None:
    text = _text(f"<h1>Cuentos del río</h1><div><h2>La orilla</h2>{BODY}</div>")
    assert text.startswith("Cuentos del río\n\nLa orilla\n\nCuando")


@pytest.mark.parametrize(
    "before",
    [
        "<div><h3>Avisos</h3>La biblioteca abre a las diez.</div>",  # the heading of a box
        "<h3>Avisos</h3><p>La biblioteca abre a las diez.</p>",
        "<aside><h2>Avisos</h2></aside>",
        '<div class="related"><a href="/a">Otra</a><h2 itemprop="headline">Avisos</h2></div>',
    ],
)
def test_the_headings_of_other_things_are_not_taken_for_it(before: str) -> None:
    assert _text(f"<div>{before}{BODY}</div>").startswith("Cuando bajó")


def test_a_text_with_a_title_of_its_own_takes_no_other() -> None:
    titled = BODY.replace("<p>", "<h2>La orilla</h2><p>", 1)
    assert _text(f"<div><h2>Noticias</h2>{titled}</div>").startswith("La orilla\n\nCuando")
