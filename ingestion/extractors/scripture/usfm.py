"""Reads USFM: a Bible translation in text with backslash markers, a row for each verse and each heading."""

import re
from collections.abc import Iterator

from ingestion.extractors.opened import read_whole
from ingestion.extractors.rows import Row, documents
from ingestion.extractors.scripture.verses import LEFT_OUT, Gathering
from ingestion.text.declared import settle
from ingestion.text.encodings import decode_as
from ingestion.types import Document, Source

_LARGEST_BYTES = 64 * 1024 * 1024
_ENCODING = re.compile(rb"\\ide\s[^\n\\]{0,40}?\b(?:cp|windows)?[- ]?(125\d)\b", re.IGNORECASE)
_MARKER = re.compile(
    r"\\(?:[A-Za-z][\w-]*+\s*+(?:\|[^\\]*+)?\\\*|\*"  # a milestone, which says nothing; or the rest of one
    r"|id\s+(?P<code>[^\s\\]{1,10})(?![^\s\\])"
    r"|(?P<part>[cv])\s{0,9}(?P<number>\d{1,4}(?:[a-z]\b)?(?:[\u200e\u200f]?[-–,][\u200e\u200f]?\d{1,4}(?:[a-z]\b)?)*+)\s?"
    r"|(?P<note>f|fe|ef|x|ex)(?![A-Za-z0-9*])\s*+(?:[^\s\\](?=[\s\\])\s?)?"
    r"|(?P<nested>\+?)(?P<name>[A-Za-z][A-Za-z0-9]*+(?:-[A-Za-z0-9]++)*+)(?:(?P<closing>\*)|\s?))"
)
_CLOSED = re.compile(r"\\\+?([A-Za-z][A-Za-z0-9-]*+)\*")
_PARAGRAPH = re.compile(
    r"(?:id|ide|sts|rem|usfm|toca?|restore|cp|pb|periph|esbe?|h|mte?|imte?|ms|mr|s|sr|r|d|sp|sd|cl|cd|is|ip|ipi|im|imi|ipq|imq|ipr"
    r"|iq|ib|ili|iot|io|iex|ie|qa|lit|p|m|po|pr|cls|pmo|pm|pmc|pmr|pi|mi|nb|pc|ph|phi|ps|psi|b|q|qr|qc|qm|qd|li|lh|lf|lim|tr|c|v)\d*\Z"
)
_CELL = re.compile(r"t[hc][rc]?\d+(?:-\d+)?\Z")
_CHARACTER = re.compile(
    r"(?:f[a-z]+|x[a-z]+|add|addpn|bk|dc|k|lik|litl|liv|nd|ord|pn|png|qs|qt|qac|sig|sls|tl|wj|em|bd|it|bdit|no|sc|sup|ndx|w|wg|wh"
    r"|wa|rb|jmp|rq|va|vp|ca|cat|ior|iqt|pro|[fx])\d*\Z|.*-[se]\Z"
)
_NOTES = frozenset(("f", "fe", "ef", "x", "ex"))
_OPTIONAL_BREAK = re.compile(r"(?<!:)//")  # behind a colon it is an address on the web


class Usfm:
    """USFM 1 to 3: a document for each verse or heading, with its book and chapter. Positions are numbers of rows."""

    name = "usfm"
    version = 1
    media_types = frozenset({"text/x-usfm"})
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the rows in [start, stop). Raises Unreadable: EMPTY without any, REFUSED if too large."""
        data = read_whole(source, _LARGEST_BYTES)
        declared = _ENCODING.search(data[:10_000])
        decoded = decode_as(data, settle(data, f"cp{declared[1].decode()}" if declared else None))
        text, gathering = decoded.text.replace("\ufeff", ""), Gathering()
        told = (
            (
                decoded.encoding not in ("utf-8", "utf-8-sig") and not text.isascii(),
                f"decoded:{decoded.encoding}",
            ),
            (bool(decoded.damaged), f"undecodable:{decoded.damaged}"),
        )
        steps = tuple(step for holds, step in told if holds)
        for document in documents(source, _Reading(text, gathering).rows(), steps=steps):
            document.marks = gathering.marks()
            yield document


class _Reading:
    """Tells the gathering what the markers mean."""

    def __init__(self, text: str, gathering: Gathering) -> None:
        self._text = text
        self._gathering = gathering
        # What is closed anywhere is a style of characters, whoever made it up; others may begin a paragraph.
        self._closed = frozenset(_CLOSED.findall(text))
        self._style = ""

    def rows(self) -> Iterator[Row]:
        """Yield the rows, each when it is whole."""
        place = 0
        for marker in _MARKER.finditer(self._text):
            self._write(self._text[place : marker.start()], is_closed=bool(marker["closing"]))
            self._take(marker)
            place = marker.end()
            yield from self._gathering.ready()
        self._write(self._text[place:], is_closed=False)
        self._gathering.end_verse()
        yield from self._gathering.ready()

    def _write(self, text: str, *, is_closed: bool) -> None:
        """Attributes stand behind a bar, before the marker that closes the style."""
        if self._style in LEFT_OUT or not text:
            return
        if "|" in text and (is_closed or self._style):
            text, _, attributes = text.partition("|")
            text += "" if is_closed else "".join(attributes.partition("\n")[1:])
        for number, piece in enumerate(_OPTIONAL_BREAK.split(text.replace("~", " "))):
            if number:
                self._gathering.break_line()
            self._gathering.write(piece)

    def _take(self, marker: re.Match[str]) -> None:
        if marker["code"] or marker["note"]:
            self._style = ""
        if marker["code"]:
            self._gathering.book(marker["code"])
        elif marker["part"]:
            self._begin(marker["part"], marker["number"])
        elif marker["note"]:
            self._gathering.begin_note(marker["note"])
        elif marker["name"]:
            self._take_name(marker)

    def _take_name(self, marker: re.Match[str]) -> None:
        name = marker["name"]
        if marker["closing"]:
            self._close(name, is_nested=bool(marker["nested"]))
        elif _CELL.match(name):
            self._gathering.break_line()
        elif not marker["nested"] and self._is_paragraph(name, marker.start()):
            self._begin(name)
        elif not marker["nested"]:
            self._open(name)

    def _is_paragraph(self, name: str, place: int) -> bool:
        if _PARAGRAPH.match(name):
            return True
        is_style = name in self._closed or self._gathering.has_note or _CHARACTER.match(name)
        before = self._text[max(0, place - 9) : place].rstrip(" \t")
        return not is_style and (not before or before.endswith(("\n", "\r")))

    def _begin(self, name: str, number: str = "") -> None:
        self._style = ""
        if name == "c":
            self._gathering.chapter(number)
        elif name == "v":
            self._gathering.verse(number)
        elif name == "id":  # without its code
            self._gathering.book("")
        elif name in ("esb", "esbe"):
            self._gathering.sidebar(begins=name == "esb")
        else:
            self._gathering.paragraph(name)

    def _open(self, name: str) -> None:
        self._style = name
        if name in LEFT_OUT:
            self._gathering.pass_over()
        elif name == "fp":  # a paragraph within a note
            self._gathering.break_line()

    def _close(self, name: str, *, is_nested: bool) -> None:
        if name in _NOTES:
            self._gathering.end_note()
        if not is_nested:
            self._style = ""
