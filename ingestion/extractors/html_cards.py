"""Finds the cards by which web pages lead to other pages: a picture or a heading, a link and a line or two, again and again."""

from collections import Counter
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborNode

from ingestion.extractors.html_sizes import Size

_FEWEST = 3
_LONGEST = 400  # characters of a card's own
_HEAD = "h2, h3, h4, h5, h6, img, picture, figure, time"
_LEAST_PROSE = 500  # characters of the page: with less the cards may be what the page is
_MOST_PROSE = 0.35  # of the page's


def are_cards(node: LexborNode, sizes: Mapping[int, Size], whole: Size) -> bool:
    """Whether most of what an element holds are three or more cards, on a page that says more elsewhere."""
    size = sizes.get(node.mem_id) or Size()
    if size.links < _FEWEST or whole.prose < _LEAST_PROSE or size.prose > _MOST_PROSE * whole.prose:
        return False
    held = list(children(node))
    if len(held) < _FEWEST:
        return False
    alike = Counter((child.tag, _first_class(child)) for child in held).most_common(1)[0]
    if alike[1] < max(_FEWEST, 0.6 * len(held)):
        return False
    cards = [child for child in held if (child.tag, _first_class(child)) == alike[0]]
    return sum(_is_card(card, sizes) for card in cards) >= max(_FEWEST, 0.8 * len(cards))


def children(node: LexborNode) -> Iterator[LexborNode]:
    """The elements that stand directly in another."""
    child = node.child
    while child is not None:
        if child.tag is not None and not child.tag.startswith("-"):
            yield child
        child = child.next


def _first_class(node: LexborNode) -> str:
    return next(iter((node.attributes.get("class") or "").split()), "")


def _is_card(node: LexborNode, sizes: Mapping[int, Size]) -> bool:
    size = sizes.get(node.mem_id) or Size()
    return size.links > 0 and size.own <= _LONGEST and node.css_first(_HEAD) is not None
