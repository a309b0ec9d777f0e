"""Opens documents that are ZIP packages (OOXML, OpenDocument, EPUB), under one limit on what their parts unpack to."""

import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import IO

from lxml import etree

from ingestion.extractors.opened import Readable, read_fully, read_whole
from ingestion.types import Attached, Outcome, Source, Unreadable

LARGEST_UNPACKED_BYTES = 256 * 1024 * 1024  # of the parts that are read, not of pictures
_LARGEST_FILE_BYTES = 256 * 1024 * 1024
_LARGEST_PROPERTIES_BYTES = 1024 * 1024
_LARGEST_TREE_BYTES = 64 * 1024 * 1024
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, KeyError, OSError, ValueError)


class Package:
    """The parts of a document, opened under one limit on what they unpack to altogether, by word and by deed."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._names = {_plain(name): name for name in package.namelist()}
        self._left = LARGEST_UNPACKED_BYTES
        self._outside = 0  # characters of every name that are the folder around the package

    def names(self) -> list[str]:
        """List the parts, as the package writes them."""
        return [name[self._outside :] for name in self._names.values()]

    def enter(self, part: str) -> None:
        """Read on from the folder that `part` is in, where the whole package was packed as a folder."""
        inside = "/" + _plain(part)
        if self.has(part):
            return
        folder = next((name.removesuffix(inside) + "/" for name in self._names if name.endswith(inside)), "")
        self._outside = len(folder)
        self._names = {
            name.removeprefix(folder): written
            for name, written in self._names.items()
            if name.startswith(folder)
        }

    def has(self, name: str) -> bool:
        """Say whether there is such a part."""
        return _plain(name) in self._names

    def open(self, name: str) -> Readable | None:
        """Open a part for reading in pieces; None where there is no such part."""
        actual = self._names.get(_plain(name))
        if actual is None:
            return None
        info = self._package.getinfo(actual)
        if info.flag_bits & 1:
            raise Unreadable(Outcome.ENCRYPTED, "needs_password")
        if info.file_size > self._left:
            raise _too_large()
        return _Counted(self._package.open(info), self.spend)

    def read(self, name: str, limit_bytes: int = _LARGEST_TREE_BYTES) -> bytes:
        """Read a part whole; nothing where it is missing."""
        part = self.open(name)
        if part is None:
            return b""
        data = read_fully(part, limit_bytes + 1)
        if len(data) > limit_bytes:
            raise _too_large()
        return data

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


@contextmanager
def opened(source: Source) -> Iterator[Package]:
    """Open a package for the length of a `with` block, in which whatever is broken becomes Unreadable DAMAGED."""
    stream: IO[bytes] = source.stream if source.seekable else BytesIO(read_whole(source, _LARGEST_FILE_BYTES))
    try:
        with zipfile.ZipFile(stream) as package:
            yield Package(package)
    except etree.XMLSyntaxError as error:
        raise Unreadable(Outcome.DAMAGED, "broken_xml") from error
    except _BROKEN as error:
        raise Unreadable(Outcome.DAMAGED, "broken_package") from error


def tree(data: bytes, *, recover: bool = False) -> etree._Element | None:
    """Parse a part, never following what it refers to. Raises etree.XMLSyntaxError unless it may `recover`."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(data, parser) if data else None


def properties(package: Package, name: str) -> Iterator[etree._Element]:
    """Yield the elements just below the root of a small part; none where it is missing or broken: properties are extras."""
    part = package.open(name)
    data = read_fully(part, _LARGEST_PROPERTIES_BYTES) if part else b""
    try:
        root = tree(data, recover=True)
    except etree.XMLSyntaxError:
        return
    yield from root.iterchildren("*") if root is not None else ()  # no entities


def relations(package: Package, part: str) -> Iterator[tuple[str, str, str]]:
    """Yield (id, last word of the type, name of the part) of an OOXML part's relations; what lies outside is left out."""
    folder, name = posixpath.split(part)
    for relation in properties(package, posixpath.join(folder, "_rels", f"{name}.rels")):
        if relation.get("TargetMode") == "External":
            continue
        kind = relation.get("Type", "").rpartition("/")[2]
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
        yield relation.get("Id", ""), kind, target


def main_part(package: Package, usual: str) -> str:
    """Name the part that an OOXML package's relations call its document; the usual name if they do not say."""
    return next((target for _, kind, target in relations(package, "") if kind == "officeDocument"), usual)


def embedded(package: Package, part: str) -> tuple[Attached, ...]:
    """Take the whole documents that people embedded in an OOXML part; not the workbooks behind its charts, nor OLE objects."""
    targets = dict.fromkeys(
        target for _, kind, target in relations(package, part) if kind == "package" and package.has(target)
    )
    return tuple(Attached(target, package.read(target)) for target in targets)


def local_name(element: etree._Element) -> str:
    """Give an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _too_large() -> Unreadable:
    return Unreadable(Outcome.REFUSED, "unpacks_too_large", limit_bytes=LARGEST_UNPACKED_BYTES)
