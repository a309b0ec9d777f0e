"""Reads Word documents (DOCX): body, tables, diagrams, charts, notes, what it takes in or embeds, and what it says of author and rights."""

import posixpath
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial

from lxml import etree

from ingestion.extractors.chart_text import lines_of_chart
from ingestion.extractors.office_marks import marks
from ingestion.extractors.packages import Package, embedded, main_part, opened, relations, tree
from ingestion.extractors.slide_text import paragraphs
from ingestion.extractors.whole import flat_document, whole_document
from ingestion.extractors.word_chunks import Chunks
from ingestion.extractors.word_prompts import own_prompts
from ingestion.extractors.word_text import text_of_part
from ingestion.types import Document, Outcome, Source, Unreadable

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FLAT = "application/x-word-flat-xml"  # one XML file, as Word 2003 and 2007 write it on request
_MAIN_PART = "word/document.xml"
_REPEATED = ("header", "footer")
_DRAWN: Mapping[str, Callable[[etree._Element], Iterator[str]]] = {
    "diagramData": paragraphs,
    "chart": lines_of_chart,
}
_NOTES = ("footnotes.xml", "endnotes.xml")


class Docx:
    """Word documents as Office Open XML. Headers and footers repeat: they are the text only where there is no other."""

    name = "docx"
    version = 7
    media_types = frozenset({_WORD, _FLAT})
    records = frozenset[str]()

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield one document. Raises Unreadable: DAMAGED, ENCRYPTED, EMPTY, or REFUSED if it unpacks too large."""
        if source.media_type == _FLAT:
            yield flat_document(source.stream, lambda stream: whole_document(text_of_part(stream)))
            return
        with opened(source) as package:
            yield _document(package)


def _document(package: Package) -> Document:
    main = main_part(package, _MAIN_PART)
    folder = posixpath.dirname(main)
    body = package.open(main)
    if body is None:
        raise Unreadable(Outcome.DAMAGED, "no_main_part")
    notes = [part for name in _NOTES if (part := package.open(posixpath.join(folder, name)))]
    chunks, prompts = Chunks(package, main), cache(partial(own_prompts, package, main))
    said = text_of_part(body, chunks.take, prompts=prompts)
    noted = [text_of_part(part, prompts=prompts) for part in notes]
    text = "\n".join((said, *_diagrams(package, main), *noted))
    if not text.strip():
        text = _repeated(package, main, prompts)
    attached = (*embedded(package, main), *chunks.attached)
    return whole_document(text, marks=tuple(marks(package)), attached=attached)


def _diagrams(package: Package, main: str) -> Iterator[str]:
    """Yield what is written in each diagram and chart, which the body only names."""
    for _, kind, target in relations(package, main):
        root = tree(package.read(target)) if kind in _DRAWN else None
        if root is not None and (lines := list(_DRAWN[kind](root))):
            yield "\n".join((*lines, ""))


def _repeated(package: Package, main: str, prompts: Callable[[], frozenset[str]]) -> str:
    """What stands on every page, each text once, headers first."""
    found = [(kind, target) for _, kind, target in relations(package, main) if kind in _REPEATED]
    parts = (package.open(target) for _, target in sorted(found, key=lambda one: _REPEATED.index(one[0])))
    texts = (text_of_part(part, prompts=prompts) for part in parts if part is not None)
    return "".join(dict.fromkeys(texts))
