"""Tells real web pages, which surround what they say with a site, from documents that were saved as HTML."""

import re

from selectolax.lexbor import LexborHTMLParser

from ingestion.extractors.html_sizes import Size

_WRITERS = re.compile(
    r"microsoft (?:word|excel|office|powerpoint)|^word\.document|libreoffice|openoffice|staroffice|pandoc|calibre|google docs|abiword|"
    r"wps office|tex4ht|latex|abbyy|finereader|adobe|pdf",
    re.IGNORECASE,
)
_WRITTEN = '[class*="MsoNormal"], o\\:p'
# Each is one sign of a site; those of the first group are what a page can be cut by.
_WAYS = 'nav, [role="navigation"], [id*="menu" i], [class*="menu" i], [class*="navbar" i], [class*="breadcrumb" i]'
_FOOT = 'footer, [role="contentinfo"], [id*="footer" i], [class*="footer" i]'
_PARTS = (
    _WAYS, _FOOT,
    'aside, body > header, [role="banner"], [role="complementary"], [id*="sidebar" i], [class*="sidebar" i], [id*="cookie" i], [class*="cookie" i]',
)  # fmt: skip
_SIGNS = (
    'meta[property^="og:"], meta[name^="twitter:"], meta[property^="article:"]',
    'link[rel="canonical"], link[rel="alternate"], link[rel*="icon"], link[rel="EditURI"], link[rel="search"]',
    'meta[name="viewport"]',
    'script[src], script[type="application/ld+json"]',
    'form input, button',
)  # fmt: skip
_MANY_LINKS = 15
_LINKED_SHARE = 0.15
_FEWEST_SIGNS = 2
_ARTICLE = re.compile(r'"@type"\s{0,9}:\s{0,9}\[?\s{0,9}"(?:(?:[A-Z][a-z]{2,20}){0,2}Article|BlogPosting)"')
_THREAD = re.compile(r'"(?:DiscussionForumPosting|QAPage)"')
_SAYS_ARTICLE = (
    'meta[property="og:type"][content="article"], [itemtype$="Article"], [itemtype$="BlogPosting"], '
    "body.single-post, body.item-view"  # as WordPress and Blogger say it
)
_ENTRY = ".hentry, .type-post:not(.hentry)"  # each once
_NO_ARTICLE = re.compile(r"(?<!\S)(?:type-(?:page|topic|reply|forum|\S*question|\S*answer)|comment)(?!\S)")


def is_web_page(tree: LexborHTMLParser, size: Size) -> bool:
    """Whether the page has parts of a site around what it says. `size` is that of the whole page."""
    if is_written_as_a_document(tree):
        return False
    many = size.links >= _MANY_LINKS and size.linked >= _LINKED_SHARE * size.chars
    parts = [part for part in _PARTS if tree.css_first(part) is not None]
    # A document may have one of them, a table of contents or its notes, but not both.
    has_both = _WAYS in parts and _FOOT in parts
    signs = sum(tree.css_first(sign) is not None for sign in _SIGNS) + many + bool(parts) + has_both
    return (many or bool(parts)) and signs >= _FEWEST_SIGNS


def is_article(tree: LexborHTMLParser) -> bool:
    """Whether the page says that it is one article, so that what readers wrote below is not what it is about."""
    data = [node.text() for node in tree.css('script[type="application/ld+json"]')]
    if any(_THREAD.search(text) for text in data):
        return False
    if tree.css_first(_SAYS_ARTICLE) is not None or any(_ARTICLE.search(text) for text in data):
        return True
    entries = tree.css(_ENTRY)
    return len(entries) == 1 and not _NO_ARTICLE.search(entries[0].attributes.get("class") or "")


def is_written_as_a_document(tree: LexborHTMLParser) -> bool:
    """Whether a program for documents wrote the page, as Word does."""
    named = tree.css('meta[name="generator" i], meta[name="progid" i]')
    return any(_WRITERS.search(node.attributes.get("content") or "") for node in named) or (
        tree.css_first(_WRITTEN) is not None
    )
