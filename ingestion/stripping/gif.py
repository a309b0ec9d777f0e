"""Takes out of a GIF every block that is not picture, colour or movement."""

from collections.abc import Iterator

from ingestion.stripping.found import Found, NotUnderstood, Stripped

_MARKS = (b"GIF87a", b"GIF89a")
_HEAD = 13
_IMAGE, _EXTENSION, _END, _PADDING = 0x2C, 0x21, 0x3B, 0
_CONTROL, _COMMENT, _APPLICATION = 0xF9, 0xFE, 0xFF
_MOVEMENT = (b"\x0bNETSCAPE2.0", b"\x0bANIMEXTS1.0")
_LONGEST_MOVEMENT = 24  # bytes of such a block: how often it goes round, and no room for more
_COLOUR = b"\x0bICCRGBG1012"
_XMP = b"\x0bXMP DataXMP"


def strip(data: bytes) -> Stripped:
    """Return the GIF without them. Raises NotUnderstood."""
    if data[:6] not in _MARKS or len(data) < _HEAD:
        raise NotUnderstood("no GIF")
    start = _HEAD + _table_bytes(data[10])
    found, kept, end = Found(), [data[:start]], start
    for block in _blocks(data, start):
        end += len(block)
        if block[0] != _EXTENSION or _is_kept(block, found):
            kept.append(block)
    if end < len(data):
        found.take("other")
    return Stripped(b"".join(kept) if found.kinds else data, found)


def _table_bytes(flags: int) -> int:
    """Return how long the colours are that follow, as these flags say."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks(data: bytes, at: int) -> Iterator[bytes]:
    """Yield every block up to the end of the picture; a cut one ends where it is cut."""
    while at < len(data):
        start, kind = at, data[at]
        if kind == _IMAGE:
            at = _after_pieces(
                data, at + 11 + _table_bytes(data[at + 9]) if at + 9 < len(data) else len(data)
            )
        elif kind == _EXTENSION:
            at = _after_pieces(data, at + 2)
        elif kind in {_END, _PADDING}:
            at += 1
        else:
            raise NotUnderstood(f"no block at {at}")
        yield data[start:at]
        if kind == _END:
            return


def _after_pieces(data: bytes, at: int) -> int:
    """Return where the pieces end that begin here: each says its length, and the last has none."""
    while at < len(data) and data[at]:
        at += data[at] + 1
    return min(at + 1, len(data))


def _is_kept(block: bytes, found: Found) -> bool:
    """Tell whether an extension is movement or colour; note what it is otherwise."""
    kind, content = block[1:2], block[2:]
    if kind == bytes([_CONTROL]):
        return True
    if kind == bytes([_APPLICATION]):
        if content.startswith(_MOVEMENT) and len(block) <= _LONGEST_MOVEMENT:
            return True
        if content.startswith(_COLOUR):
            return True
        if content.startswith(_XMP):
            found.take_xmp(content)
        else:
            found.take("other")
        return False
    if kind != bytes([_COMMENT]):
        raise NotUnderstood("an extension that may be drawn")
    found.take("comment")
    return False
