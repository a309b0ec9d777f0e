"""Shows the formulas of a LaTeX file: in their source between dollars, or plainly where nothing needs the marks."""

import re

_LONGEST = 120
_PLAIN = re.compile(r"[A-Za-zÀ-ÿ0-9 .,+=<>()/:;-]*")
_DEGREES = re.compile(r"\s*\^\s*\{?\s*\\circ\s*\}?")
_UNPRINTED = re.compile(r"\\(?:label|tag)\{[^{}]{0,200}\}|%[^\n]*")


def among_words(formula: str) -> str:
    """Return a formula within a line; one of nothing but letters, numbers and plain signs is words itself."""
    one_line = " ".join(formula.split())
    if _DEGREES.fullmatch(one_line):
        return "°"
    return one_line if _PLAIN.fullmatch(one_line) else f"${one_line}$"


def on_its_own(formula: str) -> str:
    """Return a formula on a line of its own if it is short, else only the end of the line."""
    one_line = " ".join(_UNPRINTED.sub("", formula).split())
    is_short = one_line and len(one_line) <= _LONGEST and "\\\\" not in one_line
    return f"\n${one_line}$\n" if is_short else "\n"
