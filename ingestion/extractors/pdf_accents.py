"""Puts accents that a PDF draws by themselves onto the letters that they are drawn over: "canci´on", "a˜no" of TeX's oldest fonts.

Where they lie tells, and nothing else: in other languages the same signs are letters in their own right, as the "´" of Mam and
Huichol ("k´uj", "´itsikame"), or apostrophes. Such an accent comes before its letter or after it. Where it begins a piece of a
line pdfium tells it behind the whole piece, for it begins a little to the right of the letter: "Aut onoma de M ´ exico ´".
So it does with marks that any letter may have ("g̃", "x̱"), around which it sees spaces too; and the programs that draw them name
the letter twice: with itself and with its mark.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping

from ingestion.extractors.pdf_gaps import gaps, spaced

DROPPED = "\ufdd0"  # in place of what was there only because the accent was, so that places in the text stay; no character of anybody's
Box = tuple[float, float, float, float]  # left, top, right, bottom of a character
BoxOf = Callable[[int], Box]

_COMBINING = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "¯": "\u0304", "˘": "\u0306", "˙": "\u0307",
    "˚": "\u030a", "˝": "\u030b", "ˇ": "\u030c", "¸": "\u0327", "˛": "\u0328",
}  # fmt: skip
_MACRON, _MACRON_BELOW = "¯", "\u0331"
_WITH_DOT = {"ı": "i", "ȷ": "j"}
_MARKS = "\u0300-\u036f"
_SIGN = re.compile(f"[{''.join(_COMBINING)}{_MARKS}]")
_MARK = re.compile(f"[{_MARKS}]")
_MARKED = re.compile(rf"[^\W\d_][{_MARKS}]{{1,9}}")
_NO_SPACE = 0.1  # of the height of letters, between two of one word
_ABOVE = 0.6  # of their height, an accent may be raised
_BELOW = 0.1  # of their height, a macron has to be lowered to stand under its letter
_ASIDE = 0.1  # of a letter's width: nearer to its sides nothing stands over it
_FARTHEST = 150  # characters before an accent that is told late …
_BETWEEN = 20  # … and of spaces and other accents right before it: hostile pages have nothing else
_LATELY = 3  # times that the same letter with the same mark came before


def may_have_marks(units: bytes | bytearray) -> bool:
    """Tell of a text in UTF-16 whether letters in it may have marks: most have none, and this is the quickest way to say so."""
    return b"\x03" in units


def with_accents_on_letters(text: str, box_of: BoxOf, *, has_marks: bool = True) -> str:
    """Return a page's text, as long as it was, with every accent on its letter; `has_marks` where some may be combining ones."""
    if not (has_marks and _MARK.search(text)):
        for sign in _COMBINING:  # most pages have none: asking for each is much quicker than the pattern
            if sign in text:
                break
        else:
            return text
    lines, begin = text.split("\r\n"), 0
    for number, line in enumerate(lines):
        if _SIGN.search(line):
            lines[number] = with_accents_on_line(line, _counted_from(begin, box_of))
        begin += len(line) + 2
    return "\r\n".join(lines)


def with_accents_on_line(line: str, box_of: BoxOf) -> str:
    """Return a line, as long as it was, with every accent on its letter; `box_of` gives the box of a character by its place."""
    doubled = _doubled(line, box_of)
    over: dict[int, int] = {}  # places of accents, and of their letters
    for found in _SIGN.finditer(line):
        place = found.start()
        letter = None if place in doubled else _letter_under(line, place, box_of)
        if letter is not None:
            over[place] = letter
    return _rebuilt(line, over, doubled, box_of) if over or doubled else line


def _counted_from(begin: int, box_of: BoxOf) -> BoxOf:
    return lambda place: box_of(begin + place)


def _doubled(line: str, box_of: BoxOf) -> set[int]:
    """The places of letters with marks that were named before where they stand."""
    doubled: set[int] = set()
    named: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for found in _MARKED.finditer(line):
        boxes = [box_of(place) for place in range(*found.span())]
        left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
        before = named[found[0]]
        if any(begins < (left + right) / 2 < ends for begins, ends in before[-_LATELY:]):
            doubled.update(range(*found.span()))
        else:
            before.append((left, right))
    return doubled


