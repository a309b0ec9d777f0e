"""Where a site asks its readers to follow it elsewhere, that is no line of its article."""

import pytest

from tests.extractors.reading import read

STORY = "<p>Cuando bajó el agua, doña Petrona volvió a la orilla con su red y contó uno por uno los postes que quedaban en pie.</p>"
HEAD = '<head><meta property="og:type" content="article"><meta name="viewport" content="x"></head><body><nav><a href="/">Inicio</a></nav>'


def _text(line: str, head: str = HEAD) -> str:
    text = read(
        f"{head}<h1>La orilla</h1><div>{STORY * 4}{line}{STORY * 4}</div></body>".encode(), "text/html"
    )[0].text
    assert text.count("Petrona") == 8
    return text


@pytest.mark.parametrize(
    "line",
    [
        "<p>Síguenos en <a href='g'>Google News</a> y únete a nuestro canal de <a href='w'>WhatsApp</a></p>",
        "<div class='k1'><a href='g'>Síguenos en Google News</a></div>",
        "<p>▶ Únete a nuestro <a href='w'>canal de WhatsApp de El Faro</a> para recibir las últimas noticias al instante.</p>",
        "<p>Siga-nos no <a href='i'>Instagram</a> e no <a href='f'>Facebook</a></p>",
        "<p>Follow us on <a href='i'>Instagram</a></p>",
    ],
)
def test_a_line_that_only_asks_to_be_followed_is_left_out(line: str) -> None:
    assert "WhatsApp" not in _text(line)
    assert "Google" not in _text(line)
    assert "Instagram" not in _text(line)


@pytest.mark.parametrize(
    "line",
    [
        "<p>Síguenos en <a href='r'>este viaje por el río</a></p>",
        "<p>«Síguenos en <a href='f'>Facebook</a>», decía el cartel de la fonda, que nadie leía.</p>",
        "<p>Sigue en Facebook: <a href='f'>la polémica por el agua del canal de riego en las catorce aldeas</a></p>",
        "<p>Recibe las cartas de su madre por WhatsApp y <a href='x'>las contesta</a> de noche.</p>",
        "<p>Síguenos en Facebook</p>",
    ],
)
def test_a_line_that_says_more_is_the_writers(line: str) -> None:
    assert any(word in _text(line) for word in ("Síguenos", "Sigue en", "Recibe"))


def test_outside_of_articles_it_stays() -> None:
    head = HEAD.replace("article", "website")
    assert "WhatsApp" in _text("<p>Únete a nuestro canal de <a href='w'>WhatsApp</a></p>", head)
