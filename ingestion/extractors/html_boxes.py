"""Finds the boxes of links to other pages of a site by what is written over them, whatever their classes are called."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingestion.extractors.html_cards import children
from ingestion.extractors.html_elsewhere import leads_readers_on, may_lead_on
from ingestion.extractors.html_sizes import Size
from ingestion.extractors.html_text import walk

_HEADINGS = "h2, h3, h4, h5, h6"
_ANY_HEADING = re.compile(r"h[1-6]")
_ALONE = "p, div, span, strong, b, header, legend"
_BOXES = frozenset(("div", "section", "aside", "nav", "ul", "ol", "li", "td"))
_LONGEST = 60  # characters of such a heading
_LINKED = 0.75
_LITTLE = 25  # characters: a date, a number, "ver todas"
_FEWEST = 3  # links, below a heading that might stand over a text
_BEFORE = 200  # characters said before it: what a page begins with is what it is about
_CLIMB = 3  # elements that may hold the heading alone
_MOSTLY_LINKED = 0.6
_LONGEST_TEASER = 200  # characters of its own, white space aside
_NEVER = "h1, main, textarea"
_GENERIC = frozenset(("com", "org", "net", "gob", "gov", "edu", "co", "ac"))
_MOST = 100  # such headings on a page, and elements below one
_HOST = re.compile(r"(?:https?:)?//(?:[^/@]*@)?([^/:?#]+)", re.IGNORECASE)
_OWN_ADDRESS = 'link[rel="canonical"], meta[property="og:url"]'


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a heading stands: it, or what holds nothing but it."""

    node: LexborNode
    rank: int
    is_certain: bool


def boxes(tree: LexborHTMLParser, sizes: Mapping[int, Size]) -> frozenset[int]:
    """The nodes, by `mem_id`, of all such boxes with their headings; of a page that is one article."""
    places = list({place.node.mem_id: place for place in islice(_places(tree, sizes), _MOST)}.values())
    own = _host(tree)
    below = [list(_below(place, sizes)) for place in places]
    found: set[int] = set()
    late = _after_text(tree, {place.node.mem_id for place in places})
    for place, nodes in zip(places, below, strict=True):
        links = [link for node in nodes for link in _links(node)]
        is_box = bool(links) and (place.is_certain or len(links) >= _FEWEST)
        if is_box and place.node.mem_id in late and _lead_on(links, own):
            found.update(node.mem_id for node in (place.node, *nodes))
    return frozenset(found)


def _after_text(tree: LexborHTMLParser, wanted: Collection[int]) -> frozenset[int]:
    """Those of the nodes that stand after a text of some length."""
    said = within = 0
    late: set[int] = set()
    for node, entering in walk(tree.root) if tree.root is not None and wanted else ():
        if node.tag == "a":
            within += 1 if entering else -1
        elif node.tag == "-text" and not within:
            said += len((node.text_content or "").strip())
        if said >= _BEFORE and node.mem_id in wanted and entering:
            late.add(node.mem_id)
    return frozenset(late)


def _places(tree: LexborHTMLParser, sizes: Mapping[int, Size]) -> Iterator[_Place]:
    for wanted in (_HEADINGS, _ALONE):
        for node in tree.css(wanted):
            size = sizes.get(node.mem_id) or Size()
            if not 0 < size.chars <= _LONGEST or (wanted == _ALONE and size.links):
                continue
            text = node.text()
            is_certain = leads_readers_on(text)
            if is_certain or (node.tag not in ("p", "strong", "b") and may_lead_on(text)):
                rank = int(node.tag[1]) if wanted == _HEADINGS and node.tag else 6
                yield _Place(_holding_alone(node, sizes), rank, is_certain)


def _holding_alone(node: LexborNode, sizes: Mapping[int, Size]) -> LexborNode:
    """The outermost element around a heading that holds nothing else."""
    chars = sizes[node.mem_id].chars
    for _ in range(_CLIMB):
        above = node.parent
        if (
            above is None
            or above.tag in ("body", "main", "article")
            or sizes.get(above.mem_id, Size()).chars != chars
        ):
            return node
        node = above
    return node


