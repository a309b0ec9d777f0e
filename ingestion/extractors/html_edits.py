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
_PUT_IN = "ins"
_ENDS = frozenset(("br", "p", "div", "ul", "ol", "table", "blockquote", "hr"))
_DEEPEST, _FARTHEST = 3, 20
# What people remarked in the margin of a document of Word's, and the signs at its places.
_REMARKS = "[style*='mso-element:comment-list' i], [style*='mso-element: comment-list' i], .msocomtxt, .msocomanchor, .msocomoff"


def edits(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    """Yield the elements. What is struck out with nothing in its stead is shown to be read, as a mistake or as done, and stays."""
    yield from tree.css(_REMARKS)
    for node in tree.css(_TAKEN_OUT):
        if _is_tracked(node) or _is_corrected(node):
            yield node


def _is_tracked(node: LexborNode) -> bool:
    return any(node.attributes.get(name) for name in _TRACKED)


def _is_corrected(node: LexborNode) -> bool:
    """Whether what was put in its stead stands against it: with a word or a comma between, both are spoken of."""
    if node.css_first(_BLOCKS) is not None or len(node.text()) > _SHORT:
        return False
    return any(_is_put_in(_next_said(node, step)) for step in ("prev", "next"))


def _is_put_in(node: LexborNode | None) -> bool:
    if node is None:
        return False
    return node.tag == _PUT_IN or (node.tag in _FLOWING and node.css_first(_PUT_IN) is not None)


def _next_said(node: LexborNode, step: str) -> LexborNode | None:
    """What is next to it on its line, what else was taken out and white space aside."""
    around: LexborNode | None = node
    for _ in range(_DEEPEST):
        if around is None:
            return None
        for beside in _beside(around, step):
            if beside.tag in _ENDS or _says(beside):
                return beside
        around = around.parent if around.parent is not None and around.parent.tag in _FLOWING else None
    return None


def _beside(node: LexborNode, step: str) -> Iterator[LexborNode]:
    beside = getattr(node, step)
    for _ in range(_FARTHEST):
        if beside is None:
            return
        yield beside
        beside = getattr(beside, step)


def _says(node: LexborNode) -> bool:
    if node.tag == _TAKEN_OUT or (node.tag != "-text" and str(node.tag).startswith("-")):
        return False
    text = node.text_content if node.tag == "-text" else node.text()
    return bool((text or "").strip())
