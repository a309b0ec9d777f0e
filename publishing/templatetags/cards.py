"""Puts donors' words into Markdown so that they stay exactly what they are and change nothing around them."""

import re
from collections.abc import Iterable

from django import template

from donations.lengths_said import lasting
from publishing.models import ReleaseTable

register = template.Library()
register.filter("lasting", lasting)
_MARKUP = re.compile(r"[\\`*_\[\]#|~]")


@register.filter
def quoted(text: str) -> str:
    """As a quotation; a heading or a list inside it stays inside it."""
    return "\n".join(f"> {line}".rstrip() for line in text.replace("<", "&lt;").splitlines())


@register.filter
def quoted_inline(text: str) -> str:
    """Within a line: nothing in it is markup, nothing ends the line."""
    return " ".join(_MARKUP.sub(r"\\\g<0>", text).replace("<", "&lt;").split())


@register.filter
def fenced(text: str) -> str:
    """Letter by letter, between fences longer than any inside."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}\n{text.strip()}\n{fence}"


@register.filter
def column_list(table: ReleaseTable) -> str:
    """The columns by name, those that hold JSON marked with a star."""
    return ", ".join(
        f"`{_in_cell(name)}`{'*' if kind == 'json' else ''}" for name, kind in table.columns.items()
    )


def _in_cell(name: str) -> str:
    return " ".join(name.replace("|", "\\|").replace("`", "'").split())


@register.filter
def any_json(tables: Iterable[ReleaseTable]) -> bool:
    """Whether any column holds JSON."""
    return any("json" in table.columns.values() for table in tables)
