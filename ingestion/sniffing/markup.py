"""Knows HTML and the kinds of XML by their doctype and root element."""

import re

from ingestion.sniffing.tables import CLAIMS, ROOTS, TIES

_BEFORE_ROOT = re.compile(
    r"\s+|<\?(?P<target>[\w.-]+).*?\?>|<!--.*?-->|<!DOCTYPE\s+(?P<doctype>[\w:.-]+)[^\[>]*(?:\[.*?\]\s*)?>",
    re.DOTALL | re.IGNORECASE,
)
_ROOT = re.compile(r"<([A-Za-z_][\w:.-]*)((?:\s[^>]*)?)/?>")
_HTML_ROOT = re.compile(r"<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_XHTML = "http://www.w3.org/1999/xhtml"
_OPEN_DOCUMENT = re.compile(
    r"office:mimetype\s*=\s*[\"'](application/vnd\.oasis\.opendocument\.[a-z-]+)[\"']"
)
# What only the head of a journal's article holds; DocBook and HTML have elements of the same name.
_JATS = re.compile(r"<(?:front|article-meta|journal-meta|sub-article)[\s>]|//NLM//DTD|JATS|\bdtd-version=")
_HOCR = re.compile(r"class\s*=\s*[\"']ocr_page\b")
# Of Transcriber, whose root's name says little: its own doctype, or what nothing else has.
_TRANSCRIBER = re.compile(
    r"<!DOCTYPE\s+Trans\s+SYSTEM\s+[\"'][^\"'<>]*\btrans-1\d\.dtd|<Trans\s[^<>]*\baudio_filename\s*=|<Episode[\s>]"
)
_TOLD_BY_ROOT = frozenset(("application/x-exmaralda+xml", "application/x-transcriber+xml"))
# Of AnCora: words, with their lemmas, are attributes of the leaves.
_SENTENCE = re.compile(r"<sentence[\s>]")
_LEAF = re.compile(r"<[A-Za-z][\w.-]*\s(?=[^<>]{0,2000}?\blem\s*=\s*[\"'])[^<>]{0,2000}?\bwd\s*=\s*[\"']")
_WORD_BETWEEN = re.compile(r">[^<>\w]*+[^\W\d_]")
_LATE_ROOT_CHARACTERS = 2_000
_HTML_ELEMENTS = frozenset(
    [
        "a",
        "article",
        "aside",
        "b",
        "base",
        "blockquote",
        "body",
        "br",
        "button",
        "center",
        "code",
        "div",
        "dl",
        "em",
        "fieldset",
        "figure",
        "font",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "i",
        "iframe",
        "img",
        "input",
        "li",
        "link",
        "main",
        "map",
        "meta",
        "nav",
        "object",
        "ol",
        "p",
        "pre",
        "script",
        "section",
        "small",
        "span",
        "strong",
        "style",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "title",
        "tr",
        "tt",
        "u",
        "ul",
    ]
)


def kind_of_markup(text: str, extension: str, *, is_whole: bool) -> str | None:
    """Name the kind of a text that begins with "<"; None where that is chance, or the extension should decide."""
    place, prolog, doctype = _skip_prolog(text)
    root = _ROOT.match(text, place)
    name, attributes = (root[1], root[2]) if root else ("", "")
    if "html" in (doctype, name.lower()):
        if "ocr_page" in text and _HOCR.search(text):
            return "text/vnd.hocr+html"
        return "application/xhtml+xml" if prolog and _XHTML in attributes else "text/html"
    office = _kind_of_office(name, attributes, text)
    if office is not None:
        return office
    local = name.rpartition(":")[2]
    if local in ROOTS and (local != "tt" or "xmlns" in attributes):
        return ROOTS[local]
    if known := _kind_by_elements(local, text):
        return known
    if prolog or doctype or "xmlns" in attributes:
        return "application/xml"
    return _kind_of_bare(text, name, extension, is_whole=is_whole)


def has_late_html(text: str) -> bool:
    """Say whether a page begins after something else: a comment of a script, an empty template's remains."""
    found = _HTML_ROOT.search(text, 0, _LATE_ROOT_CHARACTERS)
    return found is not None and "```" not in text[: found.start()]


def _kind_by_elements(local: str, text: str) -> str | None:
    """Name what a root that many kinds have does not tell, but what stands in it."""
    if local == "document" and "<interlinear-text" in text:
        return "application/x-flextext+xml"
    if local == "Trans" and _TRANSCRIBER.search(text):
        return "application/x-transcriber+xml"
    is_tree = "<sentence" in text and _SENTENCE.search(text) and _LEAF.search(text)
    if is_tree and not _WORD_BETWEEN.search(text):
        return "application/x-ancora+xml"
    return "application/jats+xml" if local in ("article", "articles") and _JATS.search(text) else None


def _kind_of_office(name: str, attributes: str, text: str) -> str | None:
    """Name an office document that is a single XML file."""
    if name == "office:document" and (kind := _OPEN_DOCUMENT.search(attributes)):
        return f"{kind[1]}-flat-xml"
    is_word = name == "w:wordDocument" or (name == "pkg:package" and "/word/" in text)  # as of 2003, of 2007
    return "application/x-word-flat-xml" if is_word else None


def _kind_of_bare(text: str, name: str, extension: str, *, is_whole: bool) -> str | None:
    """Judge a fragment, without declaration, doctype or namespace."""
    claimed = CLAIMS.get(extension, "")
    if name and claimed.endswith("xml") and claimed not in _TOLD_BY_ROOT:
        return claimed
    if name.lower() in _HTML_ELEMENTS:
        return None if extension in TIES or claimed == "text/plain" else "text/html"
    return "application/xml" if name and is_whole and text.rstrip().endswith(f"</{name}>") else None


def _skip_prolog(text: str) -> tuple[int, bool, str]:
    """Give where the root should begin, whether there was an XML declaration, and the doctype's name in lower case."""
    place, prolog, doctype = 0, False, ""
    while found := _BEFORE_ROOT.match(text, place):
        place = found.end()
        prolog = prolog or (found["target"] or "").lower() == "xml"
        doctype = doctype or (found["doctype"] or "").lower()
    return place, prolog or text.startswith("<?xml"), doctype
