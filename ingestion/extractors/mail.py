"""Reads mail: single messages (EML, EMLX) and mailboxes (MBOX), with subject, body and attachments."""

import email
import re
from collections.abc import Iterator
from email.message import Message

from ingestion.extractors.mail_headers import header
from ingestion.extractors.mail_parts import parts_of
from ingestion.extractors.mailbox_messages import messages
from ingestion.extractors.opened import read_whole
from ingestion.extractors.whole import whole_document
from ingestion.text.encodings import guess
from ingestion.types import Document, Outcome, Source, Unreadable

_LARGEST_BYTES = 128 * 1024 * 1024
_APPLE = re.compile(
    rb"\s*(\d{1,10})[ \t]*\r?\n"
)  # Apple Mail writes a message's length before it, and a list after
_MARKS = {"subject": "dc:title", "from": "dc:creator", "date": "dc:date"}
_LONGEST_MARK = 500


class Mail:
    """Mail. Who wrote and when are marks, not text; of text and page the text; attachments are read as members."""

    name = "mail"
    version = 4
    media_types = frozenset({"message/rfc822", "application/mbox"})
    records = frozenset({"application/mbox"})

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield one document per message. Raises Unreadable: EMPTY, ENCRYPTED, or REFUSED where it nests too deep."""
        if source.media_type == "application/mbox":
            yield from _mailbox(source)
        else:
            yield _document(_single(read_whole(source, _LARGEST_BYTES)))


def _mailbox(source: Source) -> Iterator[Document]:
    if source.start:
        source.stream.seek(source.start)
    found, problem = False, Unreadable(Outcome.EMPTY, "no_text")
    for begin, end, data in messages(source.stream, source.start):
        if source.stop is not None and begin >= source.stop:
            return
        try:
            document = _document(data, prefix=f"{begin}/")
        except Unreadable as unreadable:
            problem = unreadable
            continue
        document.position, document.resume_at = begin, end
        found = True
        yield document
    if not found and not source.start:
        raise problem


def _single(data: bytes) -> bytes:
    """The message alone, in bytes of which ASCII is a part."""
    encoding = guess(data[: 64 << 10], whole=len(data) <= 64 << 10)
    if encoding.startswith(("utf-16", "utf-32")):
        data = data.decode(encoding, "replace").encode()
    apple = _APPLE.match(data)
    if apple:
        return data[apple.end() : apple.end() + int(apple[1])]
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    return data.partition(b"\n")[2] if data.startswith(b"From ") else data


def _document(data: bytes, prefix: str = "") -> Document:
    try:
        message = email.message_from_bytes(data)
        parts = parts_of(message, prefix)
    except RecursionError as error:
        raise Unreadable(Outcome.REFUSED, "nested_too_deep") from error
    if parts.locked and not any(text.strip() for text in parts.texts):
        raise Unreadable(Outcome.ENCRYPTED, "encrypted_mail")
    subject = header(message, "subject")
    text = "\n\n".join(one for one in (subject, *(text.strip("\r\n") for text in parts.texts)) if one.strip())
    return whole_document(text, marks=tuple(_marks(message)), attached=tuple(parts.attached))


def _marks(message: Message) -> Iterator[tuple[str, str]]:
    for name, field in _MARKS.items():
        if value := header(message, name)[:_LONGEST_MARK]:
            yield field, value
