"""Tidies the lines of a LaTeX file after its commands are gone: spaces, cells, and what is left where references stood."""

import re

DROPPED_HERE = "\x01"  # where a reference stood

_STEPS = (
    (re.compile(r"[(\[](?=[\s,;]*+\x01)[\s,;\x01]*+[)\]]"), DROPPED_HERE),
    (re.compile(r"(?<![ ]) +\x01(?=[\s.,;:)\]]|\Z)"), ""),
    (re.compile(r"\x01"), ""),
    (
        re.compile(r"(?<![`\w])`([^`'\n]{1,200})'(?!['\w])"),
        r"‘\1’",
    ),  # one alone is an apostrophe, or a letter
    (re.compile(r" {2,}"), " "),
    (re.compile(r"(?<! ) ?([\t\n]) ?"), r"\1"),
    (re.compile(r"\n{3,}"), "\n\n"),
)


def tidied(text: str) -> str:
    """Return the text with one space between words, one tab between cells, one empty line between paragraphs."""
    for pattern, instead in _STEPS:
        text = pattern.sub(instead, text)
    return text.strip()
