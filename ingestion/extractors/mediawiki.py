"""Reads dumps of MediaWiki, page by page: the prose of the articles, without templates, tables, references and files."""

from collections.abc import Iterator
from dataclasses import dataclass

from ingestion.extractors.wikitext import prose_of
from ingestion.extractors.xml_events import XML_LANG, End, Event, Start, attribute
from ingestion.extractors.xml_records import Record, Records
from ingestion.text.cleaning import clean
from ingestion.types import Document, Outcome, Source, Unreadable

_LONGEST_PAGE = 8 * 1024 * 1024
_HIDDEN_SPACES = frozenset(("-2", "6", "14"))  # media, files, categories
_ABOUT = frozenset(("dbname", "sitename", "base"))
# Namespaces whose pages are read beside the articles, by what the wikis of our languages call them: the pages of
# Wikisource's books and Wikipedia's annexes.
_MORE_NAMES = frozenset(("página", "pàgina", "páxina", "page", "orrialde", "anexo", "annex"))


@dataclass(slots=True)
class _Page:
    title: str = ""
    ns: str = "0"
    text: str = ""
    model: str = "wikitext"
    is_redirect: bool = False


class MediaWiki:
    """MediaWiki XML dumps of any version: a document for each article that is no redirect. Positions are byte offsets."""

    name = "mediawiki"
    version = 1
    media_types = frozenset({"application/x-mediawiki-dump+xml"})
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the articles that begin in [start, stop). Raises Unreadable: EMPTY without one, DAMAGED where it is no XML."""
        records = Records(source, "page", version="revision")
        marks, spaces = tuple(_marks(records.head)), dict(_spaces(records.head))
        read = {"0", *(key for key, name in spaces.items() if name in _MORE_NAMES)}
        hidden = {spaces[key] for key in _HIDDEN_SPACES & spaces.keys()}
        found = False
        for record in records.between(source.start, source.stop):
            page = _page(record.events)
            if page.is_redirect or page.ns not in read or page.model != "wikitext":
                continue
            document = _document(page, record, marks, hidden)
            if document.text:
                found = True
                yield document
        if not found and not source.start and source.stop is None:
            raise Unreadable(Outcome.EMPTY, "no_text")


def _document(page: _Page, record: Record, marks: tuple[tuple[str, str], ...], hidden: set[str]) -> Document:
    text, steps = clean(prose_of(page.text[:_LONGEST_PAGE], hidden))
    return Document(
        text, record.position, record.end, marks=(("dc:title", page.title), *marks),
        cleaning=("wikitext/1", *record.notes.steps(), *steps),
    )  # fmt: skip


def _page(events: tuple[Event, ...]) -> _Page:
    """What a page says of itself; of several revisions the last is the page."""
    page, pieces = _Page(), list[str]()
    for event in events:
        if isinstance(event, str):
            pieces.append(event)
        elif isinstance(event, Start):
            page.is_redirect = page.is_redirect or event.name == "redirect"
            pieces = []
        else:
            _keep(page, event.name, "".join(pieces))
            pieces = []
    return page


def _keep(page: _Page, name: str, text: str) -> None:
    match name:
        case "title":
            page.title = text.strip()
        case "ns":
            page.ns = text.strip() or "0"
        case "model":
            page.model = text.strip() or "wikitext"
        case "text":
            page.text = text


def _marks(head: tuple[Event, ...]) -> Iterator[tuple[str, str]]:
    """What the dump says of its wiki."""
    text = ""
    for event in head:
        if isinstance(event, Start) and event.name == "mediawiki" and XML_LANG in event.attributes:
            yield "xml:lang", event.attributes[XML_LANG]
        text = event if isinstance(event, str) else text
        if isinstance(event, End) and event.name in _ABOUT:
            yield f"siteinfo:{event.name}", text.strip()[:500]


def _spaces(head: tuple[Event, ...]) -> Iterator[tuple[str, str]]:
    """The numbers of the namespaces and their names in lower case."""
    key = ""
    for event in head:
        if isinstance(event, Start):
            key = attribute(event.attributes, "key") if event.name == "namespace" else ""
        elif isinstance(event, str) and key and event.strip():
            yield key, event.strip().lower()
