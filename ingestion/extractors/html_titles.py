"""Finds the title of what a page says where it stands beside the element that holds the text, not in it."""

from collections.abc import Container, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingestion.extractors.html_text import visible_text

_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_ANY_HEADING = "h1, h2, h3, h4"
_NAMED = '[itemprop="headline"]'
_TEXT = frozenset(("p", "blockquote", "pre"))  # a heading above one of these is its
_FARTHEST = 3  # elements that may hold the text, one in another, before one stands beside the title


def title_above(tree: LexborHTMLParser, main: LexborNode) -> str:
    """The title of the first rank, where it stands outside the main element, and an empty line."""
    title = None if main.css_first("h1") is not None else tree.css_first("h1")
    text = visible_text(title) if title is not None else ""
    return f"{text}\n\n" if text else ""


def titles_above(tree: LexborHTMLParser, main: LexborNode, cut: Container[int]) -> str:
    """The same, and below it the title of the text alone, where that is another."""
    first = title_above(tree, main)
    headline = None if main.css_first("h1") is not None else _headline(tree, main, cut)
    text = visible_text(headline) if headline is not None else ""
    return first if not text or first.strip() == text else f"{first}{text}\n\n"


def _headline(tree: LexborHTMLParser, main: LexborNode, cut: Container[int]) -> LexborNode | None:
    """The heading that a page names as its title, else the one that stands above a text without any."""
    if main.css_first(_NAMED) is not None:
        return None
    named = [node for node in tree.css(_NAMED) if node.tag in _HEADINGS and not _is_within(node, cut)]
    if len(named) == 1:
        return named[0]
    own = main.css_first(_ANY_HEADING)
    has_own = own is not None and visible_text(main, cut).startswith(visible_text(own))
    return None if has_own else next(_beside(main, cut), None)


def _beside(main: LexborNode, cut: Container[int]) -> Iterator[LexborNode]:
    """The headings before it that stand alone, in what holds both; the nearest first."""
    node = main
    for _ in range(_FARTHEST):
        before = node.prev
        while before is not None and before.tag not in _TEXT:
            heading = _only_heading(before)
            if heading is not None and not _is_within(heading, cut):
                yield heading
            before = before.prev
        if node.parent is None or node.parent.tag == "body":
            return
        node = node.parent


def _only_heading(node: LexborNode) -> LexborNode | None:
    """What is a heading, or holds one and nothing else."""
    if node.tag is None or node.tag in _HEADINGS or node.tag.startswith("-"):
        return node if node.tag in _HEADINGS else None
    heading = node.css_first(_ANY_HEADING)
    return heading if heading is not None and visible_text(node) == visible_text(heading) else None


def _is_within(node: LexborNode, cut: Container[int]) -> bool:
    around: LexborNode | None = node
    while around is not None and around.mem_id not in cut:
        around = around.parent
    return around is not None
