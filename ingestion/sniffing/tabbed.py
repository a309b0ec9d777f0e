"""Knows a table whose name does not say so: phrases and their translations in a text, a tab between them, line after line."""

import re
from collections.abc import Sequence

_LINES = 200
_FEWEST_LINES = 5
_MOST_TABS = 20
_WITH_LETTERS = 0.8  # of the cells of a column, for it to hold words
# What Anki writes above its cards: how they are written, which the table itself tells.
DIRECTIVES = re.compile(r"\A#separator:[^\n]*\n(?:#[a-z][a-z ]*:[^\n]*\n)*+")
_LETTER = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(r"[0-9]{1,18}")


def is_tabbed(text: str, *, is_whole: bool) -> bool:
    """Whether every line has as many tabs as the others, and two columns hold words, or one beside the numbers of the lines.

    A numbered list, as people write it, has more than a number there: "1.", "a)".
    """
    lines = DIRECTIVES.sub("", text, count=1).split("\n", _LINES)
    complete = [line for line in (lines if is_whole and len(lines) <= _LINES else lines[:-1]) if line.strip()]
    tabs = complete[0].count("\t") if complete else 0
    if not 0 < tabs <= _MOST_TABS or len(complete) < _FEWEST_LINES:
        return False
    if any(line.count("\t") != tabs or line.startswith("\t") for line in complete):
        return False
    columns = list(zip(*(line.rstrip("\r").split("\t") for line in complete), strict=True))
    return is_counted(columns[0]) + sum(map(_holds_words, columns)) > 1


def is_counted(cells: Sequence[str]) -> bool:
    """Whether these number the records one by one, from whatever number on."""
    if len(cells) < _FEWEST_LINES or not all(map(_NUMBER.fullmatch, cells)):
        return False
    return list(map(int, cells)) == list(range(first := int(cells[0]), first + len(cells)))


def _holds_words(cells: tuple[str, ...]) -> bool:
    return sum(_LETTER.search(cell) is not None for cell in cells) >= _WITH_LETTERS * len(cells)
