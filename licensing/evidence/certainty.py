"""Takes certainty from what a reader would look at twice: words within a quotation, or beside blanks to be filled in."""

import re
from collections.abc import Sequence
from dataclasses import replace

from licensing.evidence.hits import Hit

_NEAR = 400  # characters on either side of a hit
_SPOKEN = 20  # characters of a quotation before the name: else it is the name that is in quotation marks
# What a program or a person has yet to fill in, ${year}, {{ licence }}, {author}, %s, [nombre], <year>, or to translate.
_BLANK = re.compile(
    r"\$\{|\{[{$]|\bmsg(?:id|str)\b|(?<![\w\]}])\{[a-z_]{2,20}\}|\$\w+\$|%[sd]\b|%\(\w+\)|_{4,}"
    r"|[\[<](?:a[ñn]o|year|yyyy|nombres?|name|full ?name|autore?s?|autor[ae]?|author|titular|holder|t[ií]tulo|title|fecha|date|owner|entidad|project)[\]>]",
    re.IGNORECASE,
)
# A quotation, or a program's string, that is still open; one in ticks may go on over lines.
_OPENED = re.compile(
    r"[«“](?=[^«»“”\n]*\Z)|(?<=[\w.,:] )\"(?=[^\"\n]*\Z)|(?<=[\s(,=:\[{])'(?=[^'\n]*\Z)|(?<![`\w])`(?=[^`]*\Z)"
)
_KEY = re.compile(r"[\"'] ?: ?\Z")  # what a program's data has before a value in quotation marks


def prudent(settled: Sequence[Hit], text: str) -> list[Hit]:
    """The same hits, those that a reader would look at twice not certain."""
    return [_looked_at(one, text) for one in settled]


def _looked_at(one: Hit, text: str) -> Hit:
    if not one.concludes or one.field:
        return one
    before, after = text[max(0, one.offset - _NEAR) : one.offset], text[one.offset :][:_NEAR]
    return replace(one, concludes=not (_BLANK.search(before + after) or _is_quoted(before)))


def _is_quoted(before: str) -> bool:
    """Whether the words before it stand in a quotation or a string that is still open, and is no value of a record's."""
    opened = list(_OPENED.finditer(before))[-1:]
    return any(
        len(before) - mark.end() >= _SPOKEN and not _KEY.search(before[: mark.start()]) for mark in opened
    )
