"""Reads Word documents (DOCX): body, tables, notes and embedded documents, and what the properties say of author and rights."""

import posixpath
from collections.abc import Iterator

from lxml import etree

from ingestion.extractors.office_marks import marks
from ingestion.extractors.packages import Package, embedded, main_part, opened
from ingestion.extractors.whole import whole_document
from ingestion.extractors.word_text import text_of_part
from ingestion.types import Document, Outcome, Source, Unreadable

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FLAT = "application/x-word-flat-xml"  # one XML file, as Word 2003 and 2007 write it on request
_MAIN_PART = "word/document.xml"
_NOTES = ("footnotes.xml", "endnotes.xml")


class Docx:
    """Word documents as Office Open XML. Headers and footers are left out: they repeat."""

    name = "docx"
    version = 2
    media_types = frozenset({_WORD, _FLAT})

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield one document. Raises Unreadable: DAMAGED, ENCRYPTED, EMPTY, or REFUSED if it unpacks too large."""
        if source.media_type == _FLAT:
            yield _flat(source)
            return
        with opened(source) as package:
            yield _document(package)


def _flat(source: Source) -> Document:
    try:
        return whole_document(text_of_part(source.stream))
    except etree.XMLSyntaxError as error:
        raise Unreadable(Outcome.DAMAGED, "broken_xml") from error


def _document(package: Package) -> Document:
    main = main_part(package, _MAIN_PART)
    folder = posixpath.dirname(main)
    body = package.open(main)
    if body is None:
        raise Unreadable(Outcome.DAMAGED, "no_main_part")
    notes = [part for name in _NOTES if (part := package.open(posixpath.join(folder, name)))]
    text = "\n".join(text_of_part(part) for part in (body, *notes))
    return whole_document(text, marks=tuple(marks(package)), attached=embedded(package, main))
