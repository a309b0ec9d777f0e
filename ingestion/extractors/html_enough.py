"""Judges whether what is left of a web page, once its site is taken away, is its article or too little to be it."""

from collections.abc import Mapping

from selectolax.lexbor import LexborHTMLParser

from ingestion.extractors.html_centre import count, says_something
from ingestion.extractors.html_sizes import Size

FEWEST_CHARS = 200
_FEWEST_SHARE = 0.15
_FEW_LINKS = 0.3
# What a site is made of by what it is, not by what it is called.
_SITE = 'nav, menu, header, footer, dialog, [role="navigation"], [role="banner"], [role="contentinfo"], [role="dialog"]'


def is_enough(
    tree: LexborHTMLParser, text: str, cut: Mapping[int, bool], sizes: Mapping[int, Size], whole: Size
) -> bool:
    """Whether `text` is much of what the page says, readers aside; a short one is where the page names its main element."""
    chars = count(text)
    if chars >= FEWEST_CHARS and _is_much(chars, cut, sizes, whole):
        return True
    return says_something(tree, cut) and chars >= _FEWEST_SHARE * (chars + _said_elsewhere(tree, cut, sizes))


def _is_much(chars: int, cut: Mapping[int, bool], sizes: Mapping[int, Size], whole: Size) -> bool:
    readers = [sizes[node] for node, is_comment in cut.items() if is_comment]
    said = whole.chars - sum(size.chars for size in readers)
    linked = whole.linked - sum(size.linked for size in readers)
    return linked > _FEW_LINKS * said or chars >= _FEWEST_SHARE * said


def _said_elsewhere(tree: LexborHTMLParser, cut: Mapping[int, bool], sizes: Mapping[int, Size]) -> int:
    """What readers say, and what was cut for its name alone, which may mislead."""
    site = {node.mem_id for node in tree.css(_SITE)}
    return sum(sizes.get(node, Size()).own for node in cut if node not in site)
