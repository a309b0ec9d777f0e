"""Takes every chunk out of a PNG that is not picture, colour or movement."""

from collections.abc import Iterator
from zlib import crc32

from ingestion.stripping.found import Found, NotUnderstood, Stripped

_MARK = b"\x89PNG\r\n\x1a\n"
_PICTURE = frozenset({
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI",
    b"bKGD", b"hIST", b"pHYs", b"sPLT", b"acTL", b"fcTL", b"fdAT",
})  # fmt: skip
_TEXT = frozenset({b"tEXt", b"zTXt", b"iTXt"})
_XMP = b"XML:com.adobe.xmp\0"
_EXIF = b"eXIf"

Chunk = tuple[bytes, bytes]  # name, all its bytes


def strip(data: bytes) -> Stripped:
    """Return the PNG without them; which way up it is to be shown stays. Raises NotUnderstood."""
    if not data.startswith(_MARK):
        raise NotUnderstood("no PNG")
    found, kept, length = Found(), list[Chunk](), len(_MARK)
    for name, chunk in _chunks(data):
        length += len(chunk)
        if name in _PICTURE:
            kept.append((name, chunk))
        elif not _is_known_way_up(name, chunk[8:-4], found):
            continue
        else:
            kept.append((name, chunk))
    if length < len(data):
        found.take("other")
    return (
        Stripped(b"".join([_MARK, *_with_way_up(kept, found)]), found)
        if found.kinds
        else Stripped(data, found)
    )


def _chunks(data: bytes) -> Iterator[Chunk]:
    at = len(_MARK)
    while at < len(data):
        length, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        end = at + 12 + length
        if len(name) < 4 or not name.isalpha():
            raise NotUnderstood(f"no chunk at {at}")
        yield name, data[at:end]
        if name == b"IEND":
            return
        at = end


def _is_known_way_up(name: bytes, content: bytes, found: Found) -> bool:
    """Note what goes; the one that says which way up, and nothing else, need not."""
    if name == _EXIF:
        found.take_exif(content)
        return "exif" not in found.kinds
    if name == b"iTXt" and content.startswith(_XMP):
        found.take_xmp(content)
    else:
        found.take("comment" if name in _TEXT else "other")
    return False


def _with_way_up(kept: list[Chunk], found: Found) -> Iterator[bytes]:
    block = _EXIF + found.way_up
    is_said = not found.way_up or any(name == _EXIF for name, _ in kept)
    for name, chunk in kept:
        yield chunk
        if name == b"IHDR" and not is_said:
            yield len(found.way_up).to_bytes(4, "big") + block + crc32(block).to_bytes(4, "big")
            is_said = True
