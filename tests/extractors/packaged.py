"""Makes packages (ZIP files of XML parts) for the tests of office and e-book formats, honest and lying ones."""

import io
import zipfile
from collections.abc import Mapping


def package_of(parts: Mapping[str, str | bytes], mimetype: str = "") -> bytes:
    """Pack parts under their names, after a stored `mimetype` where one is given."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        if mimetype:
            package.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        for name, content in parts.items():
            package.writestr(name, content)
    return written.getvalue()


def declaring(data: bytes, size: int) -> bytes:
    """Let the last part of a package declare that it unpacks to `size` bytes."""
    entry = data.rindex(b"PK\x01\x02")
    return data[: entry + 24] + size.to_bytes(4, "little") + data[entry + 28 :]
