"""Lays out the articles of a feed, each looked at as a whole before: who wrote it, and what of it says the same twice."""

import re
from collections.abc import Collection

from ingestion.extractors.feeds_fields import Field, fields_of
from ingestion.extractors.feeds_kinds import is_exported_post, is_written
from ingestion.extractors.feeds_twice import without_repeats
from ingestion.extractors.feeds_wordpress import as_shown, without_footer
from ingestion.extractors.xml_events import Event, Start
from ingestion.extractors.xml_layout import Layout

_ESCAPED = ("description", "content", "summary", "encoded", "subtitle")  # HTML as text
# What is about an article, its writer or the machine, and not of it; of WordPress all but what its author wrote.
LEFT_OUT = frozenset({
    "binary", "style", "script", "link", "guid", "pubDate", "lastBuildDate", "generator", "docs", "ttl", "language", "url", "id", "updated",
    "published", "uri", "email", "logo", "icon", "creator", "author", "managingEditor", "webMaster", "category", "enclosure", "thumbnail",
    "updatePeriod", "updateFrequency", "wxr_version", "base_site_url", "base_blog_url", "tag", "term", "postmeta", "termmeta",
    "post_id", "post_date", "post_date_gmt", "post_modified", "post_modified_gmt", "comment_status", "ping_status", "post_name", "status",
    "post_parent", "menu_order", "post_type", "post_password", "is_sticky", "attachment_url", "comment", "comments", "commentRss", "post-id",
    "cloud", "image", "duration", "explicit", "episodeType", "videoId", "channelId", "type", "filename", "created", "trashed",
    "metaDescription", "inReplyTo", "parent",
})  # fmt: skip
_RIGHTS = frozenset({"copyright", "rights", "license", "licence"})
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_NAME = 200  # characters of what a feed says of itself, where it is its name and a motto
_MOST_EVENTS = 200_000  # of one article: what is longer is laid out as it comes


class Feed:
    """What the parts of one feed must know of one another."""

    def __init__(self, articles: Collection[str]) -> None:
        self.articles = articles
        self.has_articles = False

    def layout(self) -> Layout:
        """A layout for the next article, or for what stands outside of them."""
        return _Part(self)


class _Part(Layout):
    """An article, held until it is whole; what is outside of the articles is laid out as it comes."""

    def __init__(self, feed: Feed) -> None:
        super().__init__(left_out=LEFT_OUT, escaped=_ESCAPED)
        self._feed = feed
        self._held: list[Event] = []
        self._is_article = False
        self._is_whole = True
        self._says_rights = False

    def take(self, event: Event) -> None:
        """Take one event in."""
        begins = isinstance(event, Start) and event.name in self._feed.articles
        self._is_article = self._is_article or begins
        self._says_rights = self._says_rights or (isinstance(event, Start) and event.name in _RIGHTS)
        self._held.append(event)
        self._is_whole = self._is_whole and len(self._held) < _MOST_EVENTS
        if not (self._is_article and self._is_whole):
            self._let_go(self._held)

    def text(self) -> str:
        """The article, empty where a machine wrote it; a feed's own words, empty where they are its name alone."""
        self._let_go(_worth_telling(self._held) if self._is_whole else self._held)
        text = super().text()
        if self._is_article:
            self._feed.has_articles = self._feed.has_articles or bool(text)
            return text
        return "" if self._feed.has_articles and len(text) < _NAME and not self._says_rights else text

    def _let_go(self, events: list[Event]) -> None:
        for event in events:
            super().take(event)
        self._held = []


def _worth_telling(events: list[Event]) -> list[Event]:
    """Of a whole article what is told of it."""
    fields = list(fields_of(events))
    if not is_written(fields):
        return []
    is_post = is_exported_post(fields)
    told = without_repeats([_shown(field, is_post=is_post) for field in fields if field.name not in LEFT_OUT])
    return [*events[:1], *(event for field in told for event in field.events), *events[-1:]]


def _shown(field: Field, *, is_post: bool) -> Field:
    """A field that is HTML written as text, as its page shows it."""
    written = field.text
    if field.name not in _ESCAPED or not field.is_plain or field.attributes.get("type") == "text":
        return field
    html = as_shown(written) if is_post else without_footer(written)
    return field.saying(f"<div>{html}</div>" if is_post or _ENTITY.search(html) else html)
