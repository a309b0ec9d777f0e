"""Tells whether the text of a page goes on in the midst of a sentence on the next: what stands between is no text."""

import re
from collections.abc import Collection, Sequence

from ingestion.text.lines import Lines

_LONG = 50  # characters: a verse, or a cell of a table, is shorter …
_PROSE = 0.5  # … and of the lines of prose so many begin with small letters
_LAST_LOOKED_AT = 12
_GOES_ON = ",;-"
_HAS_LETTERS = re.compile(r"[^\W\d_]").search
_DIVIDED = "\x02"  # what stands for the hyphen of a word that goes on


def ends_within_sentence(lines: Lines, at_edges: Collection[int]) -> bool:
    """Tell whether a page's text, which is prose, ends so; the lines at these places stand at its edges."""
    written = [place for place, height in enumerate(lines.heights) if height is not None]
    texts = [lines.texts[place].strip() for place in written if place not in at_edges]
    last = next(filter(_HAS_LETTERS, reversed(texts)), "")  # behind the page's number
    if last.endswith(_DIVIDED):
        return True
    return len(last) >= _LONG and (last[-1].isalnum() or last[-1] in _GOES_ON) and _is_prose(texts)


def begins_within_sentence(lines: Lines, at_edges: Collection[int]) -> bool:
    """Tell whether a page's text begins with a small letter; the lines at these places stand at its edges."""
    written = [place for place, height in enumerate(lines.heights) if height is not None]
    texts = (lines.texts[place].strip() for place in written if place not in at_edges)
    return next(filter(_HAS_LETTERS, texts), "")[:1].islower()


def _is_prose(texts: Sequence[str]) -> bool:
    looked_at = texts[-_LAST_LOOKED_AT:]
    return sum(text[:1].islower() for text in looked_at) >= _PROSE * len(looked_at)
