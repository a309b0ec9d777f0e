"""Reads the package file of an electronic book (OPF): its pages in reading order, and its statements about itself."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from ingestion.extractors.packages import Package, local_name, tree
from ingestion.types import Outcome, Unreadable

CONTAINER = "META-INF/container.xml"
_PAGES = ("html", "xml", "dtbook")  # ends of the media types of pages
_NO_PAGES = frozenset(("application/x-dtbncx+xml", "image/svg+xml", "application/smil+xml"))
_PAGE_NAMES = (".xhtml", ".html", ".htm", ".xml")
_MARKS = frozenset(("title", "creator", "rights", "language", "description", "publisher"))
_LONGEST_MARK = 500


@dataclass(frozen=True, slots=True)
class Book:
    """The parts of a book that are read, in order, and marks as (field, value)."""

    pages: tuple[str, ...]
    contents: frozenset[str]  # those of them that it calls its table of contents
    marks: tuple[tuple[str, str], ...]


def book_of(package: Package) -> Book:
    """Find a book's pages. Raises Unreadable DAMAGED where it has no package file at all."""
    name = _package_file(package)
    root = tree(package.read(name), recover=True) if name else None
    if root is None:
        raise Unreadable(Outcome.DAMAGED, "no_content_part")
    folder = posixpath.dirname(name)
    items = {str(item.get("id")): item for item in root.iter() if local_name(item) == "item"}
    pages = dict.fromkeys(part for item in _in_order(root, items) if (part := _part(package, folder, item)))
    return Book(tuple(pages), frozenset(_contents(root, folder)), tuple(_marks(root)))


def _package_file(package: Package) -> str:
    """The package file that the container names; else the first there is."""
    try:
        root = tree(package.read(CONTAINER), recover=True)
    except etree.XMLSyntaxError:
        root = None
    for element in root.iter() if root is not None else ():
        if local_name(element) == "rootfile" and package.has(path := str(element.get("full-path", ""))):
            return path
    return next((name for name in package.names() if name.lower().endswith(".opf")), "")


def _in_order(root: etree._Element, items: Mapping[str, etree._Element]) -> Iterator[etree._Element]:
    """The items of the spine; all pages where a book has none."""
    listed = [items.get(str(one.get("idref"))) for one in root.iter() if local_name(one) == "itemref"]
    found = [item for item in listed if item is not None]
    return (item for item in (found or items.values()) if _is_page(item))


def _is_page(item: etree._Element) -> bool:
    kind, name = str(item.get("media-type", "")).lower(), str(item.get("href", "")).lower()
    if kind in _NO_PAGES or "nav" in str(item.get("properties", "")).split():
        return False
    return kind.endswith(_PAGES) or name.endswith(_PAGE_NAMES)


def _part(package: Package, folder: str, item: etree._Element) -> str:
    """The part that an item names, as written or with its escapes resolved; "" where there is none."""
    address = str(item.get("href", "")).partition("#")[0]
    names = (posixpath.normpath(posixpath.join(folder, one)) for one in (unquote(address), address))
    return next((name for name in names if package.has(name)), "")


def _contents(root: etree._Element, folder: str) -> set[str]:
    """The pages that the book's guide calls its table of contents."""
    return {
        posixpath.normpath(posixpath.join(folder, unquote(str(one.get("href", "")).partition("#")[0])))
        for one in root.iter()
        if local_name(one) == "reference" and one.get("type") == "toc"
    }


def _marks(root: etree._Element) -> Iterator[tuple[str, str]]:
    for element in root.iter():
        name, value = local_name(element), "".join(map(str, element.itertext())).strip()[:_LONGEST_MARK]
        if name in _MARKS and "purl.org/dc/" in str(element.tag) and value:
            yield f"dc:{name}", value
        elif name == "meta" and value and element.get("property") in ("dcterms:rights", "dcterms:license"):
            yield str(element.get("property")), value
        elif name == "link" and "license" in str(element.get("rel", "")):
            yield "rel=license", str(element.get("href", ""))[:_LONGEST_MARK]
