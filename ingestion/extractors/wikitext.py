"""Gives the prose of a page written in the markup of MediaWiki.

By patterns, from the inside out: mwparserfromhell reads 0.3 MB/s of pages full of templates, this more than ten times as much, and
a dump is a gigabyte.
"""

import html
import re
from collections.abc import Callable, Collection

from ingestion.extractors.wikitext_lines import HEADING, ITEM, tidied
from ingestion.extractors.wikitext_templates import shown_of

_ROUNDS = 20  # of markup inside markup
_REDIRECT = re.compile(r"\s*#[^\W\d_]{4,25}\s*:?\s*\[\[")
# Of files and categories, in English and in the languages of our wikis; a dump names its own beside these.
_HIDDEN = frozenset((
    "file", "image", "media", "category", "archivo", "imagen", "categoría", "fitxer", "imatge", "categoria", "ficheiro",
    "imaxe", "arquivo", "imagem", "fitxategi", "irudi", "kategoria", "katiguriya", "rikcha", "ñemohenda", "ta'ãnga",
))  # fmt: skip
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z-]{2,12})?|simple")

_SILENT = (
    "ref|references|gallery|math|timeline|syntaxhighlight|source|score|imagemap|templatestyles|mapframe|maplink|graph|hiero|chem|ce|"
    "inputbox|includeonly|indicator|noinclude|section|table"
)
_FIRST: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"<!--(?:(?!<!--|-->).)*+-->", re.DOTALL), ""),
    (re.compile(rf"<(?:{_SILENT})\b[^<>]*+/>", re.IGNORECASE), ""),
    (re.compile(rf"<({_SILENT})\b[^<>]*+>(?:[^<]++|<(?!/?\1\b))*+</\1\s*>", re.IGNORECASE), ""),
    (re.compile(r"</?(?:br|p|div|blockquote|poem|center|li|dd|dt|hr|ul|ol|dl)\b[^<>]{0,500}>", re.IGNORECASE), "\n"),
    (re.compile(r"</?[a-zA-Z][^<>]{0,500}>"), ""),
    (re.compile(r"\[(?:https?:)?//[^\s\]]+[ \t]*([^\[\]\n]*)\]"), r"\1"),
    (ITEM, ""),
    (re.compile(r"^(={1,6})[ \t]*([^=\n].*?)[ \t]*\1[ \t]*$", re.MULTILINE), lambda found: f"{HEADING}{len(found[1])}{found[2]}"),
    (re.compile(r"\{\{\{[^{}]*+\}\}\}"), ""),
)  # fmt: skip
_LINK = re.compile(r"\[\[([^\[\]|]{0,500}+)(?:\|((?:[^\[\]]|\[(?!\[)|\](?!\]))*+))?\]\]")
_TEMPLATE = re.compile(r"\{\{((?:[^{}]|\{(?![{|])|(?<!\|)\}(?!\}))*+)\}\}")
_TABLE = re.compile(r"^[ \t]*\{\|(?:[^{}|]|\|(?!\})|\{(?!\|)|(?<!\|)\})*+\|\}", re.MULTILINE)
_LEFT_OVER = re.compile(r"\{\{|\}\}|\[\[|\]\]|<!--|-->")


def prose_of(wikitext: str, hidden: Collection[str] = ()) -> str:
    """The page as a reader sees it, without what is no prose; "" for a redirect.

    `hidden` are the names, in lower case, of namespaces whose links show nothing: files, categories.
    """
    if _REDIRECT.match(wikitext):
        return ""
    text = wikitext
    for pattern, instead in _FIRST:
        text = pattern.sub(instead, text)
    return tidied(html.unescape(_LEFT_OVER.sub("", _unfolded(text, _HIDDEN.union(hidden)))))


def _unfolded(text: str, hidden: Collection[str]) -> str:
    """Write out links, templates and tables, the innermost first."""

    def link(found: re.Match[str]) -> str:
        return _shown_link(found[1], found[2], hidden)

    for _ in range(_ROUNDS):
        before = text
        for pattern, instead in ((_LINK, link), (_TEMPLATE, shown_of), (_TABLE, _nothing)):
            text = pattern.sub(instead, text)
        if text == before:
            break
    return text


def _shown_link(title: str, text: str | None, hidden: Collection[str]) -> str:
    space, colon, _ = title.strip().partition(":")
    if colon and space.strip().lower() in hidden:
        return ""
    if colon and text is None and _LANGUAGE.fullmatch(space):
        return ""  # the same page in another language
    return text if text is not None else title.removeprefix(":")


def _nothing(_: re.Match[str]) -> str:
    return ""
