"""Reads Word documents (DOCX): body, tables, footnotes and endnotes, and what the properties say of title, author and rights."""

import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import IO

from lxml import etree

from ingestion.extractors.opened import Readable, read_fully, read_whole
from ingestion.extractors.word_text import local_name, text_of_part
from ingestion.text.cleaning import clean
from ingestion.types import Document, Outcome, Source, Unreadable

_LARGEST_FILE_BYTES = 256 * 1024 * 1024
_LARGEST_UNPACKED_BYTES = 256 * 1024 * 1024  # of the few parts that are read, not of pictures
_LARGEST_PROPERTIES_BYTES = 1024 * 1024
_LONGEST_MARK = 500

_MAIN_PART = "word/document.xml"
_NOTES = ("footnotes.xml", "endnotes.xml")
_CORE = "docProps/core.xml"
_CUSTOM = "docProps/custom.xml"
_CORE_MARKS = {
    "title": "dc:title",
    "creator": "dc:creator",
    "rights": "dc:rights",
    "language": "dc:language",
    "description": "dc:description",
}
_EMPTY_LINES = re.compile(r"\n{3,}")
_RIGHTS_WORDS = ("licen", "llicèn", "lizentzia", "rights", "derechos", "dereitos", "direitos", "copyright")


class Docx:
    """Word documents as Office Open XML. Headers and footers are left out: they repeat."""

    name = "docx"
    version = 1
    media_types = frozenset({"application/vnd.openxmlformats-officedocument.wordprocessingml.document"})

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield one document. Raises Unreadable: DAMAGED, ENCRYPTED, EMPTY, or REFUSED if it unpacks too large."""
        stream: IO[bytes] = (
            source.stream if source.seekable else BytesIO(read_whole(source, _LARGEST_FILE_BYTES))
        )
        try:
            with zipfile.ZipFile(stream) as package:
                yield _document(_Package(package))
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, KeyError) as error:
            raise Unreadable(Outcome.DAMAGED, "broken_package") from error
        except etree.XMLSyntaxError as error:
            raise Unreadable(Outcome.DAMAGED, "broken_xml") from error


class _Package:
    """The parts of a document, opened under one limit on what they unpack to altogether, by word and by deed."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._names = {name.lower(): name for name in package.namelist()}
        self._left = _LARGEST_UNPACKED_BYTES

    def open(self, name: str) -> Readable | None:
        """Open a part for reading in pieces; None where there is no such part."""
        actual = self._names.get(name.lower())
        if actual is None:
            return None
        info = self._package.getinfo(actual)
        if info.flag_bits & 1:
            raise Unreadable(Outcome.ENCRYPTED, "needs_password")
        if info.file_size > self._left:
            raise _too_large()
        return _Counted(self._package.open(info), self.spend)

    def spend(self, size: int) -> None:
        """Count `size` bytes that were really unpacked: what a package declares need not be true."""
        self._left -= size
        if self._left < 0:
            raise _too_large()


class _Counted:
    """A part whose unpacked bytes are counted as they are read."""

    def __init__(self, stream: Readable, count: Callable[[int], None]) -> None:
        self._stream = stream
        self._count = count

    def read(self, size: int, /) -> bytes:
        data = self._stream.read(size)
        self._count(len(data))
        return data


def _too_large() -> Unreadable:
    return Unreadable(Outcome.REFUSED, "unpacks_too_large", limit_bytes=_LARGEST_UNPACKED_BYTES)


def _document(package: _Package) -> Document:
    main = _main_part(package)
    folder = posixpath.dirname(main)
    body = package.open(main)
    if body is None:
        raise Unreadable(Outcome.DAMAGED, "no_main_part")
    notes = [part for name in _NOTES if (part := package.open(posixpath.join(folder, name)))]
    text, steps = clean("\n".join(text_of_part(part) for part in (body, *notes)))
    text = _EMPTY_LINES.sub("\n\n", text).strip("\n")
    if not text.strip():
        raise Unreadable(Outcome.EMPTY, "no_text")
    return Document(text, resume_at=1, marks=tuple(_marks(package)), cleaning=steps)


def _main_part(package: _Package) -> str:
    """The part that the package's relations call its document; Word's usual name if they do not say."""
    for relation in _elements(package, "_rels/.rels"):
        if relation.get("Type", "").endswith("/officeDocument"):
            return posixpath.normpath(relation.get("Target", _MAIN_PART).lstrip("/"))
    return _MAIN_PART


def _marks(package: _Package) -> Iterator[tuple[str, str]]:
    for element in _elements(package, _CORE):
        field, value = _CORE_MARKS.get(local_name(element)), (element.text or "").strip()
        if field and value:
            yield field, value[:_LONGEST_MARK]
    for element in _elements(package, _CUSTOM):
        name, value = element.get("name", ""), "".join(map(str, element.itertext())).strip()
        if value and any(word in name.lower() for word in _RIGHTS_WORDS):
            yield f"property:{name[:80]}", value[:_LONGEST_MARK]


def _elements(package: _Package, name: str) -> Iterator[etree._Element]:
    """The elements just below the root of a small part; nothing where it is missing, large or broken: properties are extras."""
    part = package.open(name)
    data = read_fully(part, _LARGEST_PROPERTIES_BYTES) if part else b""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return
    yield from root if root is not None else ()
