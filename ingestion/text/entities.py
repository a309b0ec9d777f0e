"""Knows texts whose letters are written as HTML has them ("ni&ntilde;o"), and tells them from texts that speak of such signs."""

import html
import re
from html.entities import html5

STEP = "entities/1"

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BARE = re.compile(r"&(?!#?\w{1,32};)|<")  # as nobody leaves them who writes the others so
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_LETTER = re.compile(r"[^\W\d_]")
# Letters with an accent, and what stands for a space: whoever wrote them twice over meant them.
_SURELY = re.compile(
    r"&(?:[A-Za-z](?:acute|grave|circ|tilde|uml|ring|cedil|caron)|nbsp|#x200[bB]|#\d{2,5}|#x[0-9a-fA-F]{2,5});"
)
_WORDS_OF_ONE_LETTER = frozenset("éàèóÉÀÈÓ")  # of Portuguese, Italian, Spanish
_SPOKEN_OF = re.compile(r"(?<![./?<\w])(?:x?html?5?|xml|css|javascript)\b", re.IGNORECASE)
_FEWEST_LETTERS = 3  # of a text without columns
_OUTSIDE_ASCII = re.compile(r"[\u00c0-\u00ff]")


def speaks_of_markup(text: str) -> bool:
    """Whether a text names a language of marks, so that marks in it may be what it is about."""
    return _SPOKEN_OF.search(text) is not None


def with_letters(cell: str) -> str:
    """Return a cell with the letters and signs that its entities stand for; as it is where it may speak of these."""
    if not _are_written_so(cell):
        return cell
    written = _ENTITY.sub(_letter, cell)
    twice = list(_SURELY.finditer(written))
    return written if any(_is_spoken_of(one, written) for one in twice) else _SURELY.sub(_letter, written)


def with_letters_of_text(text: str) -> str:
    """Return a text that has no accented letter but as an entity with all its letters; any other as it is."""
    letters = sum(_is_letter(found[0]) for found in _SURELY.finditer(text)) if "&" in text else 0
    is_surely = letters >= _FEWEST_LETTERS and not _OUTSIDE_ASCII.search(text) and not speaks_of_markup(text)
    return with_letters(text) if is_surely else text


def _are_written_so(cell: str) -> bool:
    found = [one for one in _ENTITY.finditer(cell) if _is_entity(one[0])]
    if not found or _BARE.search(_ADDRESS.sub("", cell)):
        return False
    has_words = _LETTER.search(_ENTITY.sub(" ", cell)) is not None
    return has_words and not any(_is_spoken_of(one, cell) for one in found)


def _is_spoken_of(found: re.Match[str], cell: str) -> bool:
    """Whether a letter stands alone, as in a sentence on how to write it."""
    letter = html.unescape(found[0])
    begin, end = found.span()
    beside = cell[max(begin - 1, 0) : begin], cell[end : end + 1]
    is_alone = not any(one == "&" or one == ";" or _LETTER.match(one) for one in beside)
    return is_alone and _is_letter(found[0]) and letter not in _WORDS_OF_ONE_LETTER


def _is_letter(entity: str) -> bool:
    return _LETTER.fullmatch(html.unescape(entity)) is not None


def _letter(entity: re.Match[str]) -> str:
    return html.unescape(entity[0]) if _is_entity(entity[0]) else entity[0]


def _is_entity(written: str) -> bool:
    return written[1] == "#" or written[1:] in html5
