"""Makes the archives the tests open: honest ones with zipfile, dishonest ones by changing its bytes."""

import io
import stat
import struct
import zipfile
from typing import BinaryIO

CENTRAL, END = b"PK\x01\x02", b"PK\x05\x06"


def zipped(*files: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack (name, content) pairs."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in files:
            archive.writestr(name, content, method)
    return made.getvalue()


def named(raw_name: bytes, content: bytes = b"x") -> bytes:
    """Pack one file whose name is these bytes, without the UTF-8 flag, as old packers do."""
    placeholder = "n" * len(raw_name)
    return zipped((placeholder, content), method=zipfile.ZIP_STORED).replace(placeholder.encode(), raw_name)


def of_kind(kind: int, name: str = "link") -> zipfile.ZipInfo:
    """Describe a member of a Unix kind: stat.S_IFLNK, stat.S_IFCHR …"""
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (kind | stat.S_IRUSR) << 16
    return info


def changed(archive: bytes, mark: bytes, offset: int, form: str, value: int, which: int = 0) -> bytes:
    """Overwrite a field of the `which`-th record that begins with `mark`."""
    place = -1
    for _ in range(which + 1):
        place = archive.index(mark, place + 1)
    data = bytearray(archive)
    struct.pack_into("<" + form, data, place + offset, value)
    return bytes(data)


def stream(archive: bytes) -> BinaryIO:
    """Give the bytes as a stream."""
    return io.BytesIO(archive)
