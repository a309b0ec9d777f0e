"""Tidies the lines of a page of MediaWiki after its markup is gone: headings of nothing, empty brackets, spaces."""

import re

HEADING = "\x00"  # then its level: how a heading is told from a line until it is known whether anything stands below

ITEM = re.compile(r"^[*#:;]+[ \t]*", re.MULTILINE)  # the signs of lists and indents
_STYLE = re.compile(r"'{2,5}")
_TABLE_LINE = re.compile(r"^[ \t]*(?:\{\||\||!).*$", re.MULTILINE)  # of a table or template that never ends
_BEHAVIOUR = re.compile(r"__[A-ZÁÉÍÓÚÑ_]{3,}__")
_EMPTY_BRACKETS = re.compile(r"[ \t\xa0]?\([\s,;:.·–-]*+\)")
_BRACKET_BEGINS = re.compile(r"\([ \t,;:]++")
_BRACKET_ENDS = re.compile(r"(?<![ \t,;:])[ \t,;:]++\)")
_SPACES = re.compile(r"[ \t\xa0]{2,}")
_SPACE_BEFORE_STOP = re.compile(r"(?<![ \t])[ \t]++(?=[,.;:)](?:\s|$))", re.MULTILINE)
_EMPTY_LINES = re.compile(r"\n{3,}")


def tidied(text: str) -> str:
    """Return the text of the lines; a heading is a paragraph of its own, and gone where nothing stands below it."""
    for pattern, instead in (
        (_TABLE_LINE, ""), (_STYLE, ""), (_BEHAVIOUR, ""), (_EMPTY_BRACKETS, ""), (_BRACKET_BEGINS, "("), (_BRACKET_ENDS, ")"),
        (_SPACES, " "), (_SPACE_BEFORE_STOP, ""),
    ):  # fmt: skip
        text = pattern.sub(instead, text)
    lines = _without_empty_sections([line.strip() for line in text.split("\n")])
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()


def _without_empty_sections(lines: list[str]) -> list[str]:
    kept: list[str] = []
    below = 0  # the level of the heading that stands next below, 0 for text
    is_last = True
    for line in reversed(lines):
        if not line.startswith(HEADING):
            kept.append(line)
            if line:
                below, is_last = 0, False
            continue
        level = int(line[1:2])
        if is_last or 0 < below <= level:
            continue
        kept += ["", line[2:].strip(), ""]
        below = level
    return kept[::-1]
