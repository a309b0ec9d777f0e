"""Leaves out of a real web page what surrounds its article: menus, banners, side columns, footers, related pages, comments.

It takes away and seldom picks: what no rule names stays, so that no article is lost with a page built in its own way.
"""

from collections.abc import Container
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingestion.extractors.html_kind import is_web_page
from ingestion.extractors.html_machinery import article_of_wiki, machinery
from ingestion.extractors.html_sizes import Size, measure
from ingestion.extractors.html_surroundings import MAIN, surroundings
from ingestion.extractors.html_text import visible_text

_FEWEST_CHARS = 200
_FEWEST_SHARE = 0.15
_FEW_LINKS = 0.3
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
    wiki = article_of_wiki(tree)
    written_by_programs = dict.fromkeys(machinery(tree, is_wiki=wiki is not None), False)
    if wiki is None and not is_web_page(tree, sizes[tree.root.mem_id]):
        return _bared(tree.root, written_by_programs, whole) if written_by_programs else None
    for by_name in (True, False):  # what the parts of a page are called can mislead
        cut = surroundings(tree, tree.root, sizes, by_name=by_name) | written_by_programs
        text = _of_wiki(tree, wiki, cut) if wiki is not None else _picked(tree, tree.root, cut)
        if (wiki is not None and text.strip()) or not _too_little(_chars(text), sizes[tree.root.mem_id]):
            return MainText(text, _told(tree.root, cut, text), 1 - _chars(text) / max(1, _chars(whole)))
    return None


def _bared(root: LexborNode, cut: dict[int, bool], whole: str) -> MainText:
    """All that is said in a saved document but what a program wrote into it."""
    text = visible_text(root, cut)
    return MainText(text, _told(root, cut, text), 1 - _chars(text) / max(1, _chars(whole)))


def _of_wiki(tree: LexborHTMLParser, article: LexborNode, cut: Container[int]) -> str:
    """The article and its title: of a stub too, however much more its site says."""
    text = visible_text(article, cut)
    return (_title_above(tree, article) + text) if text.strip() else ""


def _told(root: LexborNode, cut: dict[int, bool], text: str) -> tuple[str, ...]:
    """The lines that are not in the text, nor what readers say."""
    kept = set(text.splitlines())
    told = visible_text(root, {node for node, is_comment in cut.items() if is_comment}).splitlines()
    return tuple(line for line in told if line not in kept)


def _too_little(chars: int, whole: Size) -> bool:
    few_links = whole.linked <= _FEW_LINKS * whole.chars
    return chars < _FEWEST_CHARS or (few_links and chars < _FEWEST_SHARE * whole.chars)


def _chars(text: str) -> int:
    return len("".join(text.split()))


def _picked(tree: LexborHTMLParser, root: LexborNode, cut: Container[int]) -> str:
    """What is left, or only what its one main element says of it, where the page names one and that is nearly all."""
    left = visible_text(root, cut)
    fewest = max(_FEWEST_CHARS, _MAIN_SHARE * _chars(left))
    for wanted in MAIN:
        found = tree.css(wanted)
        if len(found) == 1 and _chars(text := visible_text(found[0], cut)) >= fewest:
            return _title_above(tree, found[0]) + text
    return left


def _title_above(tree: LexborHTMLParser, main: LexborNode) -> str:
    """The title of the first rank, where it stands outside the main element."""
    title = None if main.css_first("h1") is not None else tree.css_first("h1")
    text = visible_text(title) if title is not None else ""
    return f"{text}\n\n" if text else ""
