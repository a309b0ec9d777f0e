"""Knows a 7z that holds nothing, by its header: libarchive takes one for damage."""

import re
import struct
import zlib
from typing import BinaryIO

_HEADER = struct.Struct(
    "<6s2xIQQI"
)  # mark, its own sum, where the list of members lies, how long it is, and its sum
_LARGEST = 256
_NONE = b"\x01\x00"  # a list that ends where it begins
# A list that is packed, and unpacks to two bytes: none but that one is so short.
_PACKED_NONE = re.compile(rb"\x17.*\x0c\x02(?:\x0a\x01.{4})?\x00\x00", re.DOTALL)


def is_empty_7z(stream: BinaryIO) -> bool:
    """Say whether an archive that begins as 7z do has no members; leaves the stream at its beginning."""
    stream.seek(0)
    data = stream.read(_LARGEST)
    stream.seek(0)
    if not data.startswith(b"7z\xbc\xaf\x27\x1c") or not _HEADER.size <= len(data) < _LARGEST:
        return False
    _, _, offset, size, checksum = _HEADER.unpack_from(data)
    listed = data[_HEADER.size + offset : _HEADER.size + offset + size]
    if len(listed) < size or zlib.crc32(listed) != checksum:
        return False
    return not size or listed == _NONE or bool(_PACKED_NONE.fullmatch(listed))
