"""Knows the element that a web page names as the one that holds what it says."""

from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingestion.extractors.html_text import visible_text

MAIN = (
    "main", '[role="main"]', '[itemprop="articleBody"]', "article",
    # Those of the systems that most sites are made with, which name it by a class: Blogger, WordPress, MediaWiki.
    ".widget.Blog", ".entry-content", ".post-content", ".post-body", ".article-body", ".article-content", "#mw-content-text",
)  # fmt: skip
TEXT = '[itemprop="articleBody"], .entry-content, .post-body'  # what holds nothing but what an author wrote
_NO_WORDS = "h1, h2, h3, h4, h5, h6, a, button"
_FEWEST_WORDS = 10  # characters: those of a proverb, beside its title


def count(text: str) -> int:
    """The characters of a text, white space aside."""
    return len("".join(text.split()))


def says_something(tree: LexborHTMLParser, cut: Iterable[int] = ()) -> bool:
    """Whether the page names one main element, and this says more than titles and links, what is `cut` aside."""
    found = (tree.css(wanted) for wanted in MAIN)
    main: LexborNode | None = next((nodes[0] for nodes in found if len(nodes) == 1), None)
    if main is None:
        return False
    silent = {node.mem_id for node in main.css(_NO_WORDS)} | set(cut)
    return count(visible_text(main, silent)) >= _FEWEST_WORDS
