"""Takes a mail apart: what its writer said, in the form that reads best, and what is attached to it."""

import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message

from ingestion.extractors.html_pages import parse_text
from ingestion.extractors.html_text import visible_text
from ingestion.extractors.mail_headers import readable, text_of
from ingestion.types import Attached

_SIGNATURES = ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")
_LOCKED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted")
_NOT_SAID = ("text/calendar", "text/vcard", "text/x-vcard", "text/css", "text/rfc822-headers")
_LONGEST_NAME = 150
_TYPES = mimetypes.MimeTypes()  # made here: it reads the system's list, which a confined child may not


@dataclass(slots=True)
class Parts:
    """What is in a mail: its texts in order, its attachments, and whether some of it is encrypted."""

    texts: list[str] = field(default_factory=list)
    attached: list[Attached] = field(default_factory=list)
    locked: bool = False


def parts_of(message: Message, prefix: str = "") -> Parts:
    """Take a mail apart. Attachments are named after `prefix`, each by a name of its own."""
    found = Parts()
    for part in _chosen(message, is_related=False):
        kind = part.get_content_type()
        if kind in _LOCKED:
            found.locked = found.locked or part.get_param("smime-type") != "signed-data"
        elif _is_said(part):
            found.texts.append(_text(part))
        elif kind not in _SIGNATURES:
            found.attached.append(_attached(part, prefix, {one.name for one in found.attached}))
    return found


def _chosen(part: Message, *, is_related: bool) -> Iterator[Message]:
    """Yield the leaves: of alternatives one, of a page with its pictures the page. Depth is bounded by the parser's own."""
    kind = part.get_content_type()
    if kind == "message/rfc822" or not part.is_multipart():
        if not (is_related and part.get_content_maintype() == "image"):
            yield part
        return
    inner = [one for one in part.get_payload() if isinstance(one, Message)]
    if kind == "multipart/alternative":
        inner = [_best(inner)] if inner else []
    for one in inner:
        yield from _chosen(one, is_related=is_related or kind == "multipart/related")


def _best(alternatives: list[Message]) -> Message:
    """The plain form if it says anything, else the last, which is the writer's favourite."""
    plain = [one for one in alternatives if one.get_content_type() == "text/plain" and _text(one).strip()]
    others = [one for one in alternatives if one.get_content_type() not in ("text/plain", "text/calendar")]
    return plain[0] if plain else (others or alternatives)[-1]


def _is_said(part: Message) -> bool:
    """Text is said unless it is attached; so is a whole whose parts nobody can divide."""
    kind = part.get_content_type()
    is_text = kind.startswith(("text/", "multipart/")) and kind not in _NOT_SAID
    return is_text and part.get_content_disposition() != "attachment" and not part.get_filename()


def _text(part: Message) -> str:
    """Give a part's text, whatever it was wrapped in."""
    data = part.get_payload(decode=True)
    text = text_of(data, _charset(part)) if isinstance(data, bytes) else ""
    if part.get_content_type() == "text/html":
        root = parse_text(text).root
        return visible_text(root) if root is not None else ""
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    return _unfolded(text, keeps_space=str(part.get_param("delsp", "")).lower() != "yes") if flowed else text


def _charset(part: Message) -> str | None:
    charset = part.get_param("charset")
    return charset.strip() if isinstance(charset, str) else None


def _unfolded(text: str, *, keeps_space: bool) -> str:
    """Join the lines that a mail program folded: those that end in a space, within one depth of quotation."""
    lines: list[str] = []
    before, is_open = 0, False
    for line in text.replace("\r\n", "\n").split("\n"):
        unquoted = line.lstrip(">")
        depth, body = len(line) - len(unquoted), unquoted.removeprefix(" ")
        is_signature = body == "-- "
        if is_open and depth == before and not is_signature:
            lines[-1] += body
        else:
            lines.append(f"{'>' * depth} {body}" if depth else body)
        before, is_open = depth, body.endswith(" ") and not is_signature
        if is_open and not keeps_space:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


def _attached(part: Message, prefix: str, taken: set[str]) -> Attached:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        whole = inner[0].as_bytes() if isinstance(inner, list) and isinstance(inner[0], Message) else b""
        return Attached(_name(part, prefix, taken, ".eml"), whole)
    data = part.get_payload(decode=True)
    suffix = _TYPES.guess_extension(part.get_content_type()) or ".bin"
    return Attached(_name(part, prefix, taken, suffix), data if isinstance(data, bytes) else b"")


def _name(part: Message, prefix: str, taken: set[str], suffix: str) -> str:
    """The name its sender gave it, once only; a number where there is none."""
    given = readable(part.get_filename() or "").replace("!", "_").replace("/", "_")[-_LONGEST_NAME:]
    name = prefix + (given or f"{len(taken) + 1}{suffix}")
    return name if name not in taken else f"{prefix}{len(taken) + 1}-{given}"
