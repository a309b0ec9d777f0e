"""Reads the chats that phones export (WhatsApp): a row for each message, with when it was sent and by whom."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingestion.extractors.opened import open_text
from ingestion.extractors.phone_chat_notices import parted
from ingestion.extractors.rows import Row, documents
from ingestion.text.message_heads import message_head, unmarked
from ingestion.types import Document, Source

_LONGEST_LINE_BYTES = 1024 * 1024
_LONGEST_MESSAGE = 1_000_000  # characters; what is longer goes on in another row


@dataclass(slots=True)
class _Message:
    """A message while it is read. Without a time it stands before the first head, and nobody is said to have written it."""

    time: str = ""
    speaker: str = ""
    lines: list[str] = field(default_factory=list)
    size: int = 0

    def add(self, line: str) -> None:
        self.lines.append(line)
        self.size += len(line) + 1

    def rows(self) -> Iterator[Row]:
        """Yield its row: what the program says, be it of a person, of the group or of a picture, is a notice and no text."""
        said = "\n".join(self.lines)
        text, notice = ("", unmarked(said)) if self.time and not self.speaker else parted(said)
        if self.time or text or notice:
            columns = {"time": self.time, "speaker": self.speaker, "text": text}
            yield Row(columns | ({"notice": notice} if notice else {}), {"text": text})


class PhoneChat:
    """A chat: a row for each message, in the order of the file. Positions are numbers of rows."""

    name = "phone_chat"
    version = 1
    media_types = frozenset({"text/x-whatsapp-chat"})
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the rows in [start, stop). Raises Unreadable: EMPTY without a message, REFUSED at an endless line."""
        notes: dict[str, None] = {}
        return documents(source, _rows(source, notes), steps=notes)


def _rows(source: Source, notes: dict[str, None]) -> Iterator[Row]:
    opened, message = open_text(source), _Message()
    for offset, raw in opened.lines(_LONGEST_LINE_BYTES):
        text, noted = opened.text_of(raw, offset)
        notes |= dict.fromkeys(noted)
        line = text.rstrip("\r\n")
        head = message_head(line)
        if head is not None:
            yield from message.rows()
            message = _Message(head.time, head.speaker)
        elif message.size >= _LONGEST_MESSAGE:
            yield from message.rows()
            message = _Message(message.time, message.speaker)
        message.add(line if head is None else head.said)
    yield from message.rows()
