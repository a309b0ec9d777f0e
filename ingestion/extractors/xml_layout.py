"""Lays out the text of XML elements: what flows stays on one line, blocks stand on lines of their own, verbatim stays as it is."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser

from ingestion.extractors.html_text import visible_text
from ingestion.extractors.xml_events import XML_SPACE, End, Event, Start

# What these names mean in TEI, JATS, DocBook, DITA, FictionBook, TTML and XHTML. An element of any other name flows where
# it stands among words, and is a block where it does not.
_FLOWING = frozenset({
    "hi", "seg", "w", "pc", "c", "g", "emph", "foreign", "mentioned", "soCalled", "ex", "am", "orig", "reg", "sic", "corr", "abbr",
    "expan", "choice", "add", "del", "unclear", "supplied", "gap", "subst", "app", "lem", "rdg", "damage", "distinct", "tok", "token",
    "italic", "bold", "sc", "sub", "sup", "underline", "monospace", "ext-link", "xref", "named-content",
    "styled-content", "strike", "b", "i", "u", "em", "strong", "a", "span", "small", "big", "emphasis", "strikethrough", "ph", "inline-formula", "disp-formula", "math", "mi", "mn", "mo", "mrow", "msup", "msub", "mfrac", "mtext", "msqrt", "mstyle",
})  # fmt: skip
_PARAGRAPHS = frozenset({
    "p", "para", "ab", "head", "lg", "sp", "div", "div1", "div2", "div3", "div4", "list", "table", "sec", "section", "abstract",
    "body", "title-group", "article-title", "disp-quote", "boxed-text", "fig", "table-wrap", "chapter", "topic", "poem", "stanza",
    "epigraph",
})  # fmt: skip
_BLOCKS = frozenset({
    "l", "item", "li", "list-item", "row", "tr", "speaker", "stage", "caption", "def", "v", "title", "trailer", "opener", "closer",
    "signed", "salute", "dateline", "byline", "thead", "tbody", "ul", "ol", "dl", "verse-line", "verse-group", "text-author",
    "def-list", "def-item", "subtitle",
})  # fmt: skip
_CELLS = frozenset({"cell", "td", "th", "entry"})
_BREAKS = frozenset({"lb", "br", "break", "empty-line"})
_VERBATIM = frozenset({"pre", "preformat", "programlisting", "codeblock", "screen", "literallayout", "eg"})
_WORDS = frozenset({"w", "tok", "token"})

_HTML = re.compile(
    r"</?(?:p|br|div|a|b|i|em|strong|span|img|ul|ol|li|h[1-6]|blockquote|table|figure)\b[^<>]*>",
    re.IGNORECASE,
)
_LONGEST_HTML = 1024 * 1024

_SPACE = re.compile(r"[ \t\r\n]+")
# Characters that no XML can hold: a broken line, no break although the source has one, and verbatim white space.
_BREAK, _JOIN, _TAB, _BLANK, _MILESTONE = "\x00", "\x01", "\x02", "\x03", "\x04"
_BETWEEN_WORDS = re.compile(rf"(?<=\w){_MILESTONE}+(?=\w)")  # a moment, a page: no word goes on across it
_JOINED = re.compile(rf"[ \t\r\n]*{_JOIN}[ \t\r\n]*")
_AS_IT_IS = str.maketrans({"\t": _TAB, " ": _BLANK, "\n": _BREAK})
_BACK = str.maketrans({_TAB: "\t", _BLANK: " "})


@dataclass(slots=True)
class _Frame:
    """An open element: its finished blocks, as (gap in newlines, text), and after the last of them what may still flow.

    `pending` holds (is a block unless words stand beside it, text).
    """

    name: str
    is_verbatim: bool = False
    milestone: str = _MILESTONE  # what it is where nothing is in it
    blocks: list[tuple[int, str]] = field(default_factory=list)
    pending: list[tuple[bool, str]] = field(default_factory=list)
    has_words: bool = False


class Layout:
    """Takes events, gives text. What is in elements `left_out` is skipped; what is in those set `aside` comes last; what is in
    those named in `escaped` may be HTML written as text.
    """

    def __init__(
        self, *, left_out: Collection[str] = (), aside: Collection[str] = (), escaped: Collection[str] = ()
    ) -> None:
        self._left_out = frozenset(left_out)
        self._escaped = frozenset(escaped)
        self._aside = frozenset(aside)
        self._asides: list[tuple[int, str]] = []
        self._hidden = 0
        self._frames = [_Frame("")]
        self.characters = 0

    def take(self, event: Event) -> None:
        """Take one event in."""
        if self._hidden or (isinstance(event, Start) and event.name in self._left_out):
            self._hidden += isinstance(event, Start) - isinstance(event, End)
        elif isinstance(event, Start):
            self._begin(event.name, event.attributes)
        elif isinstance(event, str):
            self._write(event)
        elif len(self._frames) > 1:
            self._end(self._frames.pop())

    def text(self) -> str:
        """Return everything taken since the last time, laid out, and forget it."""
        blocks: list[tuple[int, str]] = []
        for frame in self._frames:
            _settle(frame)
            blocks += frame.blocks
            frame.blocks = []
        blocks += self._asides
        self._asides, self.characters = [], 0
        return _joined(blocks)

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        outer = self._frames[-1]
        if name in _BREAKS:
            outer.pending.append((False, _JOIN if attributes.get("break") == "no" else _BREAK))
        elif name in _WORDS and outer.pending and not outer.pending[-1][1][-1:].isspace():
            outer.pending.append((False, " "))
        milestone = _JOIN if attributes.get("break") == "no" else _MILESTONE
        verbatim = outer.is_verbatim or name in _VERBATIM or attributes.get(XML_SPACE) == "preserve"
        self._frames.append(_Frame(name, verbatim, milestone))

    def _write(self, text: str) -> None:
        frame = self._frames[-1]
        self.characters += len(text)
        frame.has_words = frame.has_words or not text.isspace()
        frame.pending.append((False, text.translate(_AS_IT_IS) if frame.is_verbatim else text))

    def _end(self, frame: _Frame) -> None:
        outer, name = self._frames[-1], frame.name
        if name in self._escaped:
            _read_escaped(frame)
        stands_alone = (
            name in _PARAGRAPHS
            or name in _BLOCKS
            or name in _CELLS
            or name in _VERBATIM
            or name in self._aside
        )
        if not stands_alone and not frame.blocks and (frame.has_words or name in _FLOWING):
            flows = name in _FLOWING
            outer.pending.append((not flows, "".join(text for _, text in frame.pending)))
            outer.has_words = outer.has_words or (flows and frame.has_words)
            return
        _settle(frame)
        text = _joined(frame.blocks)
        if name in self._aside:
            self._asides += [(2, text)] if text else []
        elif not text:
            outer.pending.append((False, frame.milestone))
        else:
            _settle(outer)
            is_cell = name in _CELLS and "\n\n" not in text  # Atom calls an article what DocBook calls a cell
            gap = 2 if name in _PARAGRAPHS or "\n\n" in text else 1
            outer.blocks.append((0, _SPACE.sub(" ", text)) if is_cell else (gap, text))


def _read_escaped(frame: _Frame) -> None:
    """Replace what is HTML by what it shows."""
    written = "".join(text for _, text in frame.pending)
    if not _HTML.search(written) or len(written) > _LONGEST_HTML:
        return
    root = LexborHTMLParser(written).root
    shown = visible_text(root) if root else ""
    frame.pending, frame.is_verbatim = [], True
    frame.blocks += [(2, shown.strip("\n"))] if shown.strip() else []


def _settle(frame: _Frame) -> None:
    """Make blocks of what is pending: one where it flows around words, else one of every element."""
    flow = ""
    for is_element, text in frame.pending:
        if is_element and not frame.has_words:
            _add(frame, flow)
            _add(frame, text)
            flow = ""
        else:
            flow += text
    _add(frame, flow)
    frame.pending = []


def _add(frame: _Frame, flow: str) -> None:
    apart = _BETWEEN_WORDS.sub(" ", flow).replace(_MILESTONE, "") if _MILESTONE in flow else flow
    text = _SPACE.sub(" ", _JOINED.sub("", apart))
    laid = "\n".join(line.strip(" ").translate(_BACK) for line in text.split(_BREAK)).strip("\n")
    if laid.strip():
        frame.blocks.append((1, laid))


def _joined(blocks: list[tuple[int, str]]) -> str:
    """Blocks with the larger of their two gaps between them; cells, whose gap is 0, with a tab."""
    pieces: list[str] = []
    before = 0
    for place, (gap, text) in enumerate(blocks):
        if place:
            pieces.append("\n" * max(gap, before) or "\t")
        pieces.append(text)
        before = gap
    return "".join(pieces)