def _below(place: _Place, sizes: Mapping[int, Size]) -> Iterator[LexborNode]:
    """What stands below the heading and only leads on, up to the next heading or the end; nothing where a text may follow."""
    below: list[LexborNode] = []
    node = place.node.next
    while node is not None and len(below) < _MOST and not _is_next(node, place.rank, sizes):
        if not _leads_on(node, sizes):
            if place.is_certain:
                break
            return
        below += [node] if node.mem_id in sizes else []
        node = node.next
    while below and not sizes[below[-1].mem_id].links:  # a short line may be the next of the article
        below.pop()
    if place.is_certain or _is_box(place.node.parent, sizes):
        yield from below


def _is_box(node: LexborNode | None, sizes: Mapping[int, Size]) -> bool:
    """Whether an element holds hardly more than links: such boxes under one another."""
    size = sizes.get(node.mem_id) if node is not None and node.tag in _BOXES else None
    return size is not None and size.linked >= _MOSTLY_LINKED * size.chars


def _is_next(node: LexborNode, rank: int, sizes: Mapping[int, Size]) -> bool:
    """Whether the node is a heading of what comes next: it is of the same rank or above, and no link."""
    is_heading = node.tag is not None and _ANY_HEADING.fullmatch(node.tag) is not None
    return is_heading and int((node.tag or "h6")[1]) <= rank and not sizes.get(node.mem_id, Size()).links


def _leads_on(node: LexborNode, sizes: Mapping[int, Size]) -> bool:
    if node.tag == "-text":
        return len((node.text_content or "").strip()) <= _LITTLE
    size = sizes.get(node.mem_id) or Size()
    if not size.links:
        return size.chars <= _LITTLE
    if node.css_first(_NEVER) is not None:
        return False
    return size.linked >= _LINKED * size.chars or _are_teasers(node, sizes)


def _are_teasers(node: LexborNode, sizes: Mapping[int, Size]) -> bool:
    """Whether it is the beginning of another page, or holds nothing but such."""
    if _is_teaser(node, sizes):
        return True
    inner = [child for child in children(node) if sizes.get(child.mem_id, Size()).chars > _LITTLE]
    return bool(inner) and all(_is_teaser(child, sizes) for child in inner)


def _is_teaser(node: LexborNode, sizes: Mapping[int, Size]) -> bool:
    headings = node.css(_HEADINGS)
    size = sizes.get(node.mem_id) or Size()
    if len(headings) != 1 or not size.links or size.own > _LONGEST_TEASER:
        return False
    return bool(sizes.get(headings[0].mem_id, Size()).links) or any(
        leads_readers_on(link.text()) for link in node.css("a")
    )


def _links(node: LexborNode) -> list[LexborNode]:
    return [*([node] if node.tag == "a" else []), *node.css("a")]


def _lead_on(links: list[LexborNode], own: str) -> bool:
    """Whether they lead to other pages of the same site: what a writer recommends is elsewhere, a table of contents here."""
    addresses = {(link.attributes.get("href") or "").strip() for link in links}
    hosts = {_site(found[1]) for address in addresses if (found := _HOST.match(address))}
    is_within = any(address.startswith("#") and len(address) > 1 for address in addresses)
    return not is_within and (not own or hosts <= {own})


def _host(tree: LexborHTMLParser) -> str:
    for node in tree.css(_OWN_ADDRESS):
        found = _HOST.match((node.attributes.get("href") or node.attributes.get("content") or "").strip())
        if found:
            return _site(found[1])
    return ""


def _site(host: str) -> str:
    """What a host's pages share: "diario.com.ar" of "deportes.diario.com.ar"."""
    parts = host.lower().split(".")
    return ".".join(parts[-3 if parts[-2:-1] and parts[-2] in _GENERIC else -2 :])
