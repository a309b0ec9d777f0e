"""Knows a table whose name does not say so: phrases and their translations in a text, a tab between them, line after line."""

import re

_LINES = 200
_FEWEST_LINES = 5
_MOST_TABS = 20
_WITH_LETTERS = 0.8  # of the cells of a column, for it to hold words
# What Anki writes above its cards: how they are written, which the table itself tells.
DIRECTIVES = re.compile(r"\A#separator:[^\n]*\n(?:#[a-z][a-z ]*:[^\n]*\n)*+")
_LETTER = re.compile(r"[^\W\d_]")


def is_tabbed(text: str, *, is_whole: bool) -> bool:
    """Whether every line has as many tabs as the others, and two columns hold words: a numbered list has one of numbers."""
    lines = DIRECTIVES.sub("", text, count=1).split("\n", _LINES)
    complete = [line for line in (lines if is_whole and len(lines) <= _LINES else lines[:-1]) if line.strip()]
    tabs = complete[0].count("\t") if complete else 0
    if not 0 < tabs <= _MOST_TABS or len(complete) < _FEWEST_LINES:
        return False
    if any(line.count("\t") != tabs or line.startswith("\t") for line in complete):
        return False
    columns = zip(*(line.rstrip("\r").split("\t") for line in complete), strict=True)
    return sum(_holds_words(cells) for cells in columns) > 1


def _holds_words(cells: tuple[str, ...]) -> bool:
    return sum(_LETTER.search(cell) is not None for cell in cells) >= _WITH_LETTERS * len(cells)
