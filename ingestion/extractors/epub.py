"""Reads electronic books (EPUB) in reading order, without their tables of contents, and what they say of their rights."""

from collections.abc import Iterator

from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from ingestion.extractors.book import CONTAINER, Book, book_of
from ingestion.extractors.html_marks import marks_of
from ingestion.extractors.html_pages import parse
from ingestion.extractors.html_text import visible_text
from ingestion.extractors.packages import Package, local_name, opened, tree
from ingestion.extractors.whole import whole_document
from ingestion.types import Document, Outcome, Source, Unreadable

_ENCRYPTION = "META-INF/encryption.xml"
_SCRAMBLED_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_LARGEST_PAGE_BYTES = 32 * 1024 * 1024
_PAGE_MARKS = ("rel=license", "a:href", "meta:", "jsonld:")
_MOST_MARKS = 50
_FEWEST_LINKS, _MOSTLY = 2, 0.6
_LONG_LINE, _FEWEST_LONG_LINES = 120, 3
_WAYS_ABOUT = "nav, [role=navigation]"  # to the next chapter, and back
_PAGE_BREAKS = r'[epub\:type~="pagebreak"], [role="doc-pagebreak"]'
_LONGEST_NUMBER = 12  # of a page of the printed book; what says more is misnamed, or badly closed


class Epub:
    """EPUB 2 and 3: one document, the whole book."""

    name = "epub"
    version = 5
    media_types = frozenset({"application/epub+zip"})
    records = frozenset[str]()

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield one document. Raises Unreadable: DAMAGED, ENCRYPTED, EMPTY, or REFUSED if it unpacks too large."""
        with opened(source) as package:
            package.enter(CONTAINER)
            book = book_of(package)
            if _encrypted(package) & set(book.pages):
                raise Unreadable(Outcome.ENCRYPTED, "locked_book")
            yield _document(package, book)


def _encrypted(package: Package) -> set[str]:
    """The parts that are encrypted; scrambled fonts, which any reader unscrambles, do not count."""
    try:
        root = tree(package.read(_ENCRYPTION), recover=True)
    except etree.XMLSyntaxError:
        return set()
    found: set[str] = set()
    for element in root.iter() if root is not None else ():
        if local_name(element) == "EncryptedData":
            inner = {local_name(one): one for one in element.iter()}
            method, reference = inner.get("EncryptionMethod"), inner.get("CipherReference")
            scrambled = method is not None and method.get("Algorithm") in _SCRAMBLED_FONTS
            if reference is not None and not scrambled:
                found.add(str(reference.get("URI", "")).lstrip("/"))
    return found


def _document(package: Package, book: Book) -> Document:
    texts: list[str] = []
    marks = list(book.marks)
    for page in book.pages:
        parsed, _ = parse(package.read(page, _LARGEST_PAGE_BYTES), is_xhtml=True)
        _take_out_what_is_no_text(parsed)
        text = visible_text(parsed.root) if parsed.root else ""
        if not (_is_contents(parsed, text) or (page in book.contents and not _is_prose(text))):
            texts.append(text)
        marks += _rights_on(parsed)
    return whole_document("\n\n".join(filter(None, texts)), marks=tuple(dict.fromkeys(marks))[:_MOST_MARKS])


def _take_out_what_is_no_text(page: LexborHTMLParser) -> None:
    numbers = [one for one in page.css(_PAGE_BREAKS) if len(one.text(strip=True)) <= _LONGEST_NUMBER]
    for part in (*page.css(_WAYS_ABOUT), *numbers):
        part.decompose()


def _is_contents(page: LexborHTMLParser, text: str) -> bool:
    """Tell a table of contents that nobody declared: several links within the book, and hardly anything else."""
    links = [node.text() for node in page.css("a[href]") if "://" not in (node.attributes.get("href") or "")]
    return len(links) >= _FEWEST_LINKS and sum(map(len, links)) > _MOSTLY * len(text)


def _is_prose(text: str) -> bool:
    """Tell a page that welcomes its readers, and only ends in the table of contents that it is called."""
    return sum(len(line) > _LONG_LINE for line in text.split("\n")) >= _FEWEST_LONG_LINES


def _rights_on(page: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    return (mark for mark in marks_of(page) if mark[0].startswith(_PAGE_MARKS))
