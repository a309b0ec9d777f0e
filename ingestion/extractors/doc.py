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
_WORD_2, _CONTAINER = b"\xdb\xa5", b"\xd0\xcf\x11\xe0"
_FIELD_BEGINS, _FIELD_SHOWS, _FIELD_ENDS = "\x13", "\x14", "\x15"
_SIGNS = str.maketrans({
    "\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x07": "\t", ROW_END: "\n", "\x1e": "\u2011", "\x1f": None, NOTHING: None,
    **dict.fromkeys("\x00\x01\x03\x04\x05\x08"),
})  # fmt: skip


class Doc:
    """Word 2 to 2003."""

    name = "doc"
    version = 3
    media_types = frozenset({"application/msword"})
    records = frozenset[str]()

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield one document. Raises Unreadable: DAMAGED, ENCRYPTED, EMPTY, UNKNOWN before Word 2, or REFUSED if too large."""
        data = read_whole(source, _LARGEST_BYTES)
        if data.startswith(_WORD_2):  # older than containers
            yield whole_document(_text_of(data, (b"", b"")))
            return
        if not data.startswith(_CONTAINER):  # Word for DOS or for the first Macintoshes
            raise Unreadable(Outcome.UNKNOWN, "not_understood", media_type=source.media_type)
        container = Container(BytesIO(data))
        tables = container.read("0Table"), container.read("1Table")
        text = _text_of(container.read("WordDocument"), tables)
        yield whole_document(text, marks=tuple(container.marks()))


def _text_of(main: bytes, tables: tuple[bytes, bytes]) -> str:
    """Body, boxes and notes; what is on every page only where there is no other text."""
    try:
        story = story_of(main, tables)
    except (struct.error, IndexError) as error:
        raise Unreadable(Outcome.DAMAGED, "broken_document") from error
    text = "\n\n".join(filter(str.strip, map(_shown, (story.body, story.boxes, story.notes))))
    return text or _shown(story.heads)


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
