"""Lays out the visible text of a parsed HTML page: white space as a browser shows it, newlines where blocks end."""

import re
from collections.abc import Container, Iterator

from selectolax.lexbor import LexborNode

_HIDDEN = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "svg",
        "iframe",
        "object",
        "select",
        "datalist",
        "audio",
        "video",
        "canvas",
        "noframes",
        "rt",  # a gloss above a word, in small; and what divides it from the word where it cannot stand there
        "rp",
        "annotation",  # a formula once more, as its source has it
        "annotation-xml",
        "-comment",
    ]
)
_PARAGRAPHS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "ul",
        "ol",
        "dl",
        "table",
        "article",
        "section",
        "header",
        "footer",
        "main",
        "aside",
        "nav",
        "figure",
        "form",
        "hr",
    ]
)
_LINES = frozenset(
    [
        "div",
        "li",
        "dt",
        "dd",
        "tr",
        "caption",
        "figcaption",
        "fieldset",
        "legend",
        "address",
        "details",
        "summary",
        "center",
    ]
)
_CELLS = frozenset(("td", "th"))
_VERBATIM = frozenset(("pre", "textarea", "listing"))
_BLANKS = " \t\n\r\f"
_SPACE = re.compile(f"[{_BLANKS}]+")


class _Layout:
    """Text laid out so far, and the gap that is due before the next word."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._gap = ""

    def break_line(self, newlines: int) -> None:
        if self._gap.count("\n") < newlines:
            self._gap = "\n" * newlines

    def break_again(self) -> None:
        """End the line, or where it has ended leave one empty: never more, however often."""
        self._gap = "\n" * min(self._gap.count("\n") + 1, 2)

    def end_cell(self) -> None:
        if "\n" not in self._gap:
            self._gap = "\t"

    def write(self, text: str) -> None:
        """Add flowing text: every run of white space is one space, and none at a line's ends."""
        words = text.strip(_BLANKS)
        if text[:1] in _BLANKS or not words:
            self._gap = self._gap or " "
        if words:
            self.write_verbatim(_SPACE.sub(" ", words))
            self._gap = " " if text[-1] in _BLANKS else ""

    def write_verbatim(self, text: str) -> None:
        if self.pieces:
            self.pieces.append(self._gap)
        self._gap = ""
        self.pieces.append(text)


def visible_text(root: LexborNode, skipped: Container[int] = frozenset()) -> str:
    """The text of `root`: paragraphs divided by an empty line, as two `br` do, other blocks and table rows by a newline, cells by a tab.

    `skipped` are nodes to leave out, by `mem_id`.
    """
    layout = _Layout()
    verbatim = 0
    for node, entering in walk(root, skipped):
        tag = node.tag
        if tag == "-text":
            (layout.write_verbatim if verbatim else layout.write)(node.text_content or "")
        elif tag == "br":
            if entering:
                layout.break_again()
        elif tag in _CELLS and not entering:
            layout.end_cell()
        elif tag in _PARAGRAPHS or tag in _LINES:
            layout.break_line(2 if tag in _PARAGRAPHS else 1)
        if tag in _VERBATIM:
            verbatim += 1 if entering else -1
    return "".join(layout.pieces)


def walk(root: LexborNode, skipped: Container[int] = frozenset()) -> Iterator[tuple[LexborNode, bool]]:
    """Every visible node below `root`, on the way in and, for elements, on the way out. No recursion: pages nest deep.

    Nothing below a node whose `mem_id` is in `skipped` is given; a node may be skipped when it has just been given.
    """
    node: LexborNode | None = root.child
    depth = 1
    while node is not None and depth:
        is_text = node.tag == "-text"
        if node.tag not in _HIDDEN:
            yield node, True
        child = None if is_text or node.tag in _HIDDEN or node.mem_id in skipped else node.child
        if child is not None:
            node, depth = child, depth + 1
            continue
        if not is_text and node.tag not in _HIDDEN:
            yield node, False
        while node.next is None and depth > 1 and node.parent is not None:
            node, depth = node.parent, depth - 1
            yield node, False
        node = node.next if node.next is not None else None
        depth = depth if node is not None else 0
