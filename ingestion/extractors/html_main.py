"""Leaves out of a real web page what surrounds its article: menus, banners, side columns, footers, related pages, comments.

It takes away and seldom picks: what no rule names stays, so that no article is lost with a page built in its own way.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingestion.extractors.html_kind import is_article, is_web_page
from ingestion.extractors.html_sizes import Size, measure
from ingestion.extractors.html_text import visible_text, walk

# The words of "site-footer", "menuPrincipal", "widget_area".
_NAMES = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_NEVER_ARTICLE = frozenset(("nav", "menu", "dialog"))
_SITE = frozenset(("header", "footer", "aside"))  # those of the page; those of an article belong to it
_ROLES = frozenset((
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar",
))  # fmt: skip
_AROUND = frozenset((
    "nav", "navbar", "navigation", "navegacion", "menu", "submenu", "breadcrumb", "breadcrumbs", "migas", "footer", "pie", "peu",
    "rodape", "sidebar", "lateral", "cookie", "cookies", "consent", "gdpr", "rgpd", "modal", "newsletter", "boletin", "subscribe",
    "suscripcion", "paywall", "share", "sharing", "compartir", "partilhar", "related", "relacionadas", "relacionados",
    "relacionats", "recommended", "recomendados", "advertisement", "ads", "publicidad", "publicidade", "publicitat", "pagination",
    "paginacion", "toolbar", "widget", "promo", "banner", "social",
))  # fmt: skip
_EVEN_INSIDE = frozenset((  # small ones of these stand within articles too, without a link
    "breadcrumb", "breadcrumbs", "migas", "cookie", "cookies", "consent", "gdpr", "rgpd", "newsletter", "boletin", "subscribe",
    "suscripcion", "paywall", "share", "sharing", "compartir", "partilhar", "advertisement", "ads", "publicidad", "publicidade",
    "publicitat",
))  # fmt: skip
_OF_ARTICLE = frozenset((
    "entry", "post", "article", "articulo", "artigo", "entrada", "noticia", "title", "titulo", "titol", "poema", "cita",
))  # fmt: skip
_COMMENTS = frozenset((
    "comment", "comments", "comentario", "comentarios", "comentaris", "respond", "disqus",
))  # fmt: skip
_NEVER_CUT = frozenset((
    "-text",
    "html", "body", "main", "article", "p", "pre", "code", "span", "a", "b", "i", "em", "strong", "blockquote", "h1", "h2", "h3",
))  # fmt: skip
_LISTS = frozenset(("ul", "ol", "div", "section", "table", "td"))
_PROSE = frozenset(("p", "blockquote", "dl"))
_MOST_SHARE = 0.5  # whatever says more of the page than this is no surrounding, whatever it is called
_LINKED, _FEWEST_LINKS = 0.75, 4
_FEWEST_CHARS = 200
_FEWEST_SHARE = 0.15
_FEW_LINKS = 0.3
_MAIN = ("main", '[role="main"]', '[itemprop="articleBody"]', "article")
_MAIN_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class MainText:
    """The text that a page is about, the lines left out of it that the site itself says, and the share left out."""

    text: str
    around: tuple[str, ...]
    left_out: float


@dataclass(frozen=True, slots=True)
class _Page:
    sizes: dict[int, Size]
    whole: Size
    protected: frozenset[int]  # what holds the main element or the title
    centres: frozenset[int]  # the main elements themselves
    is_article: bool


def main_text(tree: LexborHTMLParser, whole: str) -> MainText | None:
    """The main text of a web page whose whole text is `whole`; None where the page is no web page, or too little is left."""
    sizes = measure(tree.root) if tree.root is not None else None
    if tree.root is None or sizes is None or not is_web_page(tree, sizes[tree.root.mem_id]):
        return None
    cut = _surroundings(tree, tree.root, sizes)
    text = _picked(tree, tree.root, cut)
    if _too_little(_chars(text), sizes[tree.root.mem_id]):
        return None
    kept = set(text.splitlines())
    told = visible_text(tree.root, {node for node, is_comment in cut.items() if is_comment}).splitlines()
    return MainText(
        text, tuple(line for line in told if line not in kept), 1 - _chars(text) / max(1, _chars(whole))
    )


def _too_little(chars: int, whole: Size) -> bool:
    few_links = whole.linked <= _FEW_LINKS * whole.chars
    return chars < _FEWEST_CHARS or (few_links and chars < _FEWEST_SHARE * whole.chars)


def _chars(text: str) -> int:
    return len("".join(text.split()))


def _surroundings(tree: LexborHTMLParser, root: LexborNode, sizes: dict[int, Size]) -> dict[int, bool]:
    """The nodes that are not the article, by `mem_id`: whether each is what readers say below it, not the site around it."""
    page = _page(tree, root, sizes)
    cut: dict[int, bool] = {}
    depth = 0
    for node, entering in walk(root, cut):
        if node.mem_id in page.centres or node.tag == "blockquote":
            depth += 1 if entering else -1
        if not entering or node.tag in _NEVER_CUT or node.mem_id in page.protected:
            continue
        if _is_comments(node, page):
            cut[node.mem_id] = True
        elif _is_around(node, page, inside=depth > 0):
            cut[node.mem_id] = False
    return cut


def _page(tree: LexborHTMLParser, root: LexborNode, sizes: dict[int, Size]) -> _Page:
    centres = frozenset(node.mem_id for wanted in _MAIN for node in tree.css(wanted))
    return _Page(sizes, sizes[root.mem_id], frozenset(_holders(tree)), centres, is_article(tree))


def _holders(tree: LexborHTMLParser) -> Iterator[int]:
    """Whatever holds a main element or a title of the first rank."""
    for node in (one for wanted in (*_MAIN[:3], "h1") for one in tree.css(wanted)[:20]):
        parent: LexborNode | None = node
        while parent is not None:
            yield parent.mem_id
            parent = parent.parent


def _names(node: LexborNode) -> set[str]:
    given = node.attributes
    return {word.lower() for word in _NAMES.findall(f"{given.get('class') or ''} {given.get('id') or ''}")}


def _is_comments(node: LexborNode, page: _Page) -> bool:
    return page.is_article and bool(_names(node) & _COMMENTS)


def _is_around(node: LexborNode, page: _Page, *, inside: bool) -> bool:
    size = page.sizes.get(node.mem_id) or Size()
    dense = size.links >= 2 and size.linked >= _FEW_LINKS * size.chars
    if node.tag in _NEVER_ARTICLE or (node.attributes.get("role") or "").lower() in _ROLES:
        return True
    if size.own > _MOST_SHARE * page.whole.own:
        return False
    names = _names(node)
    if node.tag in _SITE:
        return dense or not (inside or names & _OF_ARTICLE)
    if names & _AROUND:
        return dense or not inside or (bool(names & _EVEN_INSIDE) and size.chars < _FEWEST_CHARS)
    listed = node.tag in _LISTS and size.links >= _FEWEST_LINKS and size.linked >= _LINKED * size.chars
    return listed and not (inside or _follows_prose(node))


def _follows_prose(node: LexborNode) -> bool:
    before = node.prev
    while before is not None and before.tag == "-text" and not (before.text_content or "").strip():
        before = before.prev
    return before is not None and before.tag in _PROSE


def _picked(tree: LexborHTMLParser, root: LexborNode, cut: Container[int]) -> str:
    """What is left, or only what its one main element says of it, where the page names one and that is nearly all."""
    left = visible_text(root, cut)
    fewest = max(_FEWEST_CHARS, _MAIN_SHARE * _chars(left))
    for wanted in _MAIN:
        found = tree.css(wanted)
        if len(found) == 1 and _chars(text := visible_text(found[0], cut)) >= fewest:
            return _title_above(tree, found[0]) + text
    return left


def _title_above(tree: LexborHTMLParser, main: LexborNode) -> str:
    """The title of the first rank, where it stands outside the main element."""
    title = None if main.css_first("h1") is not None else tree.css_first("h1")
    text = visible_text(title) if title is not None else ""
    return f"{text}\n\n" if text else ""
