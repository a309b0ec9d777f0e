"""Takes out the blanks that lay an OpenDocument spreadsheet's XML out for human eyes: the library stumbles over them."""

import re
import zipfile
from io import BytesIO
from typing import BinaryIO

from ingestion.extractors.packages import Package

_CONTENT = "content.xml"
_NEEDED = ("mimetype", "META-INF/manifest.xml", "styles.xml", _CONTENT)
_BLANKS = re.compile(rb">\s+(?=</?(?:table|office|draw|calcext):|<text:p[ >/])")


def without_blanks(package: Package) -> BinaryIO:
    """Return the package again, with what a reader of its cells needs, and nothing between those."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as tidy:
        for name in _NEEDED:
            data = package.read(name)
            tidy.writestr(name, _BLANKS.sub(b">", data) if name == _CONTENT else data)
    stream.seek(0)
    return stream
