"""Reads the text of an OpenDocument content part as a stream of events, so that no part is in memory whole."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import accumulate
from typing import Any

from lxml import etree

from ingestion.extractors.opendocument_fonts import Fonts
from ingestion.extractors.opendocument_hiding import Hiding
from ingestion.extractors.opendocument_pages import PageOrder
from ingestion.extractors.opened import Readable

# Struck out, remarks, labels that programs number, what only programs read, the small print above furigana.
_LEFT_OUT = frozenset((
    "tracked-changes", "annotation", "forms", "sequence-decls", "variable-decls", "user-field-decls", "event-listeners", "binary-data",
    "ruby-text", "note-citation", "footnote-citation", "endnote-citation", "table-source", "date-time-decl", "header-decl", "footer-decl",
    "number", "hidden-text", "script", "page-thumbnail", "named-expressions", "database-ranges", "index-title-template",
))  # fmt: skip
_REPEATED_ON_EVERY_PAGE = frozenset(("header", "footer", "date-time", "page-number"))
_PARAGRAPHS = frozenset(("p", "h"))
_NOTES = frozenset(("note-body", "footnote-body", "endnote-body"))
_CELLS = frozenset(("table-cell", "covered-table-cell"))
_WHITE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1_000
_PIECE_BYTES = 64 << 10


class Story:
    """What lxml tells as it parses. Paragraphs may hold frames with paragraphs of their own: those follow it."""

    def __init__(
        self,
        hiding: Hiding | None = None,
        chart: Callable[[str], list[str]] | None = None,
        fonts: Fonts | None = None,
    ) -> None:
        self._hiding = hiding or Hiding()
        self._fonts = fonts or Fonts()
        self._chart = chart
        self._order = PageOrder()
        self._lines: list[list[str]] = [[]]  # of the body; of the notes and cells that are open
        self._pages: list[int] = []  # which line of the body each slide or drawing begins with
        self._notes: list[str] = []
        self._rows: list[list[str]] = []
        self._paragraphs: list[list[str]] = []
        self._following: list[list[str]] = []
        self._hidden = 0
        self._in_body = 0
        self._add_at: Mapping[str, Callable[[Mapping[str, str]], str]] = {
            "s": _spaces,
            "tab": lambda _: "\t",
            "tab-stop": lambda _: "\t",
            "line-break": lambda _: "\n",
        }

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition("}")[2]
        self._in_body += name == "body"
        if self._in_body:
            self._hiding.change(name, attributes)
            self._order.start(name, attributes, len(self._lines[0]))
        else:
            self._hiding.declare(name, attributes)
            self._fonts.declare(name, attributes)
        if name == "span":
            self._fonts.begin_span(attributes)
        if self._hidden or _is_left_out(tag, name, attributes) or self._hiding.hides(name, attributes):
            self._hidden += 1
        elif self._in_body:
            self._begin(name, attributes)

    def data(self, text: str) -> None:
        if self._paragraphs and not self._hidden and not self._hiding.is_struck_out:
            self._paragraphs[-1].append(_WHITE.sub(" ", self._fonts.shown(text)))

    def end(self, tag: str) -> None:
        name = tag.rpartition("}")[2]
        self._in_body -= name == "body"
        if self._in_body:
            self._order.end(self._lines[0])
        if name == "span":
            self._fonts.end_span()
        if self._hidden:
            self._hidden -= 1
        elif self._in_body:
            self._end(name)

    def close(self) -> tuple[str, tuple[int, ...]]:
        lines = [*self._lines[0], *(["", *self._notes] if self._notes else [])]
        places = [0, *accumulate(len(line) + 1 for line in lines)] if self._pages else []
        return "\n".join(lines), tuple(places[line] for line in self._pages)

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _PARAGRAPHS:
            self._paragraphs.append([])
            self._following.append([])
        elif name in _NOTES or name in _CELLS:
            self._lines.append([])
        elif name == "table-row":
            self._rows.append([])
        elif name == "page":
            self._pages.append(len(self._lines[0]))
        elif name == "object" and self._chart is not None:
            for line in self._chart(next((v for k, v in attributes.items() if k.endswith("}href")), "")):
                self._put(line)
        elif name in self._add_at and self._paragraphs and not self._hiding.is_struck_out:
            self._paragraphs[-1].append(self._add_at[name](attributes))

    def _end(self, name: str) -> None:
        if name in _PARAGRAPHS:
            self._end_paragraph()
        elif name in _NOTES:
            self._notes += self._lines.pop()
        elif name in _CELLS:
            self._end_cell()
        elif name == "table-row":
            self._put("\t".join(self._rows.pop()))
        elif name in ("page", "table", "notes"):
            self._put("")

    def _end_paragraph(self) -> None:
        line, following = "".join(self._paragraphs.pop()).strip(" "), self._following.pop()
        for one in (line, *following):
            self._put(one)

    def _end_cell(self) -> None:
        content = "\n".join(self._lines.pop()).strip("\n")
        if self._rows:
            self._rows[-1].append(content)

    def _put(self, line: str) -> None:
        """Add a line after the paragraph that it is inside of, if any; cells and notes are stories of their own."""
        if self._following and len(self._lines) == 1:
            self._following[-1].append(line)
        else:
            self._lines[-1].append(line)


def text_of_content(
    stream: Readable, styles: Readable | None = None, chart: Callable[[str], list[str]] | None = None
) -> tuple[str, tuple[int, ...]]:
    """Give the text of a content part or flat document, and where in it each slide or page of drawings begins.

    `styles` is the part that declares the styles people named; `chart` gives what is written on one, by its address. Raises etree.XMLSyntaxError where the content is broken.
    """
    hiding, fonts = Hiding(), Fonts()
    with suppress(etree.XMLSyntaxError):  # styles are extras
        if styles is not None:
            _told(styles, Story(hiding, fonts=fonts))
    return _told(stream, Story(hiding, chart, fonts))


def _told(
    stream: Readable, story: Any
) -> tuple[str, tuple[int, ...]]:  # the stubs want methods that take bytes too
    parser: Any = etree.XMLParser(target=story, resolve_entities=False, no_network=True, load_dtd=False)
    while piece := stream.read(_PIECE_BYTES):
        parser.feed(piece)
    text, starts = parser.close()
    return text, starts


def _is_left_out(tag: str, name: str, attributes: Mapping[str, str]) -> bool:
    if name in ("title", "desc"):
        return (
            "svg" in tag
        )  # what a picture shows, told to those who do not see it; a field has the same name
    if name == "frame":
        return any(
            key.endswith("}class") and value in _REPEATED_ON_EVERY_PAGE for key, value in attributes.items()
        )
    return name in _LEFT_OUT


def _spaces(attributes: Mapping[str, str]) -> str:
    count = next((value for key, value in attributes.items() if key.endswith("}c")), "1")
    return " " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES)
