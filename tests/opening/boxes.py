"""Makes 7z archives with libarchive, and RAR archives byte by byte: nothing free writes those."""

import struct
import zlib
from typing import Any

import pytest

from ingestion.opening.libarchives import AVAILABLE

needs_libarchive = pytest.mark.skipif(
    not AVAILABLE, reason="libarchive13 is not installed: apt install libarchive13"
)


def seven_z(*files: tuple[str, bytes]) -> bytes:
    """Pack (name, content) pairs as one solid 7z."""
    import libarchive  # noqa: PLC0415  # only where it is installed

    made = bytearray()

    def write(data: bytes) -> int:
        made.extend(data)
        return len(data)

    with libarchive.custom_writer(write, "7zip") as archive:
        for name, content in files:
            archive.add_file_from_memory(name, len(content), content)
    return bytes(made)


def seven_z_by(codec: bytes, *files: tuple[str, bytes]) -> bytes:
    """Write a solid 7z whose content is as it is, though it says that the packer of this number made it."""
    content = b"".join(data for _, data in files)
    sizes = b"".join(bytes([len(data)]) for _, data in files[:-1])  # of the others; each below 128
    crcs = b"".join(struct.pack("<I", zlib.crc32(data)) for _, data in files)
    names = b"".join(name.encode("utf-16-le") + bytes(2) for name, _ in files)
    header = b"".join((
        b"\x01\x04\x06\x00\x01\x09", bytes([len(content)]), b"\x00", b"\x07\x0b\x01\x00\x01", bytes([len(codec)]), codec,
        b"\x0c", bytes([len(content)]), b"\x00", b"\x08\x0d", bytes([len(files)]), b"\x09", sizes, b"\x0a\x01", crcs, b"\x00\x00",
        b"\x05", bytes([len(files)]), b"\x11", bytes([len(names) + 1]), b"\x00", names, b"\x00\x00",
    ))  # fmt: skip
    start = struct.pack("<QQI", len(content), len(header), zlib.crc32(header))
    return b"7z\xbc\xaf\x27\x1c\x00\x04" + struct.pack("<I", zlib.crc32(start)) + start + content + header


def rar_4(
    *files: tuple[str, bytes],
    volume: bool = False,
    solid: bool = False,
    encrypted: bool = False,
    mode: int = 0o100644,
    way: bytes = b"\x14\x30",
) -> bytes:
    """Store files in a RAR as programs of before 2013 wrote it; `way` is the version that unpacks them, and how they are packed."""
    blocks = [_block_4(0x73, 0x01 if volume else 0, bytes(6))]
    for name, content in files:
        raw = name.encode()
        fields = b"".join((
            _int(len(content), 4), _int(len(content), 4), b"\x03", _int(zlib.crc32(content), 4), bytes(4), way,
            _int(len(raw), 2), _int(mode, 4), raw,
        ))  # fmt: skip
        blocks.append(
            _block_4(0x74, 0x8000 | (0x04 if encrypted else 0) | (0x10 if solid else 0), fields) + content
        )
    return b"Rar!\x1a\x07\x00" + b"".join(blocks) + _block_4(0x7B, 0x4000, b"")


def _block_4(kind: int, flags: int, fields: bytes) -> bytes:
    body = bytes([kind]) + _int(flags, 2) + _int(len(fields) + 7, 2) + fields
    return _int(zlib.crc32(body) & 0xFFFF, 2) + body


def rar_5(*files: tuple[str, bytes]) -> bytes:
    """Store files in a RAR as programs write it today."""
    blocks = [_block_5(b"\x01\x00\x00")]
    for name, content in files:
        raw = name.encode()
        fields = b"".join((
            b"\x02\x02", _vint(len(content)), b"\x04", _vint(len(content)), _vint(0o100644), _int(zlib.crc32(content), 4),
            b"\x00\x01", _vint(len(raw)), raw,
        ))  # fmt: skip
        blocks.append(_block_5(fields) + content)
    return b"Rar!\x1a\x07\x01\x00" + b"".join(blocks) + _block_5(b"\x05\x00\x00")


def _block_5(fields: bytes) -> bytes:
    sized = _vint(len(fields)) + fields
    return _int(zlib.crc32(sized), 4) + sized


def _vint(number: int) -> bytes:
    made = bytearray()
    while number > 0x7F:
        made.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*made, number])


def _int(number: int, size: int) -> bytes:
    return number.to_bytes(size, "little")


MAKERS: dict[str, tuple[str, Any]] = {
    "7z": ("application/x-7z-compressed", seven_z),
    "rar 4": ("application/vnd.rar", rar_4),
    "rar 5": ("application/vnd.rar", rar_5),
}
