"""Puts together words whose letters are set apart, as in titles: pdfium takes the room between them for spaces ("L A V O Z D E L")."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, repeat
from operator import gt, mul
from statistics import median

from ingestion.extractors.pdf_accents import DROPPED
from ingestion.extractors.pdf_calls import Sides

_SPACES = 3.2  # letters and more to a space, and it is a line of ordinary words
_FEWEST = 6  # characters
_LETTERS = 0.7  # of them, besides spaces: no columns of figures, no dots
_WORD = 1.8  # times as far apart as letters usually are, and it is another word …
_MORE = 0.15  # … by so much of their height too
_CLOSE = 0.2  # of it: letters all as far apart are one word if no farther than that
_FARTHEST = 0.35  # of it: letters farther apart may be those of a list

LetterAt = Callable[[int], Sides]
IsDrawn = Callable[[int], bool]  # whether a character is one of the page, none that pdfium put in


def with_words_put_together(
    texts: Sequence[str], begins: Sequence[int], letter_at: LetterAt, is_drawn: IsDrawn
) -> list[str]:
    """Return the lines, which begin at these places of the page's characters, as long as they were, without the spaces within words."""
    spaces = map(str.count, texts, repeat(" "))
    if not any(map(gt, map(mul, spaces, repeat(_SPACES)), map(len, texts))):  # as on most pages
        return list(texts)
    return [
        _put_together(text, begin, letter_at, is_drawn)
        if _SPACES * text.count(" ") > len(text) >= _FEWEST
        else text
        for text, begin in zip(texts, begins, strict=True)
    ]


def _put_together(text: str, begin: int, letter_at: LetterAt, is_drawn: IsDrawn) -> str:
    places = [place for place, sign in enumerate(text) if not sign.isspace() and sign != DROPPED]
    if len(places) < 2 or sum(text[place].isalpha() for place in places) < _LETTERS * len(places):
        return text
    boxes = [letter_at(begin + place) for place in places]
    gaps = [after[0] - before[2] for before, after in pairwise(boxes)]
    within = _within_words(gaps, median([box[1] - box[3] for box in boxes]))
    spaces = {place for at in within for place in range(places[at] + 1, places[at + 1])}
    if any(is_drawn(begin + place) for place in spaces):  # a list of letters
        return text
    return "".join(DROPPED if place in spaces else sign for place, sign in enumerate(text))


def _within_words(gaps: Sequence[float], height: float) -> Iterator[int]:
    """Yield which of the gaps between letters are none between words; none at all where all may be such."""
    usual = sorted(gaps)[len(gaps) // 3]  # there are as many words as that, or fewer
    least = max(_WORD * usual, usual + _MORE * height)
    if 0 < usual <= _FARTHEST * height and (usual <= _CLOSE * height or max(gaps) > least):
        yield from (at for at, gap in enumerate(gaps) if gap <= least)
