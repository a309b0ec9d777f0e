"""Lays out the text of XML elements: what flows stays on one line, blocks stand on lines of their own, verbatim stays as it is."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser

from ingestion.extractors.html_text import visible_text
from ingestion.extractors.xml_events import XML_SPACE, End, Event, Start
from ingestion.text.spacing import spaced

# What these names mean in TEI, JATS, DocBook, DITA, FictionBook, TTML and XHTML. An element of any other name flows where
# it stands among words, and is a block where it does not.
FLOWING = frozenset({
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
_CELLS = frozenset({"cell", "td", "th"})
_ENTRIES = frozenset({"entry", "entryFree"})  # of a dictionary or a feed; in a row of DocBook's, cells
_ROOMY = frozenset({*_ENTRIES, "superEntry", "utterance"})  # a line, or a paragraph where they have several
_BREAKS = frozenset({"lb", "br", "break", "empty-line"})
_VERBATIM = frozenset({"pre", "preformat", "programlisting", "codeblock", "screen", "literallayout", "eg"})
_ALONE = _PARAGRAPHS | _BLOCKS | _CELLS | _ENTRIES | _VERBATIM
_WORDS = frozenset({"w", "tok", "token"})
_TOKENS = _WORDS | {"pc"}
_OPENING = frozenset("([{«“‘„¿¡")

_HTML = re.compile(
    r"</?(?:p|br|div|a|b|i|em|strong|span|img|ul|ol|li|h[1-6]|blockquote|table|figure)\b[^<>]*>",
    re.IGNORECASE,
)
_LONGEST_HTML = 1024 * 1024

_SPACE = re.compile(r"[ \t\r\n]+")
# Characters that no XML can hold: a broken line, no break although the source has one, and verbatim white space.
_BREAK, _JOIN, _TAB, _BLANK, _MILESTONE = "\x00", "\x01", "\x02", "\x03", "\x04"
_UNTOLD = "\x05"  # a word or a mark begins, of which nobody has told yet whether a space comes before it
_BETWEEN_WORDS = re.compile(rf"(?<=\w){_MILESTONE}+(?=\w)")  # a moment, a page: no word goes on across it
_JOINED = re.compile(rf" ?{_JOIN} ?")
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
    joins_next: bool = False  # no space follows, whatever white space the file has
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
        self._tells_joins = False
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
        join = attributes.get("join", "") if name in _TOKENS else ""
        if name in _TOKENS and not outer.is_verbatim and outer.name not in _TOKENS:
            self._begin_token(outer, name, join)
        milestone = _JOIN if attributes.get("break") == "no" else _MILESTONE
        verbatim = outer.is_verbatim or name in _VERBATIM or attributes.get(XML_SPACE) == "preserve"
        self._frames.append(_Frame(name, verbatim, milestone, join in ("right", "both")))

    def _begin_token(self, outer: _Frame, name: str, join: str) -> None:
        """Keep words apart that nothing divides, as TEI's `join` says where it is there."""
        self._tells_joins = self._tells_joins or bool(join)
        needs_space = name in _WORDS and self._stands_against()
        if not self._tells_joins:
            outer.pending.append((False, _UNTOLD))
        if join in ("left", "both"):
            outer.pending.append((False, _JOIN))
        elif needs_space:
            outer.pending.append((False, " "))

    def _stands_against(self) -> bool:
        """Whether something stands before this place on its line, and no white space between."""
        for frame in reversed(self._frames):
            if frame.pending:
                last = frame.pending[-1][1][-1:]
                return not last.isspace() and last not in _OPENING
            if frame.blocks or frame.name in _ALONE:
                return False
        return False

    def _write(self, text: str) -> None:
        frame = self._frames[-1]
        self.characters += len(text)
        frame.has_words = frame.has_words or not text.isspace()
        frame.pending.append((False, text.translate(_AS_IT_IS) if frame.is_verbatim else text))

    def _end(self, frame: _Frame) -> None:
        outer, name = self._frames[-1], frame.name
        if name in self._escaped:
            _read_escaped(frame)
        stands_alone = name in _ALONE or name in self._aside
        if not stands_alone and not frame.blocks and (frame.has_words or name in FLOWING):
            flows = name in FLOWING
            outer.pending.append((not flows, "".join(text for _, text in frame.pending)))
            if frame.joins_next:
                outer.pending.append((False, _JOIN))
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
            outer.blocks.append(_block(name, outer.name, text))


def _block(name: str, outer: str, text: str) -> tuple[int, str]:
    """Return the gap around an element that stands alone, and its text."""
    is_cell = name in _CELLS or (name in _ENTRIES and outer == "row")
    if is_cell and "\n\n" not in text:
        return 0, _SPACE.sub(" ", text)
    is_roomy = name in _PARAGRAPHS or "\n\n" in text or (name in _ROOMY and "\n" in text)
    return 2 if is_roomy else 1, text


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
    apart = _closed_up(flow) if _UNTOLD in flow else flow
    if _MILESTONE in apart:
        apart = _BETWEEN_WORDS.sub(" ", apart).replace(_MILESTONE, "")
    text = _SPACE.sub(" ", apart)
    if _JOIN in text:
        text = _JOINED.sub("", text)
    laid = "\n".join(line.strip(" ").translate(_BACK) for line in text.split(_BREAK)).strip("\n")
    if laid.strip():
        frame.blocks.append((1, laid))


def _closed_up(flow: str) -> str:
    """Words and marks as people write them, where the file divides all alike: by white space (one a line), or by nothing."""
    before, *tokens = flow.split(_UNTOLD)
    divided = {token.rstrip(_MILESTONE + _BREAK)[-1:].isspace() for token in tokens[:-1]}
    if len(divided) != 1:
        return before + "".join(tokens)
    return before + " " * before[-1:].isspace() + spaced(token.strip() for token in tokens)


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
