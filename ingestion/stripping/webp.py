"""Takes every chunk out of a WebP that is not picture, colour or movement."""

from collections.abc import Iterator

from ingestion.stripping.found import Found, NotUnderstood, Stripped

_PICTURE = frozenset({b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ICCP", b"ANIM", b"ANMF"})
_EXIF, _XMP = b"EXIF", b"XMP "
_HAS_EXIF, _HAS_XMP = 0x08, 0x04
_HEAD = 12

Chunk = tuple[bytes, bytes]  # name, content


def strip(data: bytes) -> Stripped:
    """Return the WebP without them; which way up it is to be shown stays. Raises NotUnderstood."""
    if data[:4] != b"RIFF" or data[8:_HEAD] != b"WEBP":
        raise NotUnderstood("no WebP")
    found, end = Found(), 8 + int.from_bytes(data[4:8], "little")
    kept = [(name, content) for name, content in _chunks(data[:end]) if _is_kept(name, content, found)]
    if end + end % 2 < len(data):
        found.take("other")
    if not found.kinds:
        return Stripped(data, found)
    body = b"WEBP" + b"".join(_written(*chunk) for chunk in _flagged(kept, found))
    return Stripped(b"RIFF" + len(body).to_bytes(4, "little") + body, found)


def _chunks(data: bytes) -> Iterator[Chunk]:
    at = _HEAD
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        yield name, data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _is_kept(name: bytes, content: bytes, found: Found) -> bool:
    if name in _PICTURE:
        return True
    if name == _EXIF:
        found.take_exif(content.removeprefix(b"Exif\0\0"))
        return "exif" not in found.kinds
    if name == _XMP:
        found.take_xmp(content)
    else:
        found.take("other")
    return False


def _flagged(kept: list[Chunk], found: Found) -> Iterator[Chunk]:
    """Yield the chunks with a head that says what there is; which way up is said last. Where no head says so there was no EXIF."""
    is_there = any(name == _EXIF for name, _ in kept)
    says_up = bool(found.way_up) and any(_tells_of_exif(*chunk) for chunk in kept[:1])
    for name, content in kept:
        if name == b"VP8X" and content:
            flags = content[0] & ~(_HAS_EXIF | _HAS_XMP) | (_HAS_EXIF if says_up else 0)
            content = bytes([flags]) + content[1:]
        yield name, content
    if says_up and not is_there:
        yield _EXIF, found.way_up


def _tells_of_exif(name: bytes, content: bytes) -> bool:
    return name == b"VP8X" and bool(content) and bool(content[0] & _HAS_EXIF)


def _written(name: bytes, content: bytes) -> bytes:
    return name + len(content).to_bytes(4, "little") + content + b"\0" * (len(content) % 2)
