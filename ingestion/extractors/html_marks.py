"""Collects what an HTML page says of its licence, rights and language, as marks for the licence check."""

import json
import re
from collections.abc import Iterator
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


def marks_of(tree: LexborHTMLParser) -> tuple[tuple[str, str], ...]:
    """At most 50 (field, value): html:lang, html:title, rel=license, a:href (Creative Commons), meta:<name>, jsonld:license."""
    sources = (_about_page(tree), _links(tree), _metas(tree), _linked_data(tree))
    found = dict.fromkeys(
        (field, value.strip()[:_LONGEST_MARK]) for marks in sources for field, value in marks if value.strip()
    )
    return tuple(islice(found, _MOST_MARKS))


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
        if name in _RIGHTS_NAMES:
            yield f"meta:{name}", node.attributes.get("content") or ""


def _linked_data(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for node in tree.css('script[type="application/ld+json"]'):
        text = node.text()
        if len(text) <= _LONGEST_JSON_CHARS:
            yield from (("jsonld:license", value) for value in _licences_in(text))


def _licences_in(text: str) -> Iterator[str]:
    """Every value named `license`, as text or as an object with an address, at any depth."""
    try:
        waiting = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield from _addresses(value.get("license"))
        if isinstance(value, dict | list):
            waiting.extend(value.values() if isinstance(value, dict) else value)


def _addresses(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        named = one.get("@id") or one.get("url") or one.get("name") if isinstance(one, dict) else one
        if isinstance(named, str):
            yield named
