"""Reads OpenDocument texts, slides and drawings (ODT, ODP, their templates and flat forms), and what they say of their rights."""

from collections.abc import Iterator

from lxml import etree

from ingestion.extractors.office_marks import speaks_of_rights
from ingestion.extractors.opendocument_charts import Charts
from ingestion.extractors.opendocument_text import text_of_content
from ingestion.extractors.packages import Package, local_name, opened, tree
from ingestion.extractors.whole import flat_document, whole_document
from ingestion.text.paging import Leaf, Paging
from ingestion.types import Document, Outcome, Source, Unreadable

_ODF, _OLD = "application/vnd.oasis.opendocument.", "application/vnd.sun.xml."
_KINDS = ("text", "presentation", "graphics")
_PACKED = {_ODF + kind + form for kind in _KINDS for form in ("", "-template")}
_FLAT = {_ODF + kind + "-flat-xml" for kind in (*_KINDS, "spreadsheet")}
_CONTENT, _STYLES, _META, _MANIFEST = "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"
_MARKS = {
    "title": "dc:title",
    "initial-creator": "dc:creator",
    "creator": "dc:creator",
    "rights": "dc:rights",
    "language": "dc:language",
    "description": "dc:description",
}
_LARGEST_META_BYTES = 4 * 1024 * 1024
_LONGEST_MARK = 500


class OpenDocument:
    """OpenDocument as LibreOffice, OpenOffice, Google Docs and others write it. Later spreadsheets in packages are tables."""

    name = "opendocument"
    version = 4
    media_types = frozenset(_PACKED | _FLAT | {
        _ODF + "text-master", _ODF + "text-web", _OLD + "writer", _OLD + "impress", _OLD + "draw", _OLD + "calc",
    })  # fmt: skip
    records = frozenset[str]()

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield one document. Raises Unreadable: DAMAGED, ENCRYPTED, EMPTY, or REFUSED if it unpacks too large."""
        if source.media_type in _FLAT:
            yield flat_document(source.stream, lambda stream: _whole(text_of_content(stream), source))
            return
        with opened(source) as package:
            yield _document(package, source)


def _document(package: Package, source: Source) -> Document:
    if b"encryption-data" in package.read(_MANIFEST):
        raise Unreadable(Outcome.ENCRYPTED, "needs_password")
    content = package.open(_CONTENT)
    if content is None:
        raise Unreadable(Outcome.DAMAGED, "no_content_part")
    told = text_of_content(content, package.open(_STYLES), Charts(package).take)
    return _whole(told, source, marks=tuple(_marks(package)))


def _whole(
    told: tuple[str, tuple[int, ...]], source: Source, *, marks: tuple[tuple[str, str], ...] = ()
) -> Document:
    """Make the document; presentations have slides, drawings have pages, and of the pages of texts nothing is written down."""
    text, starts = told
    leaf = Leaf.SLIDE if "presentation" in source.media_type or "impress" in source.media_type else Leaf.PAGE
    paging = Paging(leaf, starts, range(1, len(starts) + 1)) if starts else None
    return whole_document(text, marks=marks, paging=paging)


def _marks(package: Package) -> Iterator[tuple[str, str]]:
    try:
        root = tree(package.read(_META, _LARGEST_META_BYTES), recover=True)
    except etree.XMLSyntaxError:  # properties are extras
        return
    for element in root.iter() if root is not None else ():
        value = "".join(map(str, element.itertext())).strip()[:_LONGEST_MARK]
        name, field = local_name(element), _MARKS.get(local_name(element), "")
        if name == "user-defined" and (own := _own_name(element)) and speaks_of_rights(own):
            field = f"property:{own[:80]}"
        if field and value:
            yield field, value


def _own_name(element: etree._Element) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith("}name")), "")
