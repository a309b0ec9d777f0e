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
# These have heads and feet of their own.
_WITHIN = frozenset(("main", "article", "section", "blockquote", "figure", "li", "td", "dd"))
_LINKED = 0.75
_HEADINGS = "h1, h2, h3, h4"
# Where a site begins.
_HOME = re.compile(r"(?:https?:)?(?://[^/?#]*)?(?:\./|/)?(?:index\.\w+)?", re.IGNORECASE)
_LONGEST_FOOT = 300  # characters of its own: with more it says something
# What a foot says for its site, whatever the site is about.
_SMALL_PRINT = re.compile(
    r"©|\(c\) ?(?:19|20)\d\d|copyright|(?:derechos|direitos|drets|dereitos|rights) (?:reservad|reservats|reserved)|eskubide guztiak"
    r"|(?:pol[ií]tica|aviso|av[ií]s) (?:de |legal)|t[eé]rminos (?:y|de)|termos (?:e|de)|privacy|cookies|powered by|creado con|desarrollado por",
    re.IGNORECASE,
)
_OF_A_SITE = re.compile(
    r"\S@\S|\btel(?:[ée]f|\b)|\d{3}[ -]?\d{3}[ -]?\d|licen[cçs]|llic[eè]n|www\.", re.IGNORECASE
)
_SENTENCES = re.compile(r"[.;|·•](?=\s|$)|\n")
_WORD = re.compile(r"[^\W\d_]+")
_IN_NAMES = frozenset(
    ("a", "and", "d", "da", "das", "de", "del", "dels", "do", "dos", "e", "el", "els", "i", "l", "la", "las", "lo", "los", "of", "os", "the", "y")
)  # fmt: skip
_FEWEST_OF_A_SENTENCE = 3  # words
_NO_WORDS = "h1, h2, h3, h4, h5, h6, a, button, label, header, footer, aside, form"
_FEWEST_WORDS = 10  # characters: those of a proverb


def site_by_tags(tree: LexborHTMLParser, sizes: Mapping[int, Size]) -> frozenset[int]:
    """The nodes, by `mem_id`, that are a site's; none where nothing else than titles and links would be left."""
    found = frozenset(node.mem_id for node in _parts(tree, sizes))
    return found if found and _says_something(tree, found) else frozenset()


def _parts(tree: LexborHTMLParser, sizes: Mapping[int, Size]) -> Iterator[LexborNode]:
    yield from (node for node in tree.css(_MENUS) if _leads_elsewhere(node, sizes))
    heads = [node for node in tree.css(_HEADS) if not _is_within(node) and _leads_elsewhere(node, sizes)]
    titles = _titles_outside(tree) if heads else frozenset[str]()
    yield from (node for node in heads if not _holds_title(node, titles))
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


def _titles_outside(tree: LexborHTMLParser) -> frozenset[str]:
    """The tags of the headings that stand in no head."""
    within = {node.mem_id for head in _HEADS.split(", ") for node in tree.css(f"{head} :is({_HEADINGS})")}
    return frozenset(node.tag or "" for node in tree.css(_HEADINGS) if node.mem_id not in within)


def _holds_title(head: LexborNode, elsewhere: frozenset[str]) -> bool:
    """Whether the page's title is in it: a site's own name leads to where the site begins, and pages have titles beside it."""
    menus = {node.mem_id for menu in head.css(_MENUS) for node in menu.css(_HEADINGS)}
    own = [node for node in head.css(_HEADINGS) if node.mem_id not in menus]
    if not own or any(node.tag == "h1" for node in own):
        return bool(own)
    return not elsewhere or ("h1" not in elsewhere and not all(map(_leads_home, own)))


def _leads_home(heading: LexborNode) -> bool:
    link = heading.css_first("a")
    return link is not None and _HOME.fullmatch((link.attributes.get("href") or "").strip()) is not None


def _is_small_print(node: LexborNode, sizes: Mapping[int, Size]) -> bool:
    """Whether all that it says, links aside, is what feet of sites say, or names."""
    size = sizes.get(node.mem_id) or Size()
    if size.own > _LONGEST_FOOT or _SMALL_PRINT.search(node.text()) is None:
        return False
    own = visible_text(node, {link.mem_id for link in node.css("a")})
    return not any(_is_said(sentence) for sentence in _SENTENCES.split(own))


def _is_said(sentence: str) -> bool:
    """Whether it is a sentence of the page's: names have none but small words between, and nothing told of them."""
    if _SMALL_PRINT.search(sentence) or _OF_A_SITE.search(sentence):
        return False
    words = _WORD.findall(sentence)
    is_name = ":" not in sentence and all(word[0].isupper() or word in _IN_NAMES for word in words)
    return len(words) >= _FEWEST_OF_A_SENTENCE and not is_name


def _is_within(node: LexborNode) -> bool:
    above = node.parent
    while above is not None and above.tag not in _WITHIN:
        above = above.parent
    return above is not None


def _says_something(tree: LexborHTMLParser, cut: Iterable[int]) -> bool:
    silent = {node.mem_id for node in tree.css(_NO_WORDS)} | set(cut)
    return tree.root is not None and count(visible_text(tree.root, silent)) >= _FEWEST_WORDS
