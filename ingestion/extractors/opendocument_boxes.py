"""Reads the text boxes that lie over the cells of OpenDocument sheets, which the reader of their cells passes over."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from lxml import etree

from ingestion.extractors.opendocument_text import Story
from ingestion.extractors.packages import Package, opened
from ingestion.types import Outcome, Source, Unreadable

_CONTENT = "content.xml"
_SIGN = b"<draw:"  # the reader of the cells knows no other prefixes either
_DRAWINGS = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_LENGTHS = "measure"  # lines that programs write a length beside
_VALUE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}value-type"
_WRITTEN_APART = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}string-value"
_CELLS = ("table-cell", "covered-table-cell")
_LARGEST_TEXT = 64 * 1024 * 1024  # characters, as the drawings of a workbook may have bytes
_PIECE_BYTES = 64 << 10


class _Boxes:
    """What lxml tells as it parses a workbook; each sheet has a story of its own, told only what drawings hold."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._story = _new_story()
        self._inside = 0
        self._read_with_cell = False
        self._left = _LARGEST_TEXT

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._inside or self._is_box(tag):
            self._inside += 1
            self._story.start(tag, attributes)
        elif tag.endswith(_CELLS):
            self._read_with_cell = attributes.get(_VALUE) == "string" and _WRITTEN_APART not in attributes

    def data(self, text: str) -> None:
        if not self._inside:
            return
        self._left -= len(text)
        if self._left < 0:
            raise Unreadable(Outcome.REFUSED, "unpacks_too_large", limit_bytes=_LARGEST_TEXT)
        self._story.data(text)

    def end(self, tag: str) -> None:
        if self._inside:
            self._inside -= 1
            self._story.end(tag)
        elif tag.endswith(_CELLS):
            self._read_with_cell = False
        elif tag.endswith("}table"):
            self.finish()

    def close(self) -> None:
        """Say that the content is over; what is left of a sheet is taken by whoever parses, even where it is broken."""

    def finish(self) -> None:
        """End the sheet that was begun, if there is any text in its boxes."""
        text, _ = self._story.close()
        if lines := [line for line in text.split("\n") if line.strip()]:
            self.texts.append("\n".join(lines))
        self._story = _new_story()

    def _is_box(self, tag: str) -> bool:
        """Whether a drawing begins; those within a cell of text are taken for part of its text already."""
        name = tag.removeprefix(_DRAWINGS)
        return name not in (tag, _LENGTHS) and not self._read_with_cell


def texts_over_cells(source: Source) -> Iterator[str]:
    """Yield what stands in the boxes of each sheet that has some, sheet by sheet, as far as the content is well formed.

    Raises Unreadable REFUSED where that is boundless.
    """
    with opened(source) as package:
        if not _has_drawings(package):
            return
    with opened(source) as package:  # again, for its limit counts what is unpacked
        boxes: Any = _Boxes()  # the stubs want methods that take bytes too, which lxml never gives
        parser: Any = etree.XMLParser(target=boxes, resolve_entities=False, no_network=True, load_dtd=False)
        with suppress(etree.XMLSyntaxError):  # boxes are extras: the cells may be read all the same
            for piece in _pieces(package):
                parser.feed(piece)
        boxes.finish()
        yield from boxes.texts


def _has_drawings(package: Package) -> bool:
    """Whether it is worth parsing: most sheets are large and have none."""
    kept = b""
    for piece in _pieces(package):
        if _SIGN in kept + piece:
            return True
        kept = piece[-len(_SIGN) :]
    return False


def _pieces(package: Package) -> Iterator[bytes]:
    part = package.open(_CONTENT)
    while part is not None and (piece := part.read(_PIECE_BYTES)):
        yield piece


def _new_story() -> Story:
    story = Story()
    story.start("body", {})
    return story
