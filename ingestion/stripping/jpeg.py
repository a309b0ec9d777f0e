"""Takes everything out of a JPEG that is not picture or colour: segments of applications and comments, and what follows its end."""

import re
from collections.abc import Iterator

from ingestion.stripping import exif
from ingestion.stripping.found import Found, NotUnderstood, Stripped

_SOI, _EOI, _SOS, _COM = 0xD8, 0xD9, 0xDA, 0xFE
_APP0, _APP1, _APP2, _APP13, _APP14, _APP15 = 0xE0, 0xE1, 0xE2, 0xED, 0xEE, 0xEF
_ALONE = {0x01, *range(0xD0, 0xD9)}  # markers without a length
_KNOWN = {0x01, *range(0xC0, 0xD8), *range(0xD9, 0xF0), _COM}  # others are no JPEG's, or one within the other
_AFTER_DATA = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]", re.DOTALL)
_EXIF = b"Exif\0"
_XMP = (b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xmp/extension/\0")
_KEPT = {_APP0: b"JFIF\0", _APP2: b"ICC_PROFILE\0", _APP14: b"Adobe"}

Segment = tuple[int, bytes]  # marker, all its bytes with what of the picture follows it


def strip(data: bytes) -> Stripped:
    """Return the JPEG without it; which way up it is to be shown stays. Raises NotUnderstood."""
    if data[:3] != b"\xff\xd8\xff":
        raise NotUnderstood("no JPEG")
    found, kept, is_broken, length = Found(), list[Segment](), False, 2
    for marker, segment in _segments(data):
        length += len(segment)
        if _is_kept(marker, segment, found):
            kept.append((marker, segment))
        else:
            is_broken |= any(before == _SOS for before, _ in kept)
    if is_broken and kept[-1][0] != _EOI:
        raise NotUnderstood("something within a picture that has no end")
    if length < len(data):
        found.take("other")  # smaller pictures, depth, films: each with data of its own
    if not found.kinds:
        return Stripped(data, found)
    return Stripped(b"".join([data[:2], *_with_way_up(kept, found)]), found)


def _segments(data: bytes) -> Iterator[Segment]:
    """Yield what follows the first marker up to the end of the picture, every byte once; a cut one ends where it is cut."""
    at = 2
    while at < len(data):
        start = at
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        if data[at] != 0xFF or at + 1 >= len(data):
            raise NotUnderstood(f"no marker at {at}")
        marker = data[at + 1]
        if marker not in _KNOWN:
            raise NotUnderstood(f"no segment at {at}")
        at += 2
        if marker not in _ALONE and marker != _EOI:
            at += max(2, int.from_bytes(data[at : at + 2], "big"))
        if marker == _SOS:
            after = _AFTER_DATA.search(data, at)
            at = after.start() if after else len(data)
        yield marker, data[start:at]
        if marker == _EOI:
            return


def _is_kept(marker: int, segment: bytes, found: Found) -> bool:
    """Tell whether a segment is picture or colour; note what it is otherwise."""
    content = segment[segment.index(b"\xff" + bytes([marker])) + 4 :]
    if marker == _COM:
        found.take("comment")
        return False
    if not _APP0 <= marker <= _APP15:
        return True
    if marker in _KEPT and content.startswith(_KEPT[marker]):
        return True
    if marker == _APP1 and content.startswith(_EXIF):
        if content[5:6] != b"\0" and exif.read(content[6:]).orientation != exif.UPRIGHT:
            raise NotUnderstood("a block that some programs read and others do not")
        found.take_exif(content[6:])
        return "exif" not in found.kinds
    if marker == _APP1 and content.startswith(_XMP):
        found.take_xmp(content)
    else:
        found.take("iptc" if marker == _APP13 else "other")
    return False


def _with_way_up(kept: list[Segment], found: Found) -> Iterator[bytes]:
    """Yield the segments, after the first of them one that says which way up."""
    block = _EXIF + b"\0" + found.way_up
    said = b"\xff\xe1" + (len(block) + 2).to_bytes(2, "big") + block if found.way_up else b""
    is_said = any(marker == _APP1 for marker, _ in kept) or not said
    for marker, segment in kept:
        if not is_said and marker != _APP0:
            yield said
            is_said = True
        yield segment
