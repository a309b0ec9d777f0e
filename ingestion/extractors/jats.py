"""Reads JATS articles: title, abstract and body with tables and captions; rights and language as marks, references left out."""

import re
from collections.abc import Iterator

from ingestion.extractors.xml_documents import documents
from ingestion.extractors.xml_events import End, Event, Start, attribute
from ingestion.extractors.xml_layout import Layout
from ingestion.types import Document, Source

# What is about the article, and not the article.
_LEFT_OUT = (
    "journal-meta", "article-id", "article-categories", "contrib-group", "aff", "author-notes", "pub-date", "volume", "issue",
    "fpage", "lpage", "elocation-id", "page-range", "history", "permissions", "self-uri", "related-article", "related-object",
    "funding-group", "conference", "counts", "custom-meta-group", "processing-meta", "pub-history", "supplementary-material",
    "ref-list", "tex-math", "object-id", "issue-title", "issue-id", "volume-id", "ext-link-group", "notes-group", "alt-title",
)  # fmt: skip
# Whose numbers point at a note or a source. One that stands against a word would be read as part of it.
_TO_NOTES = frozenset(("", "fn", "bibr", "table-fn", "aff", "corresp", "author-notes"))
_SIGN = re.compile(r"[\W\d_]*(?:[a-z][\W\d_]*)?")


class _WithoutNoteNumbers:
    """Lets everything pass but the raised numbers of notes and sources, what stands between them, and the notes' own numbers."""

    def __init__(self) -> None:
        self._references = 0
        self._raised = 0
        self._within_note: int | None = None  # elements open in one
        self._is_label = False  # its own
        self._follows_number = False
        self._last = " "

    def __call__(self, event: Event) -> bool:
        if isinstance(event, str):
            return self._passes(event)
        step = 1 if isinstance(event, Start) else -1
        if event.name == "sup":
            self._raised += step
        elif event.name == "xref" and (self._references or self._is_to_note(event)):
            self._references += step
        self._follow_note(event.name, step)
        self._follows_number = self._follows_number and event.name in ("sup", "xref")
        return True

    def _follow_note(self, name: str, step: int) -> None:
        if name == "fn":
            self._within_note = 0 if step > 0 else None
        elif self._within_note is not None:
            if name == "label" and self._within_note == (0 if step > 0 else 1):  # not of a list in the note
                self._is_label = step > 0
            self._within_note += step

    def _is_to_note(self, event: Start | End) -> bool:
        return isinstance(event, Start) and attribute(event.attributes, "ref-type") in _TO_NOTES

    def _passes(self, text: str) -> bool:
        if self._is_label and _SIGN.fullmatch(text):
            return False
        is_against_word = not self._last.isspace() and self._last not in "([–-"
        if self._references:
            is_number = self._raised or is_against_word or self._follows_number
        else:
            is_number = self._raised and self._follows_number
        if is_number and _SIGN.fullmatch(text):
            self._follows_number = True
            return False
        self._follows_number = False
        self._last = text[-1:] or self._last
        return True


class Jats:
    """JATS and its NLM forebears: one document for each article of the file, sub-articles within it."""

    name = "jats"
    version = 4
    media_types = frozenset({"application/jats+xml"})
    records = frozenset[str]()

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the articles. Raises Unreadable: DAMAGED where it is no XML, EMPTY without text, REFUSED if nested too deep."""
        return documents(source, ("article",), _layout, _WithoutNoteNumbers)


def _layout() -> Layout:
    return Layout(left_out=_LEFT_OUT, aside=("fn",))
