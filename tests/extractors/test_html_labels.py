"""That an advertisement follows, and where to read more, is said by the site between the lines of an article, not by its writer."""

import pytest

from tests.extractors.reading import read

STORY = "<p>Cuando bajó el agua, doña Petrona volvió a la orilla con su red y contó uno por uno los postes que quedaban en pie.</p>"
HEAD = '<meta name="viewport" content="x"><script src="/s.js"></script><nav><a href="/">Inicio</a></nav>'
NEWS = '<meta property="og:type" content="article">'
MORE = '<a href="/r">Los diez pueblos más bonitos del sur, según los viajeros</a>'


def _text(inside: str, says: str = NEWS) -> str:
    page = f"<head>{says}</head><body>{HEAD}<h1>La orilla</h1><div class='nota'>{STORY * 4}{inside}{STORY * 4}</div></body>"
    text = read(page.encode(), "text/html")[0].text
    assert text.count("Petrona") == 8
    return text.lower()


@pytest.mark.parametrize(
    ("label", "word"),
    [
        ('<div class="ad">PUBLICIDAD</div>', "publicidad"),
        (
            '<div class="ad-slot"><span class="ad-label">Publicidad</span><div id="x"></div></div>',
            "publicidad",
        ),
        ('<div class="banner"><p>- Publicidade -</p></div>', "publicidade"),
        ('<div id="gpt-2"><small>Continúa después de la publicidad:</small></div>', "continúa"),
    ],
)
def test_the_label_of_an_advertisement_is_left_out_on_any_page(label: str, word: str) -> None:
    assert word not in _text(label)
    assert word not in _text(label, says="")


@pytest.mark.parametrize(
    "line",
    [
        "<h2>Publicidad</h2>",
        "<p><strong>Publicidad</strong></p>",
        "<ul><li>Publicidad</li><li>Derecho</li></ul>",
        "<table><tr><td>Publicidad</td><td>40</td></tr></table>",
        "<p>Publicidad engañosa</p>",
    ],
)
def test_who_writes_on_advertising_may_say_so(line: str) -> None:
    assert "publicidad" in _text(line)


def test_a_line_that_says_only_that_is_left_out_of_the_news_alone() -> None:
    assert "publicidad" not in _text("<p>PUBLICIDAD</p>")
    assert "publicidad" in _text("<p>Publicidad</p><p>Derecho</p>", says="")


@pytest.mark.parametrize(
    "line",
    [
        f"<p><strong>LEE MÁS:</strong> {MORE}</p>",
        f"<div><b>Lee también |</b> {MORE}</div>",
        f"<p>&gt;&gt; Leia também: {MORE}</p>",
        f"<h4>{MORE.replace('Los', 'Te puede interesar: Los')}</h4>",
    ],
)
def test_a_line_that_only_leads_to_another_page_is_left_out(line: str) -> None:
    assert "diez pueblos" not in _text(line)
    assert "lee" not in _text(line)


@pytest.mark.parametrize(
    "line",
    [
        f"<p>Lee también poesía, y la dice de memoria: {MORE}</p>",
        f"<p>{MORE.replace('Los', 'Lee también los')}</p>",
        f"<p>Los cuenta un libro: {MORE}</p>",
        "<p>Lee más.</p>diez pueblos",
    ],
)
def test_a_line_that_says_more_is_the_writers(line: str) -> None:
    assert "diez pueblos" in _text(line)
    assert "lee" in _text(line) or "libro" in _text(line)


def test_outside_the_news_a_line_may_lead_on() -> None:
    assert "diez pueblos" in _text(f"<p>Te recomendamos: {MORE}</p>", says="")
