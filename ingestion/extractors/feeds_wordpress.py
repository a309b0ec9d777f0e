"""Shows a post of WordPress as its page does: the editor keeps paragraphs as empty lines, and short codes for what plugins put in."""

import re
from collections.abc import Iterator

from ingestion.extractors.feeds_codes import without_codes

_BLOCK_MARK = re.compile(r"<!--\s+(/?)wp:[a-z][^<>]*?(/?)-->")
_VERBATIM = re.compile(r"<(pre|script|style|textarea)\b", re.IGNORECASE)
_TAG = re.compile(r"<[A-Za-z/][^<>]*>")
_ALONE = re.compile(
    r"(</?(?:p|div|h[1-6]|[uod]l|li|d[td]|blockquote|table|thead|tbody|tfoot|tr|t[dh]|caption|figure|figcaption|form|fieldset|section|article"
    r"|aside|header|footer|nav|address|details|summary|center|hr|br)\b[^<>]*>)",
    re.IGNORECASE,
)
_TIGHT = re.compile(r"</?(?:li|d[td]|[uod]l|thead|tbody|tfoot|tr|t[dh]|caption)\b", re.IGNORECASE)
_EMPTY_LINE = re.compile(r"\n(?:[ \t]*\n)+")
_BREAK = "<br>"
_BLANKS = " \t\n"
# What the feeds of blogs put under every article.
_APPEARED = re.compile(
    r"<p>(?:La entrada|The post|L.entrada|O post|A entrada|L.article|El post)\s+<a\b[^<>]*>[^<>]*</a>\s+"
    r"(?:se publicó primero en|apareció primero en|appeared first on|ha aparegut primer a|apareceu primeiro em|est apparu en premier sur)\s+"
    r"<a\b[^<>]*>[^<>]*</a>\.?\s*</p>\s*\Z",
    re.IGNORECASE,
)


def as_shown(post: str) -> str:
    """The HTML of a post as it leaves the editor, with its paragraphs and line breaks, and without short codes."""
    lines = post.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        piece if is_html else _paragraphs(piece) for is_html, piece in _pieces(without_codes(lines))
    )


def without_footer(article: str) -> str:
    """An article of a feed without the line that says where it came out first."""
    return _APPEARED.sub("", article)


def _pieces(post: str) -> Iterator[tuple[bool, str]]:
    """What the editor of blocks wrote is HTML already; what stands outside of its blocks is of the editor before."""
    begun, depth = 0, 0
    for mark in _BLOCK_MARK.finditer(post):
        is_end, is_whole = bool(mark[1]), bool(mark[2])
        if depth == 0:
            yield False, post[begun : mark.start()]
            begun = mark.end()
        depth = max(0, depth + (0 if is_whole else -1 if is_end else 1))
        if depth == 0:
            yield True, post[begun : mark.start()] if begun < mark.start() else ""
            begun = mark.end()
    yield depth > 0, post[begun:]


def _paragraphs(post: str) -> str:
    """Give every line break its tag, but in what is verbatim."""
    pieces, place = [], 0
    while begin := _VERBATIM.search(post, place):
        end = post.find(f"</{begin[1]}", begin.end())
        end = len(post) if end < 0 else end
        pieces += [_broken(post[place : begin.start()]), post[begin.start() : end]]
        place = end
    return "".join((*pieces, _broken(post[place:])))


def _broken(html: str) -> str:
    flat = _TAG.sub(lambda tag: tag[0].replace("\n", " "), _without_remarks(html))
    pieces = _ALONE.split(flat)
    for place in range(0, len(pieces), 2):
        before = pieces[place - 1] if place else ""
        after = pieces[place + 1] if place + 1 < len(pieces) else ""
        pieces[place] = _between(before, pieces[place], after)
    return "".join(pieces)


def _between(before: str, text: str, after: str) -> str:
    """The text between two blocks with its breaks; those at its ends count where they leave a line empty."""
    words = text.strip(_BLANKS)
    head = text[: len(text) - len(text.lstrip(_BLANKS))] if words else text
    tail = text[len(text.rstrip(_BLANKS)) :] if words else ""
    written = _EMPTY_LINE.sub(_BREAK * 2, words).replace("\n", _BREAK)
    return _edge(before, head) + written + _edge(after, tail)


def _edge(tag: str, blanks: str) -> str:
    if not tag:
        return _BREAK * min(blanks.count("\n"), 2) or blanks
    return _BREAK * 2 if blanks.count("\n") > 1 and not _TIGHT.match(tag) else blanks.replace("\n", " ")


def _without_remarks(html: str) -> str:
    first, *others = html.split("<!--")
    return first + "".join(other.partition("-->")[2] for other in others)
