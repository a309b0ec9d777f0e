"""Puts people's words into Markdown so that they stay exactly what they are and change nothing around them."""

import re
from collections.abc import Iterable
from urllib.parse import quote

from django import template

from donations.lengths_said import lasting
from publishing.models import ReleaseTable

register = template.Library()
register.filter("lasting", lasting)
# An address, of the web or of mail, leads where it says; a backslash within would become part of it.
_ADDRESS = (
    r"(?P<address>(?:https?://|www\.)[\w.-]+(?:[/:?#][^\s<>()\[\]`*|\\!]*)?|[\w.+-]+@[\w-]+\.[\w.-]*\w)"
)
_NO_PART_OF_A_LINK = re.compile(r"[<>\s]")
_LEADING = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+")
# A sign is escaped where it would be markup: "<3", "AT&T" and "& co" are none.
_ENTITY, _TAG = r"&(?=#?\w+;)", r"<(?=[A-Za-z/!?])"
_IN_LINE = re.compile(rf"{_ADDRESS}|(?P<sign>[\\`*_\[\]#|~]|{_ENTITY}|{_TAG})")
_IN_BLOCK = re.compile(rf"{_ADDRESS}|(?P<sign>[\\`*_\[\]~]|{_ENTITY}|{_TAG})")
_ENTITIES = {"&": "&amp;", "<": "&lt;"}


def _escaped(found: re.Match[str]) -> str:
    sign = found["sign"]
    return _ENTITIES.get(sign, f"\\{sign}") if sign else found["address"]


@register.filter
def quoted(text: str) -> str:
    """As a quotation; a heading or a list inside it stays inside it, all else are letters."""
    return "\n".join(f"> {_line(line.strip())}".rstrip() for line in text.splitlines())


def _line(line: str) -> str:
    """The mark of a list stays one; without its indentation no line is a program."""
    mark = found[0] if (found := _LEADING.match(line)) else ""
    return mark + _IN_BLOCK.sub(_escaped, line[len(mark) :])


@register.filter
def quoted_inline(text: object) -> str:
    """Within a line: nothing in it is markup, nothing ends the line."""
    return _IN_LINE.sub(_escaped, " ".join(str(text).split()))


@register.filter
def address(text: str) -> str:
    """As a link that shows where it leads; anything but an address of the web as words."""
    if not text.startswith(("http://", "https://")):
        return quoted_inline(text)
    return f"<{_NO_PART_OF_A_LINK.sub(lambda sign: quote(sign[0]), text)}>"


@register.filter
def fenced(text: str) -> str:
    """Letter by letter, between fences longer than any inside."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}\n{text.strip()}\n{fence}"


@register.filter
def as_code(name: str) -> str:
    """A name as machines read it, also within a table."""
    told = " ".join(name.replace("|", "\\|").replace("`", "'").split())
    return f"`{told}`"


@register.filter
def column_list(table: ReleaseTable) -> str:
    """The columns by name, those that hold JSON marked with a star."""
    return ", ".join(
        f"{as_code(name)}{'*' if kind == 'json' else ''}" for name, kind in table.columns.items()
    )


@register.filter
def any_json(tables: Iterable[ReleaseTable]) -> bool:
    """Whether any column holds JSON."""
    return any("json" in table.columns.values() for table in tables)
