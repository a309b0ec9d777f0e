"""Feeds and exported blogs give a document for each article: what people wrote, and nothing of the machine's."""

from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

RSS, ATOM = "application/rss+xml", "application/atom+xml"
FEED = (
    '<rss version="2.0" xmlns:content="x"><channel><title>Radio</title><link>https://ejemplo.org</link><item><title>Uno</title>'
    "<description>&lt;p&gt;Primer &lt;b&gt;párrafo&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;Segundo.&lt;/p&gt;</description>"
    "<content:encoded><![CDATA[<p>Texto &amp; <a href='x'>más</a></p>]]></content:encoded>"
    "<pubDate>Mon, 01 Jan 2020</pubDate></item><item><title>Dos</title><author>ana@ejemplo.org</author></item></channel></rss>"
)
BLOG = (
    '<rss version="2.0" xmlns:wp="w"><channel><title>Blog del barrio</title><language>es</language><wp:wxr_version>1.2</wp:wxr_version>'
    "<wp:author><wp:author_id>1</wp:author_id><wp:author_email>ana@ejemplo.org</wp:author_email></wp:author><item><title>La feria</title>"
    "<dc:creator>ana</dc:creator><content:encoded><![CDATA[<!-- wp:paragraph --><p>Hubo feria.</p><!-- /wp:paragraph -->]]></content:encoded>"
    "<wp:post_id>5</wp:post_id><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><category domain='c'>General</category>"
    "<wp:postmeta><wp:meta_key>k</wp:meta_key><wp:meta_value>v</wp:meta_value></wp:postmeta><wp:comment><wp:comment_id>9</wp:comment_id>"
    "<wp:comment_author>Luis</wp:comment_author><wp:comment_author_IP>10.0.0.1</wp:comment_author_IP>"
    "<wp:comment_content><![CDATA[¡Qué <b>linda</b> feria!]]></wp:comment_content></wp:comment></item></channel></rss>"
)


def _texts(xml: str, media_type: str = RSS) -> list[str]:
    return [document.text for document in read(xml.encode(), media_type)]


def test_every_article_is_a_document_that_shows_what_its_html_shows() -> None:
    assert _texts(FEED) == ["Uno\n\nPrimer párrafo.\n\nSegundo.\n\nTexto & más", "Dos"]
    atom = (
        "<feed><entry><id>7</id><title>E</title><content><div><p>Uno <em>dos</em></p><p>tres</p></div></content></entry>"
        "<entry><updated>2020</updated><title>F</title></entry></feed>"
    )
    assert _texts(atom, ATOM) == ["E\n\nUno dos\n\ntres", "F"]


def test_of_an_exported_blog_only_what_people_wrote() -> None:
    assert _texts(BLOG) == ["La feria\nHubo feria."]


def test_title_and_writer_are_marks_of_their_article() -> None:
    marks = dict(read(BLOG.encode(), RSS)[0].marks)
    assert marks["dc:creator"] == "ana"
    assert marks["dc:language"] == "es"


def test_a_feed_cut_off_keeps_what_came() -> None:
    assert _texts(FEED[: FEED.index("Segundo.")])[0] == "Uno\nPrimer párrafo."


def test_nothing_in_it_is_empty() -> None:
    assert refusal(b"<rss><channel><link>x</link></channel></rss>", RSS) == (Outcome.EMPTY, "no_text")


def test_what_a_feed_says_of_itself_is_told_unless_it_is_its_name_alone() -> None:
    about = "Contamos lo que cuentan las abuelas del valle. " * 6
    assert _texts(
        FEED.replace("<title>Radio</title>", f"<title>Radio</title><description>{about}</description>")
    )[-1].startswith("Radio\n")
    assert (
        _texts(FEED.replace("</channel>", "<copyright>CC BY 4.0, Radio</copyright></channel>"))[-1]
        == "Radio\nCC BY 4.0, Radio"
    )
    assert _texts(
        "<rss><channel><title>Radio</title><description>La del valle</description></channel></rss>"
    ) == ["Radio\nLa del valle"]


def test_addresses_of_comments_and_what_players_need_are_no_text() -> None:
    machine = "<comments>https://x/#c</comments><wfw:commentRss>https://x/f</wfw:commentRss><itunes:duration>10:02</itunes:duration>"
    assert _texts(FEED.replace("<title>Dos</title>", f"<title>Dos</title>{machine}"))[1] == "Dos"


def test_letters_written_as_entities_are_letters_with_or_without_tags() -> None:
    feed = "<rss><channel><item><description>Canci&amp;oacute;n de R&amp;#237;o &amp;amp; mar</description></item></channel></rss>"
    assert _texts(feed) == ["Canción de Río & mar"]
    atom = "<feed><entry><title>E</title><content type='text'>Se escribe &amp;amp;</content></entry></feed>"
    assert _texts(atom, ATOM) == ["E\nSe escribe &amp;"]


def test_an_article_of_very_many_elements_is_told_whole() -> None:
    body = "<p>a</p><p/>" * 60_000
    assert (
        _texts(f"<feed><entry><title>E</title><content><div>{body}</div></content></entry></feed>", ATOM)[
            0
        ].count("a")
        == 60_000
    )
