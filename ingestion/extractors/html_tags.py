"""Finds the menus, the head and the foot of a short web page by their tags alone, which mislead nobody, where names and sizes say too little."""

import re
from collections.abc import Iterable, Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingestion.extractors.html_centre import count
from ingestion.extractors.html_sizes import Size
from ingestion.extractors.html_text import visible_text

_MENUS = 'nav, menu, [role="navigation"]'
_HEADS = 'header, [role="banner"]'
_FEET = 'footer, [role="contentinfo"]'
_WITHIN = frozenset(
    ("main", "article", "section", "blockquote", "figure", "li", "td", "dd")
)  # these have heads and feet of their own
_LINKED = 0.75
_LONGEST_FOOT = 300  # characters of its own: with more it says something
# What a foot says for its site, whatever the site is about.
_SMALL_PRINT = re.compile(
    r"©|\(c\) ?(?:19|20)\d\d|copyright|(?:derechos|direitos|drets|dereitos|rights) (?:reservad|reservats|reserved)|eskubide guztiak"
    r"|(?:pol[ií]tica|aviso|av[ií]s) (?:de |legal)|t[eé]rminos (?:y|de)|termos (?:e|de)|privacy|cookies|powered by|creado con|desarrollado por",
    re.IGNORECASE,
)
_NO_WORDS = "h1, h2, h3, h4, h5, h6, a, button, label, header, footer, aside, form"
_FEWEST_WORDS = 10  # characters: those of a proverb


def site_by_tags(tree: LexborHTMLParser, sizes: Mapping[int, Size]) -> frozenset[int]:
    """The nodes, by `mem_id`, that are a site's; none where nothing else than titles and links would be left."""
    found = frozenset(node.mem_id for node in _parts(tree, sizes))
    return found if found and _says_something(tree, found) else frozenset()


def _parts(tree: LexborHTMLParser, sizes: Mapping[int, Size]) -> Iterator[LexborNode]:
    yield from (node for node in tree.css(_MENUS) if _leads_elsewhere(node, sizes))
    for node in tree.css(_HEADS):
        if not _is_within(node) and node.css_first("h1") is None and _leads_elsewhere(node, sizes):
            yield node
    for node in tree.css(_FEET):
        if not _is_within(node) and (_leads_elsewhere(node, sizes) or _is_small_print(node, sizes)):
            yield node


def _leads_elsewhere(node: LexborNode, sizes: Mapping[int, Size]) -> bool:
    """Whether it is nearly all links, not to places of the page itself."""
    size = sizes.get(node.mem_id) or Size()
    if not size.links or size.linked < _LINKED * size.chars:
        return False
    addresses = [(link.attributes.get("href") or "").strip() for link in node.css("a")]
    return sum(address.startswith("#") and len(address) > 1 for address in addresses) * 2 < len(addresses)


def _is_small_print(node: LexborNode, sizes: Mapping[int, Size]) -> bool:
    size = sizes.get(node.mem_id) or Size()
    return size.own <= _LONGEST_FOOT and _SMALL_PRINT.search(node.text()) is not None


def _is_within(node: LexborNode) -> bool:
    above = node.parent
    while above is not None and above.tag not in _WITHIN:
        above = above.parent
    return above is not None


def _says_something(tree: LexborHTMLParser, cut: Iterable[int]) -> bool:
    silent = {node.mem_id for node in tree.css(_NO_WORDS)} | set(cut)
    return tree.root is not None and count(visible_text(tree.root, silent)) >= _FEWEST_WORDS
