"""Knows mail: a single message by its headers, a mailbox by its "From " line; and web pages saved as if they were mail."""

import re

_HEADER = re.compile(r"([!-9;-~]+):")
# "From who@where Wed Jul 20 17:35:09 2016", the date as asctime writes it; others write another, or none.
_MAILBOX = re.compile(r"From \S.*\s[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}.*\d{4}\s*\n")
_LENGTH = re.compile(r"\A\d{1,10}[ \t]*\r?\n")  # Apple Mail writes how long a message is before it
_MOST_LINES = 100
# A page with all that belongs to it: no mail, which somebody sent to somebody.
_OF_PARTS = re.compile(r"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_SENT = frozenset({"to", "cc", "bcc", "received", "message-id", "delivered-to", "return-path"})
# Written only by machines that carry mail, and by people too.
_TELLING = frozenset({
    "received", "message-id", "mime-version", "return-path", "delivered-to", "dkim-signature", "content-transfer-encoding",
    "references", "in-reply-to", "x-mailer", "envelope-to", "reply-to", "x-originating-ip", "x-mozilla-status", "x-account-key",
})  # fmt: skip
_COMMON = frozenset(
    {"from", "to", "cc", "bcc", "date", "subject", "sender", "content-type", "organization", "lines"}
)
_ENOUGH = 3  # headers, a telling one counting double


def kind_of_letter(text: str, extension: str) -> str | None:
    """Name the kind of a text that begins like mail; None otherwise.

    One message kept with its "From " line is a mailbox of one, unless its name says that it is a message.
    """
    if extension == "emlx":
        text = _LENGTH.sub("", text)
    if _MAILBOX.match(text) or (text.startswith("From ") and _is_letter(text.partition("\n")[2])):
        return "message/rfc822" if extension == "eml" else "application/mbox"
    if not _is_letter(text):
        return None
    return "application/x-mimearchive" if _is_page(text) else "message/rfc822"


def _is_letter(text: str) -> bool:
    if not _HEADER.match(text):
        return False
    names = _header_names(text)
    return 2 * len(names & _TELLING) + len(names & _COMMON) >= _ENOUGH


def _is_page(text: str) -> bool:
    head = re.split(r"\r?\n\r?\n", text, maxsplit=1)[0]
    return _OF_PARTS.search(head) is not None and _SENT.isdisjoint(_header_names(head))


def has_header(text: str) -> bool:
    """Say whether the first line is a header of mail: enough where the name says that it is mail."""
    return bool(_header_names(text) & (_TELLING | _COMMON))


def _header_names(text: str) -> set[str]:
    names: set[str] = set()
    for line in text.split("\n", _MOST_LINES)[:_MOST_LINES]:
        if line[:1] in (" ", "\t") and line.strip():
            continue
        header = _HEADER.match(line)
        if header is None:
            break
        names.add(header[1].lower())
    return names
