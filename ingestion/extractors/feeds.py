"""Reads feeds, and the blogs that are exported as one (RSS, Atom, WordPress): a document for each article."""

from collections.abc import Iterator

from ingestion.extractors.xml_documents import documents
from ingestion.extractors.xml_events import Event
from ingestion.extractors.xml_layout import Layout
from ingestion.types import Document, Source

_ARTICLES = ("item", "entry")
_ESCAPED = ("description", "content", "summary", "encoded", "subtitle", "comment_content")  # HTML as text
# What is about an article, its writer or the machine, and not of it; of WordPress all but what people wrote.
_LEFT_OUT = (
    "binary", "style", "script", "link", "guid", "pubDate", "lastBuildDate", "generator", "docs", "ttl", "language", "url", "id", "updated",
    "published", "uri", "email", "logo", "icon", "creator", "author", "managingEditor", "webMaster", "category", "enclosure", "thumbnail",
    "updatePeriod", "updateFrequency", "wxr_version", "base_site_url", "base_blog_url", "tag", "term", "postmeta", "commentmeta", "termmeta",
    "post_id", "post_date", "post_date_gmt", "post_modified", "post_modified_gmt", "comment_status", "ping_status", "post_name", "status",
    "post_parent", "menu_order", "post_type", "post_password", "is_sticky", "attachment_url", "comment_id", "comment_author",
    "comment_author_email", "comment_author_url", "comment_author_IP", "comment_date", "comment_date_gmt", "comment_approved",
    "comment_type", "comment_parent", "comment_user_id",
)  # fmt: skip


class Feeds:
    """RSS and Atom: one document for each article, with the comments that an export keeps; what the feed says of itself is the last."""

    name = "feeds"
    version = 2
    media_types = frozenset({"application/rss+xml", "application/atom+xml"})

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the articles. Raises Unreadable: DAMAGED where it is no XML, EMPTY without text, REFUSED if nested too deep."""
        return documents(source, _ARTICLES, _layout, lambda: _everything)


def _layout() -> Layout:
    return Layout(left_out=_LEFT_OUT, escaped=_ESCAPED)


def _everything(_event: Event) -> bool:
    return True
