"""Posts of WordPress's editors stand as their pages show them: with their paragraphs and verses."""

from time import process_time

import pytest

from ingestion.extractors.feeds_wordpress import as_shown
from tests.extractors.reading import read

HOSTILE = ("<!-- wp:a ", "<pre", "<!--", '[a "', '[caption x="', "\n", " ", "<p>\n\n", "[ref]", "[/a][a b")


def _post(content: str) -> str:
    item = f"<item><content:encoded><![CDATA[{content}]]></content:encoded><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>"
    return read(f"<rss><channel>{item}</channel></rss>".encode(), "application/rss+xml")[0].text


def test_empty_lines_divide_paragraphs_and_line_breaks_verses() -> None:
    assert (
        _post("Luna, lunera,\ncascabelera.\n\nCinco toritos\r\ny una ternera.")
        == "Luna, lunera,\ncascabelera.\n\nCinco toritos\ny una ternera."
    )
    assert _post("Uno.\n \n\n\nDos.") == "Uno.\n\nDos."
    assert _post("Sola &amp; breve") == "Sola & breve"


def test_around_blocks_line_breaks_are_none() -> None:
    assert _post("<ul>\n\n<li>uno</li>\n\n<li>dos</li>\n</ul>\n\nfin") == "uno\ndos\n\nfin"
    assert _post("<h2>Título</h2>\nUno\n<blockquote>cita</blockquote>\nDos") == "Título\n\nUno\n\ncita\n\nDos"
    assert (
        _post("<table>\n<tr>\n<td>a</td>\n<td>b</td>\n</tr>\n\n<tr>\n<td>c</td>\n</tr>\n</table>")
        == "a\tb\nc"
    )
    assert _post("verso<br />\nverso") == "verso\nverso"
    assert _post("<div>uno</div>\n\ndos\n\n<div>tres</div>") == "uno\n\ndos\n\ntres"


def test_a_line_break_within_a_tag_or_a_remark_is_none() -> None:
    assert (
        _post("<a href='x'\n class='y'>Uno</a> <!-- nota\n\nnota -->dos\n\n<!--more-->\n\ntres")
        == "Uno dos\n\ntres"
    )


def test_what_is_verbatim_stays_so() -> None:
    assert _post("Así:\n<pre>a\n\n  b</pre>\nfin") == "Así:\n\na\n\n  b\n\nfin"


def test_blocks_are_html_already_and_what_stands_between_them_is_not() -> None:
    assert (
        _post("<!-- wp:paragraph -->\n<p>Uno\ndos.</p>\n<!-- /wp:paragraph -->\n\ntres\ncuatro")
        == "Uno dos.\n\ntres\ncuatro"
    )
    group = '<!-- wp:group {"a":{}} --><div><!-- wp:paragraph --><p>a\nb</p><!-- /wp:paragraph --> c\nd</div><!-- /wp:group -->'
    assert _post(f"{group}<!-- wp:latest-posts /-->\ne\nf") == "a b\n\nc d\n\ne\nf"


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_post_keeps_the_reader_long(piece: str) -> None:
    begun = process_time()
    as_shown("x" + piece * (300_000 // len(piece)) + "y")
    assert process_time() - begun < 5