def _letter_under(line: str, place: int, box_of: BoxOf) -> int | None:
    """The place of the letter that an accent stands over: one that is told right after or before it, or long before."""
    accent = box_of(place)
    if line[place] in _COMBINING and _is_over(line, place + 1, accent, box_of):
        return place + 1
    last = place - 1
    while last >= 0 and place - last < _BETWEEN and (line[last] == " " or _SIGN.match(line, last)):
        last -= 1
    if (letter := _letter_before(line, last, accent, box_of)) is not None:
        return letter
    is_its_own = _MARKED.match(line, last) if last >= 0 else None  # a mark may be told beside its letter
    return last if is_its_own and place < is_its_own.end() else None


def _letter_before(line: str, last: int, accent: Box, box_of: BoxOf) -> int | None:
    # Most signs have a place of their own.
    if last < 0 or not (accent[0] + accent[2]) / 2 < box_of(last)[2]:
        return None
    if _is_over(line, last, accent, box_of):
        return last
    for at in range(last - 1, max(-1, last - _FARTHEST), -1):
        if _is_over(line, at, accent, box_of):
            _, top, _, low = box_of(at)
            return at if abs(accent[3] - low) < _ABOVE * (top - low) else None
    return None


def _is_over(line: str, at: int, accent: Box, box_of: BoxOf) -> bool:
    """Whether an accent stands over the letter there: not where there is none, nor where the engine cannot tell (NaN)."""
    if not line[at : at + 1].isalpha() or line[at] in _COMBINING:
        return False
    begins, _, ends, _ = box_of(at)
    aside = _ASIDE * (ends - begins)
    return begins + aside < (accent[0] + accent[2]) / 2 < ends - aside


def _rebuilt(line: str, over: Mapping[int, int], doubled: Collection[int], box_of: BoxOf) -> str:
    """The line with these accents on their letters; what a letter then takes more than one place for, it takes of its accents'."""
    marks: dict[int, str] = defaultdict(str)
    accents: dict[int, list[int]] = defaultdict(list)
    for place, letter in over.items():
        marks[letter] += _mark(line[place], box_of(place), box_of(letter))
        accents[letter].append(place)
    signs = list(line)
    left_out = {*over, *doubled, *_not_spaces(line, {*over, *doubled}, box_of)}
    for place in left_out:
        signs[place] = DROPPED
    for letter, said in marks.items():
        signs[letter] = unicodedata.normalize("NFC", _WITH_DOT.get(line[letter], line[letter]) + said)
        for place in accents[letter][: len(signs[letter]) - 1]:
            signs[place] = ""
    seen = (place for place, sign in enumerate(signs) if sign not in ("", DROPPED))
    for place in gaps(line, seen, accents, box_of):
        signs[place] = spaced(signs[place])
    return "".join(signs)


def _mark(sign: str, accent: Box, letter: Box) -> str:
    _, top, _, low = letter
    if sign == _MACRON and accent[3] < low - _BELOW * (top - low):
        return _MACRON_BELOW
    return _COMBINING.get(sign, sign)


def _not_spaces(line: str, moved: Collection[int], box_of: BoxOf) -> set[int]:
    """The places of spaces that are there only because an accent was."""
    dropped: set[int] = set()
    after = 0
    for place in sorted(moved):
        if place < after:  # in the same run of spaces and accents as the one before
            continue
        before, after = place - 1, place + 1
        while before >= 0 and line[before] == " ":
            before -= 1
        while after < len(line) and (line[after] == " " or after in moved):
            after += 1
        if blanks := [at for at in range(before + 1, after) if line[at] == " "]:
            is_at_edge = before < 0 or after == len(line)
            marks = [at for at in range(before + 1, after) if _MARK.match(line, at)]
            is_one_word = is_at_edge or (
                _is_one_word(*map(box_of, (before, after, *marks)))
                and not any(_stands_behind(*map(box_of, (before, at))) for at in blanks)
            )
            dropped.update(blanks if is_one_word else blanks[1:])
    return dropped


def _stands_behind(before: Box, blank: Box) -> bool:
    """Whether a space is drawn in a room of its own: those that an engine sees have none, and one that carries an accent lies over its letter."""
    left, _, right, _ = blank
    return right > left and left > before[2] - _ASIDE * (right - left)


def _is_one_word(before: Box, after: Box, *marks: Box) -> bool:
    """Whether the second character goes on where the first ends, with its marks beside it: one over it may be broader than it is."""
    ends = max([before[2], *(mark[2] for mark in marks if mark[0] >= before[2])])
    return after[0] - ends < _NO_SPACE * (before[1] - before[3])
