"""Reads one Outlook message out of its container: subject, sender, date, body in the form that reads best, attachments."""

import datetime
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingestion.extractors.html_pages import parse
from ingestion.extractors.html_text import visible_text
from ingestion.extractors.mail_headers import text_of
from ingestion.extractors.msg_rtf import unpacked
from ingestion.extractors.ole_streams import Container
from ingestion.extractors.rtf_text import text_of_rtf

_SUBJECT, _BODY, _HTML, _RTF = "0037", "1000", "1013", "1009"
_SENDER, _ADDRESSES = "0C1A", ("5D01", "0C1F")
_DATES = (0x00390040, 0x0E060040)  # when it was sent, when it came
_CODE_PAGES = (0x3FDE0003, 0x3FFD0003)
_CONTENT, _LONG_NAME, _SHORT_NAME, _CONTENT_ID = "3701", "3707", "3704", "3712"
_ATTACHMENT, _INNER = "__attach_version1.0_#", "__substg1.0_3701000D"
_PROPERTIES = "__properties_version1.0"
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".emz", ".wmz")
_EPOCH = datetime.datetime(1601, 1, 1, tzinfo=datetime.UTC)
_DEEPEST = 8


@dataclass(slots=True)
class Letter:
    """A message. `files` are (name, content); `letters` are the messages that were attached to it."""

    subject: str = ""
    sender: str = ""
    date: str = ""
    body: str = ""
    files: list[tuple[str, bytes]] = field(default_factory=list)
    letters: list["Letter"] = field(default_factory=list)


def letter_of(container: Container, *path: str) -> Letter:
    """Read the message at the root of a container, or in a storage of it."""
    fixed = _fixed(container.read(*path, _PROPERTIES), header=24 if path else 32)
    page = next((f"cp{fixed[tag]}" for tag in _CODE_PAGES if fixed.get(tag)), "")
    strings = _Strings(container, path, page.replace("cp65001", "utf-8").replace("cp20127", ""))
    letter = Letter(strings.read(_SUBJECT), _sender(strings), _date(fixed), _body(strings))
    for name in container.inside(*path):
        if name.startswith(_ATTACHMENT):
            _attach(letter, container, (*path, name), page)
    return letter


@dataclass(frozen=True, slots=True)
class _Strings:
    """The properties of one storage that are streams of their own."""

    container: Container
    path: tuple[str, ...]
    page: str

    def binary(self, tag: str) -> bytes:
        return self.container.read(*self.path, f"__substg1.0_{tag}0102")

    def read(self, tag: str) -> str:
        wide = self.container.read(*self.path, f"__substg1.0_{tag}001F")
        narrow = b"" if wide else self.container.read(*self.path, f"__substg1.0_{tag}001E")
        text = wide.decode("utf-16-le", "replace") if wide else text_of(narrow, self.page or None)
        return text.rstrip("\0")


def _sender(strings: _Strings) -> str:
    name, address = strings.read(_SENDER), next(filter(None, map(strings.read, _ADDRESSES)), "")
    return f"{name} <{address}>" if name and "@" in address and address != name else name or address


def _body(strings: _Strings) -> str:
    """The plain form if it says anything; else the page; else the rich text."""
    plain = strings.read(_BODY)
    if plain.strip():
        return plain
    page = strings.binary(_HTML) or strings.read(_HTML).encode()
    if page.strip():
        root = parse(page)[0].root
        return visible_text(root) if root is not None else ""
    return text_of_rtf(unpacked(strings.binary(_RTF))).text


def _attach(letter: Letter, container: Container, path: tuple[str, ...], page: str) -> None:
    strings = _Strings(container, path, page)
    if container.has(*path, _INNER):
        if len(path) < _DEEPEST and container.has(*path, _INNER, _PROPERTIES):
            letter.letters.append(letter_of(container, *path, _INNER))
        return
    name = strings.read(_LONG_NAME) or strings.read(_SHORT_NAME)
    is_on_the_page = bool(strings.read(_CONTENT_ID)) and name.lower().endswith(_PICTURES)
    if not is_on_the_page:
        letter.files.append((name, strings.binary(_CONTENT)))


def _fixed(data: bytes, header: int) -> dict[int, int]:
    """The properties of a fixed size, by their tags."""
    return dict(_entries(data[header:]))


def _entries(data: bytes) -> Iterator[tuple[int, int]]:
    for place in range(0, len(data) - 15, 16):
        tag, value = struct.unpack_from("<I4xQ", data, place)
        yield tag, value if tag & 0xFFFF == 0x40 else value & 0xFFFFFFFF  # a time is as wide as the field


def _date(fixed: dict[int, int]) -> str:
    ticks = next((fixed[tag] for tag in _DATES if fixed.get(tag)), 0)
    try:
        return (
            (_EPOCH + datetime.timedelta(microseconds=ticks // 10)).isoformat(" ", "seconds") if ticks else ""
        )
    except OverflowError:
        return ""
