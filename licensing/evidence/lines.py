"""Tells lines that were broken off on purpose, as of a title page, a list of fields or a comment, from lines of running text."""

import re
from itertools import pairwise

from licensing.folding import Folded

_MORE = 500  # characters beyond, which tell how wide the text is
_NARROW = 45  # characters: nobody wraps running text to less
_RAGGED = (
    10  # characters that a line of running text may be short of its width, besides the word that did not fit
)
_LONGEST_WORD = 15  # of those that no line ends with
_MARKS = " \t#*/>%;|!-–—•·"  # before what a line says: of comments, lists, quotations
_FIELD = re.compile(r"@\w")  # "@license" in a comment
# What no line ends with that was broken off on purpose.
_GOES_ON = re.compile(
    r"(?:[,(\-–—/&]|\b(?:an?|and|are|as|at|baix|baixo|bajo|by|com|con|creative|da|de|del|do|e|el|els|em|en|es|esta|este|est[aá]n?|for|from|i|in|is|la|las|les|"
    r"licen[cs]es?|licencias?|licen[cçz]as?|llic[eè]ncia|los|lleva|na|no|o|of|on|or|os|para|per|por|que|se|sin|sob|sobre|sota|su|the|this|to|u|un|una|"
    r"under|uma|with|y|your?))\Z",
    re.IGNORECASE,
)


def line_breaks(folded: Folded, start: int, stop: int) -> list[int]:
    """The places in `folded.text[start:stop]` at which such lines begin."""
    if start >= stop:
        return []
    first, last = folded.origin(start), folded.origin(stop - 1) + 1
    if "\n" not in folded.original[first:last]:
        return []
    begin = max(0, first - _MORE)
    lines = folded.original[begin : last + _MORE].split("\n")
    width = max(map(len, lines))
    found, at = [], begin
    for above, below in pairwise(lines):
        at += len(above) + 1
        if first < at < last and is_broken_off(above, below, width):
            found.append(folded.place(at))
    return found


def is_broken_off(above: str, below: str, width: int) -> bool:
    """Whether the next line begins something: it could have begun in this one, where the text is so many characters wide."""
    ended, begins = above.rstrip(), below.lstrip(_MARKS).lstrip()
    is_title = " " not in ended.strip(_MARKS)  # "Licencia"
    if not begins or (_GOES_ON.search(ended[-_LONGEST_WORD:]) and not is_title):
        return False
    if _FIELD.match(begins):
        return True
    if begins[0].islower():
        return False
    return width < _NARROW or len(ended) + len(begins.split(maxsplit=1)[0]) + _RAGGED < width
