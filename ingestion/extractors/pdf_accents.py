"""Puts accents before their letters where pdfium tells them after what they stand over: "Aut onoma de M ´ exico ´" of old LaTeX.

Such files draw an accent by itself, above the first letter of what they draw next; pdfium tells the pieces of a line from left
to right, and the accent, which begins a little to the right of that letter, comes after the whole piece.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping

from ingestion.text.accents import LETTERS

DROPPED = (
    "\ufdd0"  # in place of a space that is none, so that places in the text stay; no character of anybody's
)
Box = tuple[float, float, float, float]  # left, top, right, bottom of a character
BoxOf = Callable[[int], Box]

_SIGN = re.compile(f"[{''.join(LETTERS)}]")
_NO_SPACE = 0.1  # of the height of letters, between two of one word
_ABOVE = 0.6  # of their height, an accent may be raised


def with_accents_in_place(text: str, box_of: BoxOf) -> str:
    """Return a page's text, as long as it was, with late accents right before their letters."""
    for sign in LETTERS:  # most pages have none: asking for each is much quicker than the pattern
        if sign in text:
            break
    else:
        return text
    lines, begin = text.split("\r\n"), 0
    for number, line in enumerate(lines):
        if _SIGN.search(line):
            lines[number] = _in_place(line, _counted_from(begin, box_of))
        begin += len(line) + 2
    return "\r\n".join(lines)


def _counted_from(begin: int, box_of: BoxOf) -> BoxOf:
    return lambda place: box_of(begin + place)


def _in_place(line: str, box_of: BoxOf) -> str:
    over: dict[int, int] = {}  # places of accents, and of their letters
    for found in _SIGN.finditer(line):
        letter = _letter_under(line, found.start(), box_of)
        if letter is not None:
            over[found.start()] = letter
    return _rebuilt(line, over, _not_spaces(line, over, box_of)) if over else line


def _letter_under(line: str, place: int, box_of: BoxOf) -> int | None:
    """The place of the letter that an accent stands over, if it comes before the accent."""
    before = line[:place].rstrip()
    left, _, right, bottom = box_of(place)
    middle = (left + right) / 2
    if not before or middle >= box_of(len(before) - 1)[2]:  # as most: the sign has a place of its own
        return None
    for at in range(len(before) - 1, -1, -1):
        if before[at] in LETTERS[line[place]]:
            begins, top, ends, low = box_of(at)
            if begins <= middle <= ends and abs(bottom - low) < _ABOVE * (top - low):
                return at
    return None


def _not_spaces(line: str, over: Mapping[int, int], box_of: BoxOf) -> set[int]:
    """The places of spaces that are there only because the accent was."""
    dropped: set[int] = set()
    for place in over:
        before, after = place - 1, place + 1
        while before >= 0 and (line[before] == " " or before in over):
            before -= 1
        while after < len(line) and (line[after] == " " or after in over):
            after += 1
        blanks = [at for at in range(before + 1, after) if line[at] == " "]
        is_one_word = after == len(line) or _is_one_word(box_of(before), box_of(after))
        dropped.update(blanks if is_one_word else blanks[1:])
    return dropped


def _is_one_word(before: Box, after: Box) -> bool:
    _, top, ends, low = before
    return after[0] - ends < _NO_SPACE * (top - low)


def _rebuilt(line: str, over: Mapping[int, int], dropped: set[int]) -> str:
    accents: dict[int, str] = defaultdict(str)
    for place, letter in over.items():
        accents[letter] += line[place]
    return "".join(
        accents[at] + (DROPPED if at in dropped else character)
        for at, character in enumerate(line)
        if at not in over
    )
