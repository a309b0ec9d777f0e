"""Tells the lines of a page of one column from top to bottom: programs draw titles, notes and the numbers of lists when they like.

Only where no line stands beside another, but for the sign of a list before its item, and nothing comes between two lines of a sentence.
"""

import re
from collections.abc import Callable, Sequence
from itertools import compress, pairwise
from operator import lt

from ingestion.extractors.pdf_layout import Boxes
from ingestion.extractors.pdf_pages import CARRIED, LINE_END_HYPHEN
from ingestion.text.lines import Lines

_ABOVE = 0.5  # of the height of letters: so much higher than the one before, a line goes back
_MOST_AT_EDGES = 3  # lines of heads and feet, which programs draw first
_SHARED = 0.3  # of the lower one's height, and two lines stand beside one another …
_LEVEL = 0.5  # … or are one
_NEAR = 40.0  # points, from the sign of a list to its item
_FAR = 100.0  # points, from where one line begins to where one beside it does …
_FEWEST_BESIDE = 3  # … of so many, and they are columns
_MOST_LINES = 400
_SIGN = re.compile(r"\s*(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)º]|[•◦▪●○■□▫‣⁃–—*·➢✓-])\s*")
_GOES_ON = re.compile(r"\s*[a-zà-öø-ÿ]")

Ends = Callable[[Boxes], Boxes]


def goes_back(boxes: Boxes) -> bool:
    """Tell whether any line stands clearly above the one told before it: on most pages none does, but after a head and a foot drawn first."""
    bottoms = boxes.bottoms
    rising = compress(range(1, len(bottoms)), map(lt, bottoms, bottoms[1:]))
    return any(
        bottoms[at] > bottoms[at - 1] + _ABOVE * (boxes.tops[at - 1] - bottoms[at - 1])
        and not (at <= _MOST_AT_EDGES and _stand_outside(boxes, at))
        for at in rising
    )


def _stand_outside(boxes: Boxes, count: int) -> bool:
    """Whether each of the first lines stands above all others, or below them."""
    highest, lowest = max(boxes.tops[count:]), min(boxes.bottoms[count:])
    return all(boxes.bottoms[at] >= highest or boxes.tops[at] <= lowest for at in range(count))


def from_top_to_bottom(lines: Lines, boxes: Boxes, to_the_end: Ends) -> tuple[Lines, Boxes]:
    """Return the lines, and where they lie, in that order; as they are where that is not how people read them.

    `to_the_end` gives the places of lines as far as their last characters.
    """
    if (
        len(lines.texts) != len(boxes.lefts)
        or len(boxes.lefts) > _MOST_LINES
        or CARRIED in "".join(lines.texts)
    ):
        return lines, boxes
    if _are_columns(boxes):
        return lines, boxes
    whole = to_the_end(boxes)
    texts, items = _with_signs(lines.texts, whole)
    order = sorted(set(range(len(texts))) - items.keys(), key=lambda at: -whole.tops[at])
    is_told_so = order == sorted(order) and not items
    if is_told_so or _stand_beside(order, whole) or _interrupts(order, texts):
        return lines, boxes
    chosen = Boxes._make([[column[at] for at in order] for column in boxes])
    return Lines([texts[at] for at in order], [lines.heights[at] for at in order]), chosen


def _are_columns(boxes: Boxes) -> bool:
    """Whether several lines begin far beside one another, as those of columns do: told by their first letters, the quickest way to say so."""
    order = sorted(range(len(boxes.tops)), key=boxes.tops.__getitem__)
    beside = (
        abs(boxes.lefts[upper] - boxes.lefts[lower]) > _FAR and _shared(upper, lower, boxes) > _SHARED
        for lower, upper in pairwise(order)
    )
    return sum(beside) >= _FEWEST_BESIDE


def _with_signs(texts: Sequence[str], boxes: Boxes) -> tuple[list[str], dict[int, int]]:
    """The lines, with the signs of a list that are told apart before their items; and of those signs where their items are."""
    found: dict[int, int] = {}
    for at in (at for at, text in enumerate(texts) if _SIGN.fullmatch(text)):
        beside = [other for other in range(len(texts)) if other != at and _is_item_of(at, other, boxes)]
        if len(beside) == 1:
            found[at] = beside[0]
    told = list(texts)
    for sign, item in found.items():
        told[item] = f"{texts[sign].strip()} {texts[item].lstrip()}"
    return told, found


def _is_item_of(sign: int, other: int, boxes: Boxes) -> bool:
    gap = boxes.lefts[other] - boxes.rights[sign]
    return 0 <= gap <= _NEAR and _shared(sign, other, boxes) >= _LEVEL


def _shared(one: int, other: int, boxes: Boxes) -> float:
    """How much of the height of the lower of two lines is at the height of the other."""
    low = max(boxes.bottoms[one], boxes.bottoms[other])
    height = min(boxes.tops[at] - boxes.bottoms[at] for at in (one, other))
    return (min(boxes.tops[one], boxes.tops[other]) - low) / height if height > 0 else 1.0


def _stand_beside(order: Sequence[int], boxes: Boxes) -> bool:
    return any(_shared(upper, lower, boxes) > _SHARED for upper, lower in pairwise(order))


def _interrupts(order: Sequence[int], texts: Sequence[str]) -> bool:
    """Whether something that is told elsewhere would come between two lines of a sentence, as a caption within a paragraph."""
    told = sorted(order)
    following = dict(pairwise(told))
    return any(
        following.get(upper) not in (None, lower) and _goes_on(texts[upper], texts[following[upper]])
        for upper, lower in pairwise(order)
    )


def _goes_on(text: str, following: str) -> bool:
    return text.endswith(LINE_END_HYPHEN) or _GOES_ON.match(following) is not None
