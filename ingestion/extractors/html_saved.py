"""Finds the page in a file into which a browser saved it with all that belongs to it (MHTML), written like a mail."""

import email
from collections.abc import Iterator
from email.message import Message

from ingestion.types import Outcome, Unreadable

_PAGES = ("text/html", "application/xhtml+xml")


def saved_page(data: bytes) -> tuple[bytes, str | None]:
    """Return the page and the encoding that the file declares for it; the pages in its frames are no part of it.

    Raises Unreadable: EMPTY where there is no page, REFUSED where it nests too deep.
    """
    try:
        message = email.message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"))
        pages = [part for part in _leaves(message) if part.get_content_type() in _PAGES]
    except RecursionError as error:
        raise Unreadable(Outcome.REFUSED, "nested_too_deep") from error
    if not pages:
        raise Unreadable(Outcome.EMPTY, "no_text")
    page = next((part for part in pages if _is_start(part, message)), pages[0])
    content, charset = page.get_payload(decode=True), page.get_param("charset")
    return content if isinstance(content, bytes) else b"", charset if isinstance(charset, str) else None


def _leaves(part: Message) -> Iterator[Message]:
    if not part.is_multipart():
        yield part
        return
    for inner in part.get_payload():
        if isinstance(inner, Message):
            yield from _leaves(inner)


def _is_start(part: Message, message: Message) -> bool:
    """Whether the file names this part as the one to begin with."""
    return bool(part["Content-ID"]) and part["Content-ID"] == message.get_param("start")
