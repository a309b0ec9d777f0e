"""Reads Word documents of before 2007 (DOC): body, tables, notes and text boxes, without field codes or struck out text."""

import struct
from collections.abc import Iterator
from io import BytesIO

from ingestion.extractors.doc_pieces import NOTHING, ROW_END, story_of
from ingestion.extractors.ole_streams import Container
from ingestion.extractors.opened import read_whole
from ingestion.extractors.whole import whole_document
from ingestion.types import Document, Outcome, Source, Unreadable

_LARGEST_BYTES = 256 * 1024 * 1024
_FIELD_BEGINS, _FIELD_SHOWS, _FIELD_ENDS = "\x13", "\x14", "\x15"
_SIGNS = str.maketrans({
    "\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x07": "\t", ROW_END: "\n", "\x1e": "\u2011", "\x1f": None, NOTHING: None,
    **dict.fromkeys("\x00\x01\x03\x04\x05\x08"),
})  # fmt: skip


class Doc:
    """Word 6 to 2003."""

    name = "doc"
    version = 1
    media_types = frozenset({"application/msword"})

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield one document. Raises Unreadable: DAMAGED, ENCRYPTED, EMPTY, or REFUSED if too large."""
        container = Container(BytesIO(read_whole(source, _LARGEST_BYTES)))
        tables = container.read("0Table"), container.read("1Table")
        try:
            story = story_of(container.read("WordDocument"), tables)
        except (struct.error, IndexError) as error:
            raise Unreadable(Outcome.DAMAGED, "broken_document") from error
        text = "\n\n".join(filter(str.strip, map(_shown, (story.body, story.boxes, story.notes))))
        yield whole_document(text, marks=tuple(container.marks()))


def _shown(text: str) -> str:
    """What a reader sees: of fields what they show, rows as lines, cells divided by tabs."""
    pieces: list[str] = []
    fields: list[bool] = []  # whether each field around has come to what it shows
    for piece in _cut(text):
        if piece == _FIELD_BEGINS:
            fields.append(False)
        elif piece == _FIELD_SHOWS:
            fields[-1:] = [True] if fields else []
        elif piece == _FIELD_ENDS:
            fields[-1:] = []
        elif all(fields):
            pieces.append(piece)
    return "".join(pieces).replace("\r\x07", "\x07").translate(_SIGNS)


def _cut(text: str) -> Iterator[str]:
    begin = 0
    for place, character in enumerate(text):
        if character in (_FIELD_BEGINS, _FIELD_SHOWS, _FIELD_ENDS):
            yield text[begin:place]
            yield character
            begin = place + 1
    yield text[begin:]
