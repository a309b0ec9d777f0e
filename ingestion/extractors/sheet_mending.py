"""Mends workbooks that the library stumbles over: XML laid out for human eyes, and sheets that are named but nowhere kept."""

import re
import zipfile
from collections.abc import Iterable
from io import BytesIO
from typing import BinaryIO

from ingestion.extractors.packages import Package

_CONTENT, _WORKBOOK = "content.xml", "xl/workbook.xml"
_OPEN_DOCUMENT = ("mimetype", "META-INF/manifest.xml", "styles.xml", _CONTENT)
_BLANKS = re.compile(rb">\s+(?=</?(?:table|office|draw|calcext):|<text:p[ >/])")
_NOWHERE = re.compile(rb"<(?:\w+:)?sheet\s[^<>]*\b\w+:id=(?:\"\"|'')[^<>]*/>")  # modules of Excel 5


def mended(package: Package) -> BinaryIO:
    """Return the package again, with what a reader of its cells needs."""
    if package.has(_WORKBOOK):
        parts = [name for name in package.names() if name.endswith((".xml", ".rels", ".bin"))]
        return _packed(package, parts, _WORKBOOK, _NOWHERE, b"")
    return _packed(package, _OPEN_DOCUMENT, _CONTENT, _BLANKS, b">")


def _packed(
    package: Package, names: Iterable[str], part: str, wrong: re.Pattern[bytes], instead: bytes
) -> BinaryIO:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as written:
        for name in names:
            data = package.read(name)
            written.writestr(name, wrong.sub(instead, data) if name == part else data)
    stream.seek(0)
    return stream
