"""Reads PowerPoint slides of before 2007 (PPT): in their order, with speaker notes, and once what stands on their masters."""

import struct
from collections.abc import Iterator, Mapping
from io import BytesIO

from ingestion.extractors.ole_streams import Container
from ingestion.extractors.opened import read_whole
from ingestion.extractors.ppt_records import Living, Record, records
from ingestion.extractors.slide_order import Box, reading_order
from ingestion.extractors.whole import whole_document
from ingestion.text.paging import Leaf, numbered
from ingestion.types import Document, Outcome, Source, Unreadable

_LARGEST_BYTES = 256 * 1024 * 1024
_SLIDES, _NOTES, _MASTERS = 0, 2, 1  # the lists of a presentation
_LIST, _PERSIST, _SLIDE, _SLIDE_FACTS, _MASTER = 4080, 1011, 1006, 1007, 1016
_WIDE, _NARROW, _SHAPE, _PLACEHOLDER = 4000, 4008, 0xF004, 3011
_ANCHOR, _ANCHOR_IN_GROUP = 0xF010, 0xF00F
_REPEATED = frozenset((7, 8, 9, 10))  # placeholders of date, number, footer, header
_FOR_97 = "PP97_DUALSTORAGE"  # beside the same for PowerPoint 95
_BREAKS = str.maketrans({"\r": "\n", "\x0b": "\n"})


class Ppt:
    """PowerPoint 95 to 2003."""

    name = "ppt"
    version = 3
    media_types = frozenset({"application/vnd.ms-powerpoint"})
    records = frozenset[str]()

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield one document. Raises Unreadable: DAMAGED, ENCRYPTED, EMPTY, UNKNOWN before 95, or REFUSED if too large."""
        container = Container(BytesIO(read_whole(source, _LARGEST_BYTES)))
        if not container.has("PowerPoint Document"):
            raise Unreadable(Outcome.UNKNOWN, "not_understood", media_type=source.media_type)
        home = (_FOR_97,) if container.has(_FOR_97, "PowerPoint Document") else ()
        data = container.read(*home, "PowerPoint Document")
        slides, behind = _slides(Living(data, container.read(*home, "Current User")))
        if not slides and not behind:
            behind = ["\n".join(_everything(data)) or _text_of_95(container)]
        text, paging = numbered([*slides, *behind], "\n\n", leaf=Leaf.SLIDE, unnumbered=len(behind))
        yield whole_document(text, marks=tuple(container.marks()), paging=paging)


def _text_of_95(container: Container) -> str:
    """What PowerPoint 95 wrote out of its slides, for those that search."""
    return container.read("Text_Content").rstrip(b"\0").decode("cp1252", "replace").translate(_BREAKS)


def _slides(living: Living) -> tuple[list[str], list[str]]:
    """Give the text of each slide with its notes, and what stands on the masters behind them and is no placeholder."""
    document = living.record(living.document)
    lists = {one.instance: one for one in document.inside() if one.kind == _LIST} if document else {}
    notes = {one.number(12): one for one in _members(lists.get(_NOTES))}
    slides = [
        [*_outline(lists[_SLIDES], member), *_shown(living, member, notes)]
        for member in _members(lists.get(_SLIDES))
    ]
    said = {line for lines in slides for line in lines}
    return ["\n".join(lines) for lines in slides], list(_behind(living, lists.get(_MASTERS), said))


def _shown(living: Living, member: Record, notes: Mapping[int, Record]) -> Iterator[str]:
    """Yield what is drawn on a slide, and its notes."""
    slide = living.record(member.number(0))
    if slide is None:
        return
    yield from _drawn(slide)
    noted = notes.get(_notes_number(slide))
    if noted and (page := living.record(noted.number(0))):
        yield from _drawn(page)


def _behind(living: Living, masters: Record | None, said: set[str]) -> Iterator[str]:
    """Yield of each master what was not said before."""
    for member in _members(masters):
        master = living.record(member.number(0))
        lines = list(_drawn(master, placeholders=False)) if master else []
        yield "\n".join(line for line in lines if line not in said)
        said |= set(lines)


def _members(listed: Record | None) -> list[Record]:
    return [one for one in listed.inside() if one.kind == _PERSIST] if listed else []


def _notes_number(slide: Record) -> int:
    return next((one.number(16) for one in slide.inside() if one.kind == _SLIDE_FACTS), 0)


def _outline(listed: Record, member: Record) -> Iterator[str]:
    """Yield what the list itself holds of a slide: the texts of its placeholders, up to the next slide."""
    is_here = False
    for record in listed.inside():
        if record.kind == _PERSIST:
            is_here = record.begin == member.begin
        elif is_here:
            yield from _text(record)


def _drawn(page: Record, *, placeholders: bool = True) -> Iterator[str]:
    """Yield the texts of the shapes on a page as they stand, but for those that every page repeats.

    The shapes of a group follow the one that says where the group stands; what fills the list of slides says nothing here.
    """
    blocks: list[tuple[Box | None, list[str]]] = []
    for shape in page.all_inside():
        if shape.kind == _SHAPE:
            inner = list(shape.all_inside())
            box = next((_box(one) for one in inner if one.kind == _ANCHOR), None)
            is_in_group = any(one.kind == _ANCHOR_IN_GROUP for one in inner)
            if not (is_in_group and blocks):
                blocks.append((box, []))
            blocks[-1][1].extend(_said(inner, placeholders=placeholders))
    said = [block for block in blocks if block[1]]
    for place in reading_order([box for box, _ in said]):
        yield from said[place][1]


def _said(inner: list[Record], *, placeholders: bool) -> Iterator[str]:
    kind = next((one.number(4) & 0xFF for one in inner if one.kind == _PLACEHOLDER), 0)
    if kind not in _REPEATED and (placeholders or not kind):
        for one in inner:
            yield from _text(one)


def _box(anchor: Record) -> Box | None:
    """Where a shape stands: numbers of 16 bits, or of 32."""
    data = anchor.bytes()
    if len(data) not in (8, 16):
        return None
    top, left, right, bottom = struct.unpack("<4h" if len(data) == 8 else "<4i", data)
    return Box(left, top, right - left, bottom - top)


def _text(record: Record) -> Iterator[str]:
    if record.kind in (_WIDE, _NARROW):
        text = (
            record.bytes()
            .decode("utf-16-le" if record.kind == _WIDE else "latin-1", "replace")
            .translate(_BREAKS)
        )
        if text.strip() not in ("", "*"):  # a star stands where a number is put
            yield text.strip("\n")


def _everything(data: bytes) -> Iterator[str]:
    """Yield whatever text there is outside masters, where the list of slides is lost."""
    for record in records(data, 0, len(data)):
        if record.kind != _MASTER:
            for one in record.all_inside():
                yield from _text(one)
