"""Sets apart what pdfium tells behind the hyphen of a divided word though the word does not go on there: a page's foot, a note.

The part before the hyphen goes to where the word does go on: to the next column, or to the next page (`with_carried`).
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from ingestion.extractors.pdf_accents import DROPPED
from ingestion.extractors.pdf_calls import Sides
from ingestion.extractors.pdf_pages import CARRIED, LINE_END_HYPHEN
from ingestion.text.lines import Lines

Upwards = tuple[int, float, float]  # how heights are told: side, origin, extent

_FAR = 2.2  # times the height of letters: no line is as far from the one before, not even of those set double-spaced
_LEAST_HEIGHT = 10.0  # points: of letters in bitmap fonts pdfium tells hardly any
_SMALLER = 0.9  # than the letters before, and it is another text …
_BELOW = 0.5  # … if it stands so much of their height below them: beside them it may be a raised figure
_NUMBERED = re.compile(r"\d{1,5} ?(?=[^\W\d_])")
_PART = re.compile(r"(.*(?<![^\W\d_]))([^\W\d_]+)-", re.DOTALL)  # from the beginnings of words only


def with_feet_apart(
    text: str, lines: Lines, begins: Sequence[int], sides_of: Callable[[int], Sides], upwards: Upwards
) -> Lines:
    """Return the lines of a page's text, which begin at these places of it, each foot or note behind a hyphen on one of its own."""
    texts, heights = lines
    for place in reversed(list(_hyphens(text))):  # from the last, so that those before stay where they are
        height = _height_behind(place, sides_of, upwards)
        if height is None:
            continue
        at = bisect_right(begins, place) - 1
        foot = text[place + 1 :].split("\r\n", 1)[0].replace(DROPPED, "")
        if not texts[at].endswith(foot):  # another was set apart in the same line
            continue
        number = _line_number(foot, place, sides_of)
        own = f"{texts[at].removesuffix(foot)[:-1]}{LINE_END_HYPHEN if number else '-'}"
        texts = [*texts[:at], own, foot[number:], *texts[at + 1 :]]
        heights = [*heights[: at + 1], height, *heights[at + 1 :]]
        texts = texts if number else _with_part_moved(texts, heights, at)
    return Lines(texts, heights)


def _line_number(foot: str, hyphen: int, sides_of: Callable[[int], Sides]) -> int:
    """How long the number is that is told before the rest of a word, a small one before letters as large as those of its beginning: the number of its line."""
    found = _NUMBERED.match(foot)
    if not found or not foot[found.end()].islower():
        return 0
    own, number, rest = (_size(sides_of(at)) for at in (hyphen - 1, hyphen + 1, hyphen + 1 + found.end()))
    return found.end() if number < _SMALLER * own <= rest else 0


def _size(box: Sides) -> float:
    return abs(box[1] - box[3])


def _hyphens(text: str) -> Iterator[int]:
    """Where the last word of a page is divided, and words before something that begins with a figure or a capital."""
    place, last = text.find("-", 1, -1), text.rfind(LINE_END_HYPHEN, 1, -1)
    while place > 0:
        if last > 0 and place > last:
            yield last
            last = -1
        after = text[place + 1]
        if (after.isdigit() or after.isupper()) and text[place - 1].isalpha():
            yield place
        place = text.find("-", place + 1, -1)
    if last > 0:
        yield last


def _height_behind(place: int, sides_of: Callable[[int], Sides], upwards: Upwards) -> float | None:
    """The height at which stands what is told behind a hyphen, if the word does not go on there. None where pdfium cannot tell (NaN)."""
    side, origin, extent = upwards
    own, behind = sides_of(place - 1), sides_of(place + 1)
    lower = (own[side] - behind[side]) / extent * abs(extent)  # less than nothing in the next column
    size, size_behind = (abs(box[1] - box[3]) if side % 2 else abs(box[2] - box[0]) for box in (own, behind))
    is_small = size_behind < _SMALLER * size and lower > _BELOW * size
    return (behind[side] - origin) / extent if is_small or lower > _FAR * max(_LEAST_HEIGHT, size) else None


def _with_part_moved(texts: list[str], heights: Sequence[float | None], at: int) -> list[str]:
    """The lines, the last word of one of them, whose rest does not come next, at the head of the next column or marked to be carried."""
    own, part = heights[at], _PART.fullmatch(texts[at])
    if own is None or part is None:
        return texts
    higher = (n for n, height in enumerate(heights) if n > at + 1 and height is not None and height > own)
    if (next_column := next(higher, None)) is None:
        return [*texts[:at], f"{part[1]}{CARRIED}{part[2]}{CARRIED}", *texts[at + 1 :]]
    if not texts[next_column][:1].islower():
        return texts
    moved = f"{part[2]}{LINE_END_HYPHEN}{texts[next_column]}"
    return [*texts[:at], part[1].rstrip(), *texts[at + 1 : next_column], moved, *texts[next_column + 1 :]]
