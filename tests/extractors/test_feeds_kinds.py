"""Of a blog's export only what somebody wrote to be read is told: neither parts of the site nor what readers wrote."""

import pytest

from tests.extractors.reading import read

RSS, ATOM = "application/rss+xml", "application/atom+xml"
KIND = "http://schemas.google.com/blogger/2008/kind#"


def _wordpress(kind: str, status: str = "publish", content: str = "Había una vez un coyote.") -> list[str]:
    item = (
        f"<item><title>T</title><content:encoded><![CDATA[{content}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>"
        f"<wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type><wp:comment><wp:comment_content>Lindo</wp:comment_content></wp:comment></item>"
    )
    other = "<item><title>Otra</title></item>"
    feed = (
        f"<rss><channel><title>Blog</title><wp:wxr_version>1.2</wp:wxr_version>{other}{item}</channel></rss>"
    )
    return [document.text for document in read(feed.encode(), RSS)][1:]


def _blogger(marks: str) -> list[str]:
    entry = f"<entry>{marks}<title>T</title><content type='html'>Luna, lunera</content></entry>"
    feed = f"<feed><title>Blog</title><entry><title>Otra</title></entry>{entry}</feed>"
    return [document.text for document in read(feed.encode(), ATOM)][1:]


@pytest.mark.parametrize(
    "kind", ["post", "page", "leyenda", "tribe_events", "feeds_story", "wp_block", "review", "popular"]
)
def test_posts_pages_and_kinds_that_a_site_made_are_told(kind: str) -> None:
    assert _wordpress(kind) == ["T\nHabía una vez un coyote."]


@pytest.mark.parametrize(
    "kind",
    [
        "nav_menu_item",
        "revision",
        "custom_css",
        "wpcf7_contact_form",
        "elementor_library",
        "acf-field",
        "wp_global_styles",
        "shop_order",
    ],
)
def test_parts_of_the_site_are_not(kind: str) -> None:
    assert _wordpress(kind) == []


def test_a_draft_is_somebodys_text_and_what_was_thrown_away_is_not() -> None:
    assert _wordpress("post", "draft") == ["T\nHabía una vez un coyote."]
    assert _wordpress("post", "trash") == []


def test_a_picture_is_told_where_somebody_wrote_about_it() -> None:
    story = "En esta foto mi abuela teje el rebozo que llevó a su boda en 1931."
    assert _wordpress("attachment", "inherit", story) == [f"T\n{story}"]
    assert _wordpress("attachment", "inherit", "OLYMPUS DIGITAL CAMERA") == []


@pytest.mark.parametrize("kind", ["template", "settings", "comment"])
def test_bloggers_template_settings_and_comments_are_not_told(kind: str) -> None:
    assert _blogger(f"<category scheme='http://schemas.google.com/g/2005#kind' term='{KIND}{kind}'/>") == []


def test_posts_of_blogger_are_told_whatever_their_labels() -> None:
    assert _blogger(
        f"<category term='{KIND}post'/><category scheme='http://www.blogger.com/atom/ns#' term='comment'/>"
    ) == ["T\nLuna, lunera"]


def test_exports_of_todays_blogger_say_it_in_an_element() -> None:
    author = "<author><name>Ana</name><blogger:type>BLOGGER</blogger:type></author>"
    assert _blogger(
        f"<blogger:type>POST</blogger:type>{author}<blogger:filename>/2012/luna.html</blogger:filename>"
    ) == ["T\nLuna, lunera"]
    assert _blogger(f"<blogger:type>COMMENT</blogger:type>{author}") == []


def test_the_comments_of_a_feed_that_is_made_of_them_stay() -> None:
    feed = b"<rss><channel><title>Comentarios en: Luna</title><item><title>Por: Ana</title><description>Mi abuela la cantaba</description></item></channel></rss>"
    assert [document.text for document in read(feed, RSS)] == ["Por: Ana\nMi abuela la cantaba"]
