"""Reads feeds, and the blogs that are exported as one (RSS, Atom, WordPress, Blogger): a document for each article."""

from collections.abc import Iterator

from ingestion.extractors.feeds_articles import Feed
from ingestion.extractors.xml_documents import documents
from ingestion.extractors.xml_events import Event
from ingestion.types import Document, Source

_ARTICLES = ("item", "entry")


class Feeds:
    """RSS and Atom: one document for each article that people wrote; what the feed says of itself, but for its name, is the last.

    Readers' comments are left out, as of pages: they are other people's.
    """

    name = "feeds"
    version = 3
    media_types = frozenset({"application/rss+xml", "application/atom+xml"})
    records = frozenset[str]()

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the articles. Raises Unreadable: DAMAGED where it is no XML, EMPTY without text, REFUSED if nested too deep."""
        return documents(source, _ARTICLES, Feed(_ARTICLES).layout, lambda: _everything)


def _everything(_event: Event) -> bool:
    return True
