"""Tells cells that are a piece of a web page from those that speak of one, or are its code, and reads what such a page would show."""

import re
from collections.abc import Sequence

from ingestion.extractors.html_pages import parse_text
from ingestion.extractors.html_text import visible_text
from ingestion.text.entities import with_letters
from ingestion.types import Unreadable

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[a-zA-Z][\w:-]*+)"
    r"(?P<attributes>(?:\s++[\w:.-]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'<>=]++))?+)*+)\s*+/?>"
)
_OPENED = re.compile(r"</?[a-zA-Z]")
_ATTRIBUTE = re.compile(r"[\w:.-]++(\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'<>=]++))?+")
_KNOWN = frozenset((
    "a", "abbr", "article", "aside", "audio", "b", "big", "blockquote", "br", "caption", "center", "cite", "code", "col", "colgroup", "dd", "del",
    "details", "div", "dl", "dt", "em", "embed", "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "i", "iframe", "img", "ins", "kbd", "li", "main", "mark", "nav", "o:p", "object", "ol", "p", "param", "picture", "pre", "q", "s", "samp",
    "script", "section", "small", "source", "span", "strike", "strong", "style", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th",
    "thead", "time", "tr", "tt", "u", "ul", "var", "video", "wbr",
))  # fmt: skip
_ALONE = frozenset(("br", "hr", "img", "col", "embed", "param", "source", "wbr"))
_WITH_BARE_ATTRIBUTES = frozenset(("audio", "iframe", "script", "video", "td", "th", "table", "hr", "ol"))
_BREAKS_LINES = frozenset(("p", "br", "div", "pre"))
_HOLD_LINES = frozenset(("p", "div", "pre", "blockquote", "td", "th", "li", "article", "section"))
_LETTER = re.compile(r"[^\W\d_]")
_BEHIND_A_NAME = frozenset(",.;:)?!»”’")
_QUOTES = frozenset("\"'`")
_BLOCK = r"</?(?:[uod]l|li|d[td]|t[rdh]|table|t?body|thead|h[1-6]|blockquote|p|br|div|pre)\b[^<>]{0,200}>"
_BEGINS_BLOCK, _ENDS_BLOCK = re.compile(rf"\s*{_BLOCK}"), re.compile(rf"{_BLOCK}\s*\Z")
_LONGEST_END = 300
_EMPTY = re.compile(r"\s*(?:<(p|div)>(?:\s|&nbsp;|<br ?/?>)*+</\1>\s*+)+", re.IGNORECASE)
_LONGEST_ALONE = 40

Tag = re.Match[str]


def shown(cell: str) -> str:
    """Return what a page would show of this cell: the cell itself where it is no piece of one."""
    if "<" not in cell:
        return with_letters(cell) if "&" in cell else cell
    tags = list(_TAG.finditer(cell))
    if not tags:
        return with_letters(cell)
    if _EMPTY.fullmatch(cell):
        return ""
    return _laid_out(cell, tags) if _is_markup(cell, tags) else cell


def without_tags(cell: str) -> str:
    """Return what stands between the tags of a cell."""
    return _TAG.sub(" ", cell) if "<" in cell else cell


def is_tag_alone(cell: str) -> bool:
    """Whether a cell is a bare tag and nothing else, as in a table of tags; what an editor leaves in an empty field is none."""
    if len(cell) > _LONGEST_ALONE or "<" not in cell or _EMPTY.fullmatch(cell):
        return False
    tags = list(_TAG.finditer(cell))
    return (
        bool(tags) and not any(tag["attributes"] for tag in tags) and not _LETTER.search(without_tags(cell))
    )


def _laid_out(cell: str, tags: Sequence[Tag]) -> str:
    try:
        tree = parse_text(_with_breaks(cell) if _is_in_lines(cell, tags) else cell)
    except Unreadable:
        return cell
    text = visible_text(tree.root) if tree.root else ""
    return text if _LETTER.search(text) or any(tag["attributes"] for tag in tags) else cell


def _is_in_lines(cell: str, tags: Sequence[Tag]) -> bool:
    """Whether the ends of its lines are ends of lines, and not of a page's source: no tag breaks them, or few do here and there."""
    if not any(tag["name"].lower() in _BREAKS_LINES for tag in tags):
        return True
    lines = cell.split("\n")
    marked = sum(map(_is_marked, lines, lines[1:]))
    return 2 * marked <= len(lines) - 1 and 2 * _within_blocks(cell, tags) < len(cell)


def _within_blocks(cell: str, tags: Sequence[Tag]) -> int:
    """Count the characters that stand in an element of several lines, be it one that is never closed."""
    depth = within = begin = 0
    for tag in tags:
        within += tag.start() - begin if depth else 0
        begin = tag.end()
        if tag["name"].lower() in _HOLD_LINES:
            depth = max(depth + (-1 if tag["end"] else 1), 0)
    return within + (len(cell) - begin if depth else 0)


def _with_breaks(cell: str) -> str:
    """Mark the ends of lines, where nothing else does: as editors keep them that make paragraphs of empty ones."""
    first, *others = cell.split("\n")
    pieces = [first]
    for before, line in zip((first, *others), others, strict=False):
        pieces += ["\n" if _is_marked(before, line) else "<br>", line]
    return "".join(pieces)


def _is_marked(before: str, line: str) -> bool:
    return bool(_ENDS_BLOCK.search(before[-_LONGEST_END:]) or _BEGINS_BLOCK.match(line))


def _is_markup(cell: str, tags: Sequence[Tag]) -> bool:
    if (
        "```" in cell
        or len(_OPENED.findall(_without_comments(cell))) > len(tags)
        or not all(map(_is_tag, tags))
    ):
        return False
    return _are_closed(tags) and not any(_is_spoken_of(tag, cell) for tag in tags)


def _without_comments(cell: str) -> str:
    first, *others = cell.split("<!--")
    return first + "".join(other.partition("-->")[2] for other in others)


def _is_tag(tag: Tag) -> bool:
    """Whether HTML has it: a word in angles, or "a <b y c> d", is none."""
    name, attributes = tag["name"].lower(), tag["attributes"]
    is_own_script = name == "script" and not tag["end"] and "src" not in attributes
    if name not in _KNOWN or is_own_script:
        return False
    return name in _WITH_BARE_ATTRIBUTES or all(one[1] for one in _ATTRIBUTE.finditer(attributes))


def _are_closed(tags: Sequence[Tag]) -> bool:
    """Whether what is closed was opened, and something is, or lines are broken, or a picture stands there."""
    opened = dict[str, int]()
    for tag in tags:
        name = tag["name"].lower()
        opened[name] = opened.get(name, 0) + (-1 if tag["end"] else 1)
        if opened[name] < 0:
            return False
    return any(map(_is_enough, tags))


def _is_enough(tag: Tag) -> bool:
    name = tag["name"].lower()
    return bool(tag["end"]) or name == "br" or (name in _ALONE and bool(tag["attributes"]))


def _is_spoken_of(tag: Tag, cell: str) -> bool:
    """Whether a tag stands in its sentence like a word: "the sign <p> begins", "<b>, <i> and <u>"."""
    before, behind = cell[max(0, tag.start() - 20) : tag.start()], cell[tag.end() : tag.end() + 1]
    if not before.strip() or before.rstrip().endswith(">"):
        return False
    is_apart = before[-1] in " \t" and behind in (" ", "\t")
    is_quoted = before[-1] in _QUOTES and behind in _QUOTES
    is_opened = not tag["end"] and tag["name"].lower() not in _ALONE
    return is_apart or is_quoted or (is_opened and behind in _BEHIND_A_NAME)
