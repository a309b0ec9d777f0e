"""Collects what an HTML page says of its licence, rights, language, title, author and date, as marks for the licence check."""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from selectolax.lexbor import LexborHTMLParser

_MOST_MARKS = 50
_LONGEST_MARK = 500
_RIGHTS_NAMES = frozenset(
    [
        "dcterms.rights",
        "dc.rights",
        "dcterms.license",
        "dc.rights.license",
        "dcterms.rightsholder",
        "copyright",
        "rights",
        "license",
        "licence",
        "licencia",
    ]
)
_CC_ADDRESS = re.compile(r"creativecommons\.org/(?:licen[sc]es|publicdomain)/", re.IGNORECASE)
_LONGEST_JSON_CHARS = 1024 * 1024
# What pages call their author and date, and what they are called in all formats.
_ABOUT = {
    "author": "dc:creator",
    "article:author": "dc:creator",
    "dc.creator": "dc:creator",
    "dcterms.creator": "dc:creator",
    "article:published_time": "dc:date",
    "date": "dc:date",
    "dc.date": "dc:date",
    "dcterms.issued": "dc:date",
}
_LINKED = {"license": "jsonld:license", "author": "dc:creator", "datePublished": "dc:date"}
SMALL_PRINT = "html:footer"
_MOST_SMALL_PRINT = 10
_SPEAKS_OF_RIGHTS = re.compile(
    r"licen[cs]|llic[eè]n|licen[çz]a|lizentzia|copyright|copyleft|©|creative\s?commons|\bcc[ -](?:by|0)|derechos|direitos|dereitos|drets|"
    r"eskubide|rights|dom[ií]nio? p[uú]blic|miner[ií]a de text|data mining",
    re.IGNORECASE,
)


def marks_of(tree: LexborHTMLParser) -> tuple[tuple[str, str], ...]:
    """At most 50 (field, value): html:lang, html:title, rel=license, a:href (Creative Commons), meta:<name>, jsonld:license,
    dc:creator, dc:date."""
    sources = (_about_page(tree), _links(tree), _metas(tree), _linked_data(tree))
    found = dict.fromkeys(
        (field, value.strip()[:_LONGEST_MARK]) for marks in sources for field, value in marks if value.strip()
    )
    return tuple(islice(found, _MOST_MARKS))


def small_print(lines: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Those of `lines`, cut from a page as not its article, that speak of rights: a site says its licence in its footer."""
    told = dict.fromkeys(line.strip()[:_LONGEST_MARK] for line in lines if _SPEAKS_OF_RIGHTS.search(line))
    return tuple((SMALL_PRINT, line) for line in islice(told, _MOST_SMALL_PRINT))


def _about_page(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    if tree.root is not None:
        language = tree.root.attributes.get("lang") or tree.root.attributes.get("xml:lang")
        yield "html:lang", language or ""
    title = tree.css_first("head > title")
    if title is not None:
        yield "html:title", title.text()


def _links(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for node in tree.css("link[href], a[href]"):
        address = node.attributes.get("href") or ""
        if {"license", "licence"} & set((node.attributes.get("rel") or "").lower().split()):
            yield "rel=license", address
        elif _CC_ADDRESS.search(address):
            yield "a:href", address


def _metas(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for node in tree.css("meta[content]"):
        name = (node.attributes.get("name") or node.attributes.get("property") or "").lower()
        value = node.attributes.get("content") or ""
        if name in _RIGHTS_NAMES:
            yield f"meta:{name}", value
        elif name in _ABOUT:
            yield _ABOUT[name], value


def _linked_data(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for node in tree.css('script[type="application/ld+json"]'):
        text = node.text()
        if len(text) <= _LONGEST_JSON_CHARS:
            yield from _said_in(text)


def _said_in(text: str) -> Iterator[tuple[str, str]]:
    """Every licence, author and date, as text or as an object with an address or a name, at any depth."""
    try:
        waiting = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            for key, field in _LINKED.items():
                yield from ((field, one) for one in _named(value.get(key), by_name=key == "author"))
        if isinstance(value, dict | list):
            waiting.extend(value.values() if isinstance(value, dict) else value)


def _named(value: object, *, by_name: bool) -> Iterator[str]:
    keys = ("name",) if by_name else ("@id", "url", "name")
    for one in value if isinstance(value, list) else [value]:
        named = next((one[key] for key in keys if one.get(key)), None) if isinstance(one, dict) else one
        if isinstance(named, str):
            yield named
