"""Reads JATS articles: title, abstract and body with tables and captions; rights and language as marks, references left out."""

from collections.abc import Iterator

from ingestion.extractors.xml_documents import documents
from ingestion.extractors.xml_layout import Layout
from ingestion.types import Document, Source

# What is about the article, and not the article.
_LEFT_OUT = (
    "journal-meta", "article-id", "article-categories", "contrib-group", "aff", "author-notes", "pub-date", "volume", "issue",
    "fpage", "lpage", "elocation-id", "page-range", "history", "permissions", "self-uri", "related-article", "related-object",
    "funding-group", "conference", "counts", "custom-meta-group", "processing-meta", "pub-history", "supplementary-material",
    "ref-list", "tex-math", "object-id", "issue-title", "issue-id", "volume-id", "ext-link-group", "notes-group", "alt-title",
)  # fmt: skip


class Jats:
    """JATS and its NLM forebears: one document for each article of the file, sub-articles within it."""

    name = "jats"
    version = 1
    media_types = frozenset({"application/jats+xml"})

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the articles. Raises Unreadable: DAMAGED where it is no XML, EMPTY without text, REFUSED if nested too deep."""
        return documents(source, ("article",), _layout, lambda: lambda _event: True)


def _layout() -> Layout:
    return Layout(left_out=_LEFT_OUT, aside=("fn",))
