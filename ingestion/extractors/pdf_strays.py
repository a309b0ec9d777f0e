"""Puts letters that a PDF draws from another font, for the one of the text lacks them, back into their words.

Writer draws a run of text with gaps first, then what fills those from a fallback font: "ha ua tekotev oñe' , g̃ ẽ ẽ" for "hag̃ua
tekotevẽ oñe'ẽ,". Pdfium tells the one, then the other, first the one that begins further left; where they lie says the rest.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingestion.extractors.pdf_accents import DROPPED
from ingestion.extractors.pdf_calls import Columns

SidesAt = Callable[[Sequence[int]], Columns]

_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff"
_GOES_WITH = re.compile(f"[{_MARKS}\udc00-\udfff]")  # the character before
# Blocks of letters that fonts may lack, by the byte that all of them have.
_BLOCKS = tuple(bytes([block]) for block in (1, 2, 3, 4, 5, 0x1E, 0x1F))  # 0x1D is in “”” too
_SALTILLOS = ("\ua78b", "\ua78c")
_LACKED = rf"(?=[\u0100-\u02ff\u0370-\u058f\u1d00-\u1fff\u2c60-\u2c7f\ua78b\ua78c]|.[{_MARKS}])"
# Such a letter at the beginning of a word or a line: strays are told behind a space, if not at the beginning.
_MAY_STRAY = (re.compile(f" {_LACKED}"), re.compile(rf"\n{_LACKED}|\A{_LACKED}"))
_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]")
_STEP = 0.1  # of a letter's height: what is told later does not begin further to the left
_SPACE = 0.2  # of it, between two letters
_MOST_SHARED = 0.35  # of the narrower of two letters side by side
_LEVEL = 0.5  # of the lower one's height, that they have to share
_LONGEST = 2_000  # characters of a line
_NOT_TOLD = -1
_DIVIDED = "\ufffe"  # what pdfium tells in place of a hyphen and the line's end behind it


class _Letter(NamedTuple):
    """A letter with its marks, or a space that was drawn: where it belongs, its sides, and from where to where it is told."""

    place: float
    left: float
    top: float
    right: float
    bottom: float
    at: int
    end: int
    is_mark: bool  # told apart from its letter


def may_have_strays(units: bytes | bytearray, text: str) -> bool:
    """Tell of a text, in UTF-16 too, whether fonts may lack letters of it; most have none, and this is the quickest way to say so."""
    return any(block in units for block in _BLOCKS) or any(sign in text for sign in _SALTILLOS)


def with_strays_in_place(text: str, sides_at: SidesAt) -> tuple[str, Mapping[int, int]]:
    """Return a page's text, as long as it was, every stray letter where it lies in its line; and where what was moved came from."""
    moved: dict[int, int] = {}
    pieces, done, seen = list[str](), 0, 0
    for place in sorted(_steps_back(text, sides_at)):
        if place < seen:  # in the same line as the one before
            continue
        begin, seen = _line_around(text, place)
        if (ordered := _ordered(text[begin:seen], sides_at(range(begin, seen)))) is not None:
            told, places = ordered
            moved.update({begin + new: begin + old for new, old in enumerate(places) if old != _NOT_TOLD})
            pieces += [text[done:begin], _with_division(told, text[seen : seen + 3])]
            done = seen
    return "".join([*pieces, text[done:]]), moved


def _line_around(text: str, place: int) -> tuple[int, int]:
    """From where to where the line goes; a hyphen where a word is divided ends it too, for there pdfium tells no line's end."""
    begin = text.rfind("\n", 0, place) + 1
    end = text.find("\r\n", place)
    end = end if end >= 0 else len(text)
    begin = max(begin, text.rfind(_DIVIDED, begin, place) + 1)
    return begin, (text.find(_DIVIDED, place, end) + 1) or end


def _with_division(line: str, after: str) -> str:
    """Mark that a word goes on in the next line as pdfium would have, had it not told strays behind the hyphen."""
    is_divided = line[-1:] == "-" and line[-2:-1].isalpha() and after[:2] == "\r\n" and after[2:].isalpha()
    return line[:-1] + _DIVIDED if is_divided else line


