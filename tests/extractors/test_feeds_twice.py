"""What an article of a feed says twice is told once, and nothing that it says once is lost."""

from tests.extractors.reading import read

BODY = "<p>La asamblea aprobó ayer el reglamento del agua.</p><p>Según explicó la presidenta, hubo tres meses de visitas.</p>"
WHOLE = "La asamblea aprobó ayer el reglamento del agua.\n\nSegún explicó la presidenta, hubo tres meses de visitas."


def _article(fields: str, body: str = BODY) -> str:
    item = f"<item>{fields}<content:encoded><![CDATA[{body}]]></content:encoded></item>"
    return read(f"<rss><channel>{item}</channel></rss>".encode(), "application/rss+xml")[0].text


def _described(summary: str) -> str:
    return _article(f"<title>Agua</title><description><![CDATA[{summary}]]></description>")


def test_a_beginning_cut_off_is_told_with_its_article() -> None:
    told = f"Agua\n\n{WHOLE}"
    assert (
        _described("<p>La asamblea aprobó ayer el reglamento del agua. Según explicó [&#8230;]</p>") == told
    )
    assert _described("La asamblea aprobó ayer el reglam...") == told
    assert _described("La asamblea aprobó ayer… <a href='x'>Leer más <span>Agua</span> →</a>") == told
    assert _described("<p>La asamblea aprobó ayer…</p><p><a href='x'>Continue reading</a></p>") == told


def test_a_summary_that_somebody_wrote_stays() -> None:
    assert _described("Ya hay reglas para el agua.") == f"Agua\nYa hay reglas para el agua.\n\n{WHOLE}"
    assert _described("La asamblea aprobó ayer… y los ganaderos protestan.").startswith(
        "Agua\nLa asamblea aprobó ayer… y los ganaderos"
    )
    assert _described("Ayer, el agua").startswith("Agua\nAyer, el agua\n")
    assert _described("tres meses").startswith("Agua\ntres meses\n")


def test_a_word_that_stands_within_another_is_not_told_by_it() -> None:
    assert _article(
        "<title>T</title><description>La asamblea aprobó ayer el reglamento del ag</description>"
    ).startswith("T\nLa asamblea")


def test_the_same_under_several_names_is_told_once() -> None:
    plain = "La asamblea aprobó ayer el reglamento del agua. Según explicó la presidenta, hubo tres meses de visitas."
    names = f"<itunes:title>Agua</itunes:title><description>{plain}</description><itunes:summary>{plain}</itunes:summary>"
    assert _article(f"<title>Agua</title>{names}") == f"Agua\n\n{WHOLE}"
    video = "<media:group><media:title>Harawi</media:title><media:description>Canto de Ayacucho, grabado en casa.</media:description></media:group>"
    feed = f"<feed><entry><title>Harawi</title>{video}</entry></feed>"
    assert (
        read(feed.encode(), "application/atom+xml")[0].text == "Harawi\nCanto de Ayacucho, grabado en casa."
    )


def test_a_title_is_told_unless_its_text_begins_with_it_cut_off() -> None:
    tweet = "Hoy sembramos maíz en la milpa de mi papá con todos mis primos"
    assert _article("<title>Hoy sembramos maíz en la mil…</title>", tweet) == tweet
    assert _article(f"<title>{tweet}</title>", tweet) == tweet
    assert (
        _article("<title>Hoy sembramos maíz en la milpa</title>", tweet)
        == f"Hoy sembramos maíz en la milpa\n{tweet}"
    )
    assert _article("<title>Luna…</title>", "Luna, lunera") == "Luna…\nLuna, lunera"


def test_a_refrain_within_an_article_stays() -> None:
    song = "<div><p>Ay, palomita que vuelas al río</p><p>dile a mi madre</p><p>Ay, palomita que vuelas al río</p></div>"
    feed = f"<feed><entry><title>Canto</title><content type='xhtml'>{song}</content></entry></feed>"
    assert read(feed.encode(), "application/atom+xml")[0].text.count("Ay, palomita") == 2


def test_where_it_came_out_first_is_no_text() -> None:
    footer = "<p>La entrada <a href='x'>Agua</a> se publicó primero en <a href='y'>Crónicas</a>.</p>"
    assert _article("<title>Agua</title>", BODY + footer) == f"Agua\n\n{WHOLE}"
    said = "<p>La entrada <a href='x'>norte</a> se publicó primero en <a href='y'>mapas</a>.</p><p>Después se cerró.</p>"
    assert "se publicó primero" in _article("<title>Agua</title>", BODY + said)
