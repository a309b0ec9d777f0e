"""Knows Arrow streams, as data sets are kept on disk, by the first message in them: they have no mark of their own."""

import struct

STREAM = "application/vnd.apache.arrow.stream"
_CONTINUED = b"\xff\xff\xff\xff"
_MOST_SCHEMA_BYTES = 64 << 20
_MOST_ROOT = 256  # where the root of a flatbuffer's first table lies, at the most


def is_arrow_stream(data: bytes) -> bool:
    """Say whether the head begins with a schema message: a mark, its length in eights, and where its table begins."""
    if not data.startswith(_CONTINUED) or len(data) < 16:
        return False
    length, root = struct.unpack_from("<iI", data, 4)
    return bool(0 < length <= _MOST_SCHEMA_BYTES and length % 8 == 0 and 4 <= root <= _MOST_ROOT)