def _steps_back(text: str, sides_at: SidesAt) -> Iterator[int]:
    """Places of letters that begin to the left of what is told before them in their line, or to the right of what is told after.

    Two letters on each side are asked: of the strays between, one may be such as no font lacks.
    """
    found = [place for pattern in _MAY_STRAY for place in _found(pattern, text)]
    asked = [(*_two_beside(text, place, -1), place, *_two_beside(text, place, 1)) for place in found]
    lefts, tops, _, bottoms = sides_at([place for places in asked for place in places])
    for number, place in zip(range(0, len(lefts), 5), found, strict=True):
        before, own, after = lefts[number : number + 2], lefts[number + 2], lefts[number + 3 : number + 5]
        step = _STEP * (tops[number + 2] - bottoms[number + 2])
        if own < max(before) - step or min(after) < own - step:
            yield place


def _two_beside(text: str, place: int, step: int) -> tuple[int, int]:
    nearest = _beside(text, place, step)
    return nearest, _beside(text, nearest, step)


def _found(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    return (found.end() for found in pattern.finditer(text))


def _beside(text: str, place: int, step: int) -> int:
    """The place of the next letter that is told before or after one in its line, that letter's own where there is none."""
    other = place + step
    while 0 <= other < len(text) and (text[other] == " " or _GOES_WITH.match(text, other)):
        other += step
    return place if not 0 <= other < len(text) or text[other] in "\r\n" else other


def _ordered(line: str, sides: Columns) -> tuple[str, list[int]] | None:
    """The line from left to right, and where each of its characters was; None where its letters do not lie side by side."""
    if len(line) > _LONGEST or _FROM_RIGHT.search(line):
        return None
    told = list(_letters(line, sides))
    follows = {before.at: after.at for before, after in pairwise(one for one in told if not one.is_mark)}
    pieces, places, before = list[str](), list[int](), None
    for letter in sorted(told, key=lambda one: one.place):
        is_as_told = before is None or letter.is_mark or follows.get(before.at) == letter.at
        if before and not is_as_told and not _are_side_by_side(before, letter):
            return None
        is_apart = (
            before is not None
            and not letter.is_mark
            and _are_apart(line, before, letter, is_as_told=is_as_told)
        )
        pieces += [" " * is_apart, line[letter.at : letter.end]]
        places += [*[_NOT_TOLD] * is_apart, *range(letter.at, letter.end)]
        before = before if letter.is_mark else letter
    return _as_long(pieces, places, len(line))


def _letters(line: str, sides: Columns) -> Iterator[_Letter]:
    """What is drawn of a line; spaces that pdfium put in have no width."""
    boxes = list(zip(*sides, strict=True))
    at = 0
    while at < len(line):
        left, top, right, bottom = boxes[at]
        end = at + 1
        while end < len(line) and _GOES_WITH.match(line, end) and boxes[end][0] < right and line[at] != " ":
            end += 1
        is_mark = _GOES_WITH.match(line, at) is not None
        if line[at] != " " or right > left:
            yield _Letter((left + right) / 2 if is_mark else left, left, top, right, bottom, at, end, is_mark)
        at = end


def _are_side_by_side(before: _Letter, after: _Letter) -> bool:
    """Whether neither lies on the other, nor over or under it; a mark may. No where pdfium cannot tell their places (NaN)."""
    narrower = min(before.right - before.left, after.right - after.left)
    lower = min(before.top - before.bottom, after.top - after.bottom)
    return (
        before.right - after.left <= _MOST_SHARED * narrower
        and min(before.top, after.top) - max(before.bottom, after.bottom) >= _LEVEL * lower
    )


def _are_apart(line: str, before: _Letter, after: _Letter, *, is_as_told: bool) -> bool:
    """Whether there is a space between that was not drawn: pdfium says so, or, where one of them strayed, their distance."""
    if is_as_told:
        return " " in line[before.end : after.at]
    has_space = line[before.at] == " " or line[after.at] == " "
    return not has_space and after.left - before.right > _SPACE * (before.top - before.bottom)


def _as_long(pieces: list[str], places: list[int], length: int) -> tuple[str, list[int]] | None:
    """The line as long as it was, what is missing behind its first letter; None where it became longer."""
    missing = length - len(places)
    first = len(pieces[1])
    told = [*pieces[:2], DROPPED * missing, *pieces[2:]]
    return (
        ("".join(told), [*places[:first], *[_NOT_TOLD] * missing, *places[first:]]) if missing >= 0 else None
    )
