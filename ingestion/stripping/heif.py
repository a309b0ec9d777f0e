"""Overwrites in an AVIF or HEIC what is not picture, colour or how it is shown; every other byte stays in its place."""

from collections.abc import Iterable, Iterator

from ingestion.stripping import exif
from ingestion.stripping.boxes import Box, Item, Range, boxes_in, items_of
from ingestion.stripping.found import Found, NotUnderstood, Stripped

_PICTURES = frozenset({b"av01", b"hvc1", b"jpeg", b"grid", b"iovl", b"iden", b"tmap"})
_META = frozenset({b"hdlr", b"pitm", b"iloc", b"iinf", b"iref", b"iprp", b"idat", b"dinf", b"grpl"})
_PROPERTIES = frozenset({  # of how a picture is coded and shown
    b"ispe", b"pixi", b"colr", b"pasp", b"clap", b"irot", b"imir", b"auxC", b"hvcC", b"av1C", b"jpgC", b"lsel", b"rloc",
    b"a1op", b"a1lx", b"clli", b"mdcv", b"cclv", b"amve", b"ndwt", b"reve",
})  # fmt: skip
_SPACE = frozenset({b"free", b"skip"})
_XMP_ID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_XMP_TYPE = b"application/rdf+xml"
_NO_XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'
_NO_EXIF = (
    b"\0\0\0\0II*\0\x08\0\0\0" + b"\0" * 6
)  # a block without a word, after the four bytes that say where it begins
_BRANDS = frozenset({b"avif", b"heic", b"heix", b"heim", b"heis", b"mif1"})


def strip(data: bytes) -> Stripped:
    """Return the file without it. Raises NotUnderstood, for moving ones too."""
    top = list(boxes_in(data, 0, len(data)))
    if not top or top[0].kind != b"ftyp" or data[top[0].content : top[0].content + 4] not in _BRANDS:
        raise NotUnderstood("no still picture")
    (meta,) = _only(box for box in top if box.kind == b"meta")
    inside = list(boxes_in(data, meta.content + 4, meta.end))
    named = {box.kind: box for box in inside}
    if len(named.keys() & _META) != sum(box.kind in _META for box in inside):
        raise NotUnderstood("a description given twice")
    items = items_of(data, named)
    bare, found = bytearray(data), Found()
    _wipe_items(bare, items.values(), found)
    _wipe_boxes(bare, [box for box in top if box.kind not in {b"ftyp", b"meta", b"mdat"}], found)
    _wipe_boxes(bare, [box for box in inside if box.kind not in _META], found)
    _wipe_boxes(bare, _strange_properties(data, named), found)
    _wipe_gaps(
        bare, [box for box in (*top, *inside) if box.kind in {b"mdat", b"idat"}], items.values(), found
    )
    _see_to_pictures(data, bare, items.values())
    return Stripped(bytes(bare) if found.kinds else data, found)


def _only(boxes: Iterable[Box]) -> list[Box]:
    found = list(boxes)
    if len(found) != 1:
        raise NotUnderstood("not one description")
    return found


def _wipe_items(bare: bytearray, items: Iterable[Item], found: Found) -> None:
    for item in items:
        if item.kind not in _PICTURES:
            said = b"".join(bytes(bare[start:stop]) for start, stop in item.ranges)
            _write(bare, item.ranges, _instead(item, said, found))


def _instead(item: Item, said: bytes, found: Found) -> bytes:
    """Return what an item says from now on, as long as before; note what it was unless it said no more than that."""
    if item.kind == b"Exif":
        if said and len(said) < len(_NO_EXIF):
            raise NotUnderstood("a cut block")
        silence = _NO_EXIF.ljust(len(said), b"\0")[: len(said)]
    elif item.kind == b"mime" and item.says == _XMP_TYPE:
        silence = (_NO_XMP if len(_NO_XMP) <= len(said) else b"").ljust(len(said))
    else:
        silence = b"\0" * len(said)
    if said != silence:
        _note(item, said, found)
    return silence


def _note(item: Item, said: bytes, found: Found) -> None:
    if item.kind == b"Exif":
        found.take("exif")
        found.place |= exif.read(said[4 + int.from_bytes(said[:4], "big") :]).place
    elif item.kind == b"mime" and item.says == _XMP_TYPE:
        found.take_xmp(said)
    else:
        found.take("other")


def _write(bare: bytearray, ranges: Iterable[Range], content: bytes) -> None:
    at = 0
    for start, stop in ranges:
        bare[start:stop] = content[at : at + stop - start]
        at += stop - start


def _wipe_boxes(bare: bytearray, boxes: Iterable[Box], found: Found) -> None:
    """Make each an empty space of the same size."""
    for box in boxes:
        content = bytes(bare[box.content : box.end])
        if box.kind in _SPACE and not any(content):
            continue
        if box.kind == b"moov":
            raise NotUnderstood("a film")
        if box.kind == b"uuid" and content.startswith(_XMP_ID):
            found.take_xmp(content)
        else:
            found.take("other")
        bare[box.start + 4 : box.start + 8] = b"free"
        bare[box.content : box.end] = bytes(box.end - box.content)


def _strange_properties(data: bytes, named: dict[bytes, Box]) -> Iterator[Box]:
    """Yield properties that say something besides: a description, a time."""
    if b"iprp" not in named:
        return
    for box in boxes_in(data, named[b"iprp"].content, named[b"iprp"].end):
        if box.kind == b"ipco":
            yield from (one for one in boxes_in(data, box.content, box.end) if one.kind not in _PROPERTIES)
        elif box.kind != b"ipma":
            raise NotUnderstood("properties of an unknown kind")


def _wipe_gaps(bare: bytearray, holders: Iterable[Box], items: Iterable[Item], found: Found) -> None:
    """Wipe what lies between the items and belongs to none."""
    used = sorted(span for item in items for span in item.ranges)
    for box in holders:
        at = box.content
        for start, stop in [*used, (box.end, box.end)]:
            gap = slice(at, min(max(start, at), box.end))
            if any(bare[gap]):
                found.take("other")
                bare[gap] = bytes(gap.stop - gap.start)
            at = max(at, min(stop, box.end))


def _see_to_pictures(data: bytes, bare: bytearray, items: Iterable[Item]) -> None:
    """See that no byte of a picture is another now: one may lie where something else does."""
    for item in items:
        if item.kind in _PICTURES and any(
            data[start:stop] != bare[start:stop] for start, stop in item.ranges
        ):
            raise NotUnderstood("a picture that lies where something else does")
