"""Reads plain text and Markdown of any size and encoding."""

import re
from collections.abc import Iterator

from ingestion.extractors.card import splits_in
from ingestion.extractors.opened import OpenedText, find_end, open_text, read_fully
from ingestion.text.cleaning import clean
from ingestion.text.entities import STEP as ENTITIES
from ingestion.text.entities import with_letters_of_text
from ingestion.types import Document, Outcome, Source, Unreadable

_ONE_DOCUMENT_BYTES = 8 * 1024 * 1024
_PIECE_BYTES = 1024 * 1024
_SEARCHED_BYTES = 128 * 1024
_BORDERS = ("\n\n", "\n\r\n", "\n", "\r", " ")
_LONGEST_MARK = 500

_CARD = re.compile(r"(?:^|[/\\!])readme\.(?:md|markdown)$", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(
    r"^(licen[sc]e(?:_name|_link|_url)?|licencia|rights|derechos|copyright|title|author|lang|language):[ \t]*(.*(?:\n[ \t]*-[ \t].*)*)",
    re.IGNORECASE | re.MULTILINE,
)


class Plain:
    """Plain text and Markdown. Positions are byte offsets.

    A file of up to 8 MB is one document. A larger one is cut near every whole megabyte, at the end of a paragraph or line; the cuts
    depend on the file alone, so reading can begin at any `start`, and ranges that follow one another give each piece once.
    """

    name = "plain"
    version = 2
    media_types = frozenset({"text/plain", "text/markdown"})
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the text cleaned, in one document or in pieces. Raises Unreadable EMPTY where there is only white space."""
        opened, is_card = open_text(source), bool(_CARD.search(source.name))
        found = False
        for offset, raw in _pieces(opened, source):
            document = _document(opened, offset, raw, source.media_type, is_card=is_card)
            found = found or bool(document.text.strip())
            yield document
        if not found and not source.start and source.stop is None:
            raise Unreadable(Outcome.EMPTY, "no_text")


def _pieces(opened: OpenedText, source: Source) -> Iterator[tuple[int, bytes]]:
    """Yield (byte offset, bytes) of the pieces that begin in [start, stop)."""
    if source.start and source.size <= _ONE_DOCUMENT_BYTES:
        return
    for offset, raw in _cut_from(opened, source.start // _PIECE_BYTES):
        if source.stop is not None and offset >= source.stop:
            return
        if offset >= source.start:
            yield offset, raw


def _cut_from(opened: OpenedText, number: int) -> Iterator[tuple[int, bytes]]:
    """Yield all pieces from the one at about `number` megabytes on; the whole file if it is no larger than one document."""
    width = opened.unit.width
    if number:
        opened.move_to(number * _PIECE_BYTES - width)
    held = read_fully(opened.stream, _ONE_DOCUMENT_BYTES + 1)
    if not number and len(held) <= _ONE_DOCUMENT_BYTES:
        yield 0, held
        return
    position = number * _PIECE_BYTES
    if number:
        cut = _cut_in(held[: width + _SEARCHED_BYTES], opened)
        held, position = held[cut:], position - width + cut
    while held:
        due = (position // _PIECE_BYTES + 1) * _PIECE_BYTES - position
        held += read_fully(opened.stream, max(0, due + _SEARCHED_BYTES - len(held)))
        cut = (
            len(held)
            if len(held) <= due
            else due - width + _cut_in(held[due - width : due + _SEARCHED_BYTES], opened)
        )
        yield position, held[:cut]
        held, position = held[cut:], position + cut


def _cut_in(window: bytes, opened: OpenedText) -> int:
    """Where to cut in `window`: after the first empty line, else the first line, else the file's end, a space or a character."""
    unit = opened.unit
    ends_file = len(window) < unit.width + _SEARCHED_BYTES
    for wanted in _BORDERS[:4] if ends_file else _BORDERS:
        end = find_end(window, wanted.encode(unit.codec), 0, unit.width)
        if end >= 0:
            return end
    if ends_file:
        return len(window)
    cut = unit.width
    while unit.width == 1 and cut < len(window) and 0x80 <= window[cut] < 0xC0 and cut < 5:
        cut += 1  # never inside a UTF-8 character
    return cut


def _document(opened: OpenedText, offset: int, raw: bytes, media_type: str, *, is_card: bool) -> Document:
    decoded, notes = opened.text_of(raw, offset)
    written = with_letters_of_text(decoded)
    notes = notes if written == decoded else (*notes, ENTITIES)
    text, steps = clean(written)
    head = _FRONT_MATTER.match(text) if media_type == "text/markdown" and not offset else None
    return Document(
        text, offset, offset + len(raw), marks=tuple(_front_matter(head[1])) if head else (), cleaning=(*notes, *steps), is_clean=True,
        declares=splits_in(head[1]) if head and is_card else (),
    )  # fmt: skip


def _front_matter(head: str) -> Iterator[tuple[str, str]]:
    """What the YAML block at the head of a Markdown file says of rights, author and language: one mark per value."""
    for name, values in _FIELD.findall(head):
        for value in values.split("\n"):
            stripped = value.strip().removeprefix("-").strip().strip("\"'")
            if stripped:
                yield f"yaml:{name.lower()}", stripped[:_LONGEST_MARK]
