"""Finds what programs write into the pages of others: MediaWiki around and into its articles, Google Docs of what editors remarked."""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

_OF_WIKIS_ANYWHERE = ".mw-editsection, .mw-jump-link, .mw-cite-backlink"
_MARK = 'sup.reference a[href*="#cite_note"]'  # that a note belongs to the word before it
_NOT_PRINTED = "sup.reference, .noprint, .navbox, .vertical-navbox, .navbar, .ambox"
_OF_WIKIS = "#siteNotice, #siteSub, #contentSub, #contentSub2, #jump-to-nav, .mw-indicators, .editsection, #toc, .toc, .printfooter, #catlinks, .catlinks"
_IS_WIKI = 'meta[name="generator" i][content^="MediaWiki" i], body.mediawiki'
_ARTICLES = ("#mw-content-text", ".mw-parser-output", "#bodyContent")
_REMARK = 'a[id^="cmnt"][href^="#cmnt_ref"], a[name^="cmnt"][href^="#cmnt_ref"]'
_REMARKED = 'a[id^="cmnt_ref"][href^="#cmnt"], a[name^="cmnt_ref"][href^="#cmnt"]'


def article_of_wiki(tree: LexborHTMLParser) -> LexborNode | None:
    """The element that holds the article of a page that MediaWiki made; None of any other page."""
    if tree.css_first(_IS_WIKI) is None:
        return None
    found = (tree.css_first(wanted) for wanted in _ARTICLES)
    return next((node for node in found if node is not None), None)


def machinery(tree: LexborHTMLParser, *, is_wiki: bool) -> frozenset[int]:
    """The nodes, by `mem_id`, that no writer of the page wrote. Of pages copied out of a wiki too: some names are its alone."""
    named = tree.css(f"{_OF_WIKIS_ANYWHERE}, {_OF_WIKIS}, {_NOT_PRINTED}" if is_wiki else _OF_WIKIS_ANYWHERE)
    marks = (_around(node, "sup") for node in tree.css(_MARK))
    return frozenset(node.mem_id for node in (*named, *marks, *_remarks(tree)))


def _remarks(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    """The remarks below a text and the signs at its places, only where they lead to one another."""
    below = {node.attributes.get("href"): node for node in tree.css(_REMARK)}
    for sign in tree.css(_REMARKED):
        remark = below.get(f"#{sign.attributes.get('id') or sign.attributes.get('name')}")
        if remark is not None:
            yield _around(sign, "sup")
            yield _around(_around(remark, "p"), "div")


def _around(node: LexborNode, tag: str) -> LexborNode:
    """What directly holds a node, if it is a `tag` that begins with it; else the node itself."""
    before = node.prev
    if before is not None and before.tag == "-text" and not (before.text_content or "").strip():
        before = before.prev
    parent = node.parent
    return node if before is not None or parent is None or parent.tag != tag else parent
