"""Names the kind of a text by what it begins with, and by its name only where nothing else can tell."""

import re
from collections.abc import Iterator

from ingestion.sniffing.corpora import kind_of_corpus
from ingestion.sniffing.dialogues import kind_of_dialogue
from ingestion.sniffing.divided import kind_of_divided
from ingestion.sniffing.heads import Head
from ingestion.sniffing.letters import has_header, kind_of_letter
from ingestion.sniffing.markup import has_late_html, kind_of_markup
from ingestion.sniffing.moses import KIND as MOSES
from ingestion.sniffing.moses import is_moses
from ingestion.sniffing.page_parts import kind_of_page_part
from ingestion.sniffing.records import kind_of_records
from ingestion.sniffing.shortcuts import SHORTCUT, is_shortcut
from ingestion.sniffing.strangers import kind_of_stranger
from ingestion.sniffing.tabbed import is_tabbed
from ingestion.sniffing.tables import CLAIMS, TIES, extension
from ingestion.sniffing.timed import kind_of_timed
from ingestion.sniffing.transcripts import KIND as TRANSCRIPT
from ingestion.sniffing.transcripts import is_transcript
from ingestion.sniffing.utterances import KIND as UTTERANCES
from ingestion.sniffing.utterances import layout_of

# Kinds of text that give themselves away in their first lines.
_BEGINNINGS = (
    (re.compile(r"WEBVTT\b"), "text/vtt"),
    (re.compile(r"(?:\d+\s*\n\s*)?\d{1,2}:\d{2}:\d{2}[,.]\d{1,3}\s*-->"), "application/x-subrip"),
    (re.compile(r"\[Script Info\]", re.IGNORECASE), "text/x-ssa"),
    (re.compile(r"\{\d+\}\{\d*\}"), "text/x-microdvd"),
    # An archive of X or Twitter, of which each file is a value that a page can read.
    (re.compile(r"window\.YTD\.[\w.]{1,60}\s*=\s*[\[{]"), "application/json"),
    # Ten columns, the seventh of which is the number of another word; its kin to it is a word.
    (
        re.compile(
            r"(?:#[^\n]*\n)*+\d+(?:[-.]\d+)?\t(?:[^\t\n]*\t){5}(?:\d{1,9}|_)?\t(?![\d.,]+\t)[^\t\n]*\t[^\t\n]*\t[^\t\n]*(?:\n|\Z)"
        ),
        "text/x-conllu",
    ),
    # Texts between lines of tags, in which nothing else is marked.
    (
        re.compile(
            r"<doc[ \t][^\n]*>[ \t\r]*\n\s*(?![<\s])[^\t\n]*\n(?=[\s\S]*?\n</doc>\s*\n<doc[ \t][^\n]*>[ \t\r]*\n)"
        ),
        "text/x-wikiextractor",
    ),
    (
        re.compile(
            r"(?:%[^\n]*\n|\s+)*+\\(?:documentclass|documentstyle|usepackage|begin\{document\}|(?:part|chapter|section)\*?[\[{])"
        ),
        "text/x-tex",
    ),
    # What slides and drafts for archives say to TeX before they name their class.
    (
        re.compile(r"[%\\][^\n]*\n(?:(?:[%\\{}\[\]@ \t\r][^\n]*)?\n){0,80}?\\documentclass\s{0,9}[\[{]"),
        "text/x-tex",
    ),
)
_SHEETS = frozenset(("xls", "xlsx"))  # what programs call a table that they write as text
_PAGES = frozenset(("text/html", "application/xhtml+xml"))
_PAGE_OF_EXCEL = "application/x-excel-html"
_TABLE = re.compile(r"<table[\s>]", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")


def kind_of_text(text: str, name: str, head: Head) -> str:
    """Give the media type of a text read from `head`, called `name`; text/plain when there is no clue."""
    start = text.lstrip("\ufeff \t\r\n\f")
    if "\n" not in start:
        start = start.replace("\r", "\n")  # as old Macs ended their lines
    kind = next(_answers(start, name, head))
    is_sheet = kind in _PAGES and extension(name) in _SHEETS and _TABLE.search(start)
    return _PAGE_OF_EXCEL if is_sheet else kind


def _answers(start: str, name: str, head: Head) -> Iterator[str]:
    """Yield one answer after another, the surest first."""
    ending = extension(name)
    kind = (
        kind_of_stranger(start, ending)
        or kind_of_page_part(start, name)
        or _by_beginning(start, ending, head)
        or kind_of_letter(start, ending)
    )
    if kind is not None:
        yield kind
    if ending == "eml" and has_header(start):
        yield "message/rfc822"
    if ending in TIES:
        yield TIES[ending]
    if has_late_html(start) or (ending in ("html", "htm") and _TAG.search(start)):
        yield "text/html"
    if CLAIMS.get(ending, "text/plain") == "text/plain" or ending in _SHEETS:
        yield from _by_lines(start, head)
    # Whatever the ending claims: Rarámuri has the code that tape archives end with.
    if is_moses(start, name):
        yield MOSES
    yield "text/plain"


def _by_lines(start: str, head: Head) -> Iterator[str]:
    """Yield what lines that are all alike make of a text that nothing marks."""
    if is_tabbed(start, is_whole=head.is_whole):
        yield "text/tab-separated-values"
    if kind := kind_of_divided(start, is_whole=head.is_whole):
        yield kind
    if layout_of(start, is_whole=head.is_whole):
        yield UTTERANCES
    if is_transcript(start, head):
        yield TRANSCRIPT


def _by_beginning(start: str, extension: str, head: Head) -> str | None:
    first = start[:1]
    if head.is_whole and is_shortcut(start):
        return SHORTCUT
    for beginning, kind in _BEGINNINGS:
        if beginning.match(start):
            return kind
    if known := kind_of_timed(start, extension) or kind_of_dialogue(start) or kind_of_corpus(start):
        return known
    if first == "<":
        return kind_of_markup(start, extension, is_whole=head.is_whole)
    if first in ("{", "["):
        return "application/rtf" if start.startswith("{\\rtf") else _records(start, extension, head)
    return None


def _records(start: str, extension: str, head: Head) -> str | None:
    return kind_of_records(start, extension, head.stream, is_whole=head.is_whole)
