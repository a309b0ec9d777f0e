"""Finds the elements of a web page that are not its article but the site around it: menus, banners, side columns, footers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingestion.extractors.html_cards import are_cards
from ingestion.extractors.html_centre import MAIN, TEXT, says_something
from ingestion.extractors.html_headings import headings_of_nothing
from ingestion.extractors.html_kind import is_article
from ingestion.extractors.html_labels import is_label
from ingestion.extractors.html_names import (
    AROUND,
    ASKS_READERS,
    COMMENTS,
    EVEN_INSIDE,
    LEADS_AWAY,
    OF_ARTICLE,
    ONE_COMMENT,
    words_of,
)  # fmt: skip
from ingestion.extractors.html_sizes import Size
from ingestion.extractors.html_text import walk

_NEVER_ARTICLE = frozenset(("nav", "menu", "dialog"))
_SITE = frozenset(("header", "footer", "aside"))  # those of the page; those of an article belong to it
_ROLES = frozenset((
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar",
))  # fmt: skip
_NEVER_CUT = frozenset((
    "-text",
    "html", "body", "main", "article", "p", "pre", "code", "span", "a", "b", "i", "em", "strong", "blockquote", "h1", "h2", "h3",
))  # fmt: skip
_LISTS = frozenset(("ul", "ol", "div", "section", "table", "td"))
_PROSE = frozenset(("p", "blockquote", "dl"))
_ENOUGH_PROSE = 500  # characters
_MOST_SHARE = 0.5  # whatever says more of the page than this is no surrounding, whatever it is called
_LITTLE = 0.3
_FIELDS = "textarea, input:not([type=hidden]), button"
_LINKED, _FEWEST_LINKS = 0.75, 4
_FEW_LINKS = 0.3
_FEW_CHARS = 200
_HOLDING = tuple(wanted for wanted in MAIN if wanted != "article")  # side columns have articles too


@dataclass(frozen=True, slots=True)
class _Page:
    sizes: Mapping[int, Size]
    whole: Size
    protected: frozenset[int]  # what holds the main element or the title
    centres: frozenset[int]  # the main elements themselves
    texts: frozenset[int]  # what holds nothing but what its author wrote
    is_article: bool
    by_name: bool
    has_centre: bool  # one that says something


def surroundings(
    tree: LexborHTMLParser, root: LexborNode, sizes: Mapping[int, Size], *, by_name: bool
) -> dict[int, bool]:
    """The nodes that are not the article, by `mem_id`: whether each is what readers say below it, not the site around it.

    Where not `by_name`, only by what they are and hold, whatever they are called.
    """
    page = _page(tree, root, sizes, by_name=by_name)
    cut: dict[int, bool] = {}
    depth = in_text = 0
    for node, entering in walk(root, cut):
        step = 1 if entering else -1
        in_text += step if node.mem_id in page.texts else 0
        depth += step if node.mem_id in page.centres or node.tag == "blockquote" else 0
        if not entering or node.mem_id in page.protected:
            continue
        if _is_label(node, page):
            cut[node.mem_id] = False
        elif node.tag in _NEVER_CUT:
            continue
        elif _is_comments(node, page, in_text=in_text > 0):
            cut[node.mem_id] = True
        elif _is_around(node, page, inside=depth > 0):
            cut[node.mem_id] = False
    return cut | dict.fromkeys(headings_of_nothing(root, cut, sizes), False)


def _page(tree: LexborHTMLParser, root: LexborNode, sizes: Mapping[int, Size], *, by_name: bool) -> _Page:
    return _Page(
        sizes,
        sizes[root.mem_id],
        frozenset(_holders(tree)),
        frozenset(node.mem_id for wanted in MAIN for node in tree.css(wanted)),
        frozenset(node.mem_id for node in tree.css(TEXT)),
        is_article(tree),
        by_name,
        says_something(tree),
    )


def _holders(tree: LexborHTMLParser) -> Iterator[int]:
    """Whatever holds a main element or a title of the first rank."""
    for node in (one for wanted in (*_HOLDING, "h1") for one in tree.css(wanted)[:20]):
        parent: LexborNode | None = node
        while parent is not None:
            yield parent.mem_id
            parent = parent.parent


def _is_label(node: LexborNode, page: _Page) -> bool:
    size = page.sizes.get(node.mem_id)
    return size is not None and is_label(node, size, in_article=page.is_article)


def _is_comments(node: LexborNode, page: _Page, *, in_text: bool) -> bool:
    """Within the text one comment is its author's: what readers say stands together, below."""
    names = words_of(node) if page.is_article else set[str]()
    return bool(names & COMMENTS) or (not in_text and bool(names & ONE_COMMENT))


def _is_around(node: LexborNode, page: _Page, *, inside: bool) -> bool:
    size = page.sizes.get(node.mem_id) or Size()
    dense = size.links >= 2 and size.linked >= _FEW_LINKS * size.chars
    if node.tag in _NEVER_ARTICLE or (node.attributes.get("role") or "").lower() in _ROLES:
        return True
    is_foot = node.tag == "footer" and not inside and page.has_centre
    if _says_most(size, page.whole) and not (dense and node.tag in _SITE) and not is_foot:
        return False
    if _is_form(node, size, page.whole) or (not inside and are_cards(node, page.sizes, page.whole)):
        return True
    names = words_of(node)
    if node.tag in _SITE:
        return dense or not (inside or names & OF_ARTICLE)
    if not page.by_name or not (names & AROUND or names & LEADS_AWAY or names & ASKS_READERS):
        return not inside and _is_list_of_links(node, size)
    return _leads_away(names, size, page.whole) or _is_around_by_name(names, size, dense=dense, inside=inside)


def _leads_away(names: set[str], size: Size, whole: Size) -> bool:
    is_little = size.own <= _LITTLE * whole.own and size.prose <= _LITTLE * whole.prose
    return bool(names & ASKS_READERS or (names & LEADS_AWAY and size.links)) and is_little


def _is_around_by_name(names: set[str], size: Size, *, dense: bool, inside: bool) -> bool:
    """Within an article only what is mostly links, or is small and can be nothing else."""
    is_small = bool(names & EVEN_INSIDE) and size.chars < _FEW_CHARS
    return bool(names & AROUND) and (dense or not inside or is_small)


def _is_form(node: LexborNode, size: Size, whole: Size) -> bool:
    """Whether readers are asked for something: some systems put whole pages into a form, but then it says most of them."""
    return node.tag == "form" and size.own <= _LITTLE * whole.own and node.css_first(_FIELDS) is not None


def _says_most(size: Size, whole: Size) -> bool:
    has_most_prose = whole.prose >= _ENOUGH_PROSE and size.prose > _MOST_SHARE * whole.prose
    return has_most_prose or size.own > _MOST_SHARE * whole.own


def _is_list_of_links(node: LexborNode, size: Size) -> bool:
    listed = node.tag in _LISTS and size.links >= _FEWEST_LINKS and size.linked >= _LINKED * size.chars
    return listed and not _follows_prose(node)


def _follows_prose(node: LexborNode) -> bool:
    before = node.prev
    while before is not None and before.tag == "-text" and not (before.text_content or "").strip():
        before = before.prev
    return before is not None and before.tag in _PROSE
