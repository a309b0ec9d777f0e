"""Finds what editors of a page took out of its text or remarked on it, as changes are tracked: it is not what the text says any more."""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

_TAKEN_OUT = "del"
_TRACKED = ("cite", "datetime")  # by whom and when, as Word writes it
_SHORT = 200  # characters: more may be struck out for its readers to see
_BLOCKS = "p, div, li, table, h1, h2, h3, h4, pre"
_FLOWING = frozenset(
    ("b", "strong", "i", "em", "u", "span", "font", "small", "a", "s", "strike", "mark", "sub", "sup", "big")
)
_ENDS = frozenset(("br", "p", "div", "ul", "ol", "table", "blockquote", "hr"))
_DEEPEST, _FARTHEST = 3, 20
# What people remarked in the margin of a document of Word's, and the signs at its places.
_REMARKS = "[style*='mso-element:comment-list' i], [style*='mso-element: comment-list' i], .msocomtxt, .msocomanchor, .msocomoff"


def edits(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    """Yield the elements. What is struck out alone, as a line of its own, is shown to be read, and stays."""
    yield from tree.css(_REMARKS)
    for node in tree.css(_TAKEN_OUT):
        if _is_tracked(node) or _is_within_a_line(node):
            yield node


def _is_tracked(node: LexborNode) -> bool:
    return any(node.attributes.get(name) for name in _TRACKED)


def _is_within_a_line(node: LexborNode) -> bool:
    """Whether words stand beside it that are read instead, or without it."""
    if node.css_first(_BLOCKS) is not None or len(node.text()) > _SHORT:
        return False
    around: LexborNode | None = node
    for _ in range(_DEEPEST):
        if around is None or any(_says(beside) for beside in _beside(around)):
            return around is not None
        around = around.parent if around.parent is not None and around.parent.tag in _FLOWING else None
    return False


def _beside(node: LexborNode) -> Iterator[LexborNode]:
    """What is next to it on its line, on both sides."""
    for step in ("prev", "next"):
        beside = getattr(node, step)
        for _ in range(_FARTHEST):
            if beside is None or beside.tag in _ENDS:
                break
            yield beside
            beside = getattr(beside, step)


def _says(node: LexborNode) -> bool:
    if node.tag == _TAKEN_OUT or (node.tag != "-text" and str(node.tag).startswith("-")):
        return False
    text = node.text_content if node.tag == "-text" else node.text()
    return any(letter.isalnum() for letter in text or "")
