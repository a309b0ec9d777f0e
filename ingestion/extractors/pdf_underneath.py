"""Makes marks of what TeX draws under letters: pdfium tells bars and dots on lines of their own ("kal", "¯", "u") or as full stops ("h.a").

The letters that they stand under get them later, with all other accents (`pdf_accents`).
"""

import re
from collections.abc import Callable
from itertools import islice, pairwise

from ingestion.extractors.pdf_accents import DROPPED, Box

BoxOf = Callable[[int], Box]

_ALONE = re.compile(r"\r\n([¯.])(?:\r\n|\Z)")
_DOT = re.compile(r"\.")
# One before a small letter, as in most texts few full stops are: dots under the last letters of words are told too, but need such a one.
_DOT_WITHIN = re.compile(r"\.(?= ?[a-zß-ÿ])")
_BELOW = {"¯": "\u0331", ".": "\u0323"}
_LOWER = 0.1  # of the height of letters
_NO_SPACE = 0.1  # of it, between two of one word
_MOST_DOTS = 200  # of a page
_ASIDE = 0.1  # of a letter's width: nearer to its sides nothing stands under it


def with_marks_underneath(text: str, box_of: BoxOf) -> str:
    """Return a page's text, as long as it was, with combining marks for the bars and dots that stand under letters."""
    if "\r\n¯" in text or "\r\n.\r\n" in text:
        text = _ALONE.sub(lambda found: _joined(found, box_of), text)
    if any(_is_under(found, box_of) for found in islice(_DOT_WITHIN.finditer(text), _MOST_DOTS)):
        text = _DOT.sub(lambda found: _BELOW[found[0]] if _is_under(found, box_of) else found[0], text)
    return text


def _is_under(found: re.Match[str], box_of: BoxOf) -> bool:
    """Whether the dot stands under the letter told before it, not beside that."""
    place = found.start()
    letter = place - 2 if found.string[place - 1 : place] == " " else place - 1
    return (
        letter >= 0
        and found.string[letter].isalpha()
        and _stands_under(box_of(place), box_of(letter))
        and not _goes_down(found.string, letter, place + 1, box_of)
    )


def _goes_down(text: str, letter: int, after: int, box_of: BoxOf) -> bool:
    """Whether the line itself goes down there, as one up or down the margin does: then each letter stands under the one before."""
    told = [at for at in (letter - 1, letter, after) if 0 <= at < len(text) and text[at].isalnum()]
    return any(_stands_under(box_of(below), box_of(above)) for above, below in pairwise(told))


def _stands_under(mark: Box, letter: Box) -> bool:
    """Whether a mark is lower and within the sides of a letter: not where the engine cannot tell (NaN)."""
    left, top, right, low = letter
    aside = _ASIDE * (right - left)
    return left + aside < (mark[0] + mark[2]) / 2 < right - aside and mark[3] < low - _LOWER * (top - low)


def _joined(found: re.Match[str], box_of: BoxOf) -> str:
    """The mark, and behind it what stands between its letter and the next: nothing, a space or a line's end."""
    before, after, text = found.start() - 1, found.end(), found.string
    if before < 0 or not text[before].isalpha() or not _stands_under(box_of(before + 3), box_of(before)):
        return found[0]
    letter = box_of(before)
    between = "\r\n" if after - before > 4 else ""
    if between and after < len(text):
        following = box_of(after)
        if min(letter[1], following[1]) > max(letter[3], following[3]) and following[0] > letter[0]:
            between = " " if following[0] - letter[2] > _NO_SPACE * (letter[1] - letter[3]) else ""
    return f"{_BELOW[found[1]]}{DROPPED * (len(found[0]) - 1 - len(between))}{between}"
