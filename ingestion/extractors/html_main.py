"""Leaves out of a real web page what surrounds its article: menus, banners, side columns, footers, related pages, comments.

It takes away and seldom picks: what no rule names stays, so that no article is lost with a page built in its own way.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingestion.extractors.html_boxes import boxes
from ingestion.extractors.html_cells import menus_in_cells
from ingestion.extractors.html_centre import MAIN, count
from ingestion.extractors.html_enough import FEWEST_CHARS, is_enough
from ingestion.extractors.html_kind import is_article, is_web_page, is_written_as_a_document
from ingestion.extractors.html_machinery import article_of_wiki, machinery
from ingestion.extractors.html_sizes import Size, measure
from ingestion.extractors.html_surroundings import surroundings
from ingestion.extractors.html_tags import site_by_tags
from ingestion.extractors.html_text import visible_text
from ingestion.extractors.html_titles import title_above, titles_above

_MAIN_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class MainText:
    """The text that a page is about, the lines left out of it that the site itself says, and the share left out."""

    text: str
    around: tuple[str, ...]
    left_out: float


def main_text(tree: LexborHTMLParser, whole: str) -> MainText | None:
    """The main text of a web page whose whole text is `whole`; None where the page is no web page, or too little is left."""
    sizes = measure(tree.root) if tree.root is not None else None
    if tree.root is None or sizes is None:
        return None
    wiki, whole_size = article_of_wiki(tree), sizes[tree.root.mem_id]
    found = (
        boxes(tree, sizes)
        if wiki is None and is_article(tree) and not is_written_as_a_document(tree)
        else frozenset()
    )
    never = dict.fromkeys(machinery(tree, is_wiki=wiki is not None) | _menus(tree, sizes) | found, False)
    if wiki is None and not found and not is_web_page(tree, whole_size):
        return _bared(tree.root, never, whole) if never else None
    for by_name in (True, False):  # what the parts of a page are called can mislead
        cut = surroundings(tree, tree.root, sizes, by_name=by_name) | never
        text = _of_wiki(tree, wiki, cut) if wiki is not None else _picked(tree, tree.root, cut)
        if (wiki is not None and text.strip()) or is_enough(tree, text, cut, sizes, whole_size):
            return _main(tree.root, cut, text, whole)
    by_tags = site_by_tags(tree, sizes)
    return _bared(tree.root, dict.fromkeys(by_tags, False) | never, whole) if by_tags else None


def _menus(tree: LexborHTMLParser, sizes: Mapping[int, Size]) -> frozenset[int]:
    return frozenset() if is_written_as_a_document(tree) else menus_in_cells(tree, sizes)


def _bared(root: LexborNode, cut: dict[int, bool], whole: str) -> MainText:
    """All that is said but what a program wrote into a saved document, the menus of an old page, the site around a short one."""
    return _main(root, cut, visible_text(root, cut), whole)


def _main(root: LexborNode, cut: dict[int, bool], text: str, whole: str) -> MainText:
    return MainText(text, _told(root, cut, text), 1 - count(text) / max(1, count(whole)))


def _of_wiki(tree: LexborHTMLParser, article: LexborNode, cut: Container[int]) -> str:
    """The article and its title: of a stub too, however much more its site says."""
    text = visible_text(article, cut)
    return (title_above(tree, article) + text) if text.strip() else ""


def _told(root: LexborNode, cut: dict[int, bool], text: str) -> tuple[str, ...]:
    """The lines that are not in the text, nor what readers say."""
    kept = set(text.splitlines())
    told = visible_text(root, {node for node, is_comment in cut.items() if is_comment}).splitlines()
    return tuple(line for line in told if line not in kept)


def _picked(tree: LexborHTMLParser, root: LexborNode, cut: Container[int]) -> str:
    """What is left, or only what its one main element says of it, where the page names one and that is nearly all."""
    left = visible_text(root, cut)
    fewest = max(FEWEST_CHARS, _MAIN_SHARE * count(left))
    for wanted in MAIN:
        found = tree.css(wanted)
        if len(found) == 1 and count(text := visible_text(found[0], cut)) >= fewest:
            return titles_above(tree, found[0], cut) + text
    return left
