"""Joins words of scans that are divided at a line's end which pdfium tells as a space: lines of invisible letters stand close.

Only where the letters lie tells: "vice- y rector", "sub- e hipótesis" go on beside their hyphen.
"""

import re

from ingestion.extractors.pdf_accents import DROPPED, BoxOf
from ingestion.extractors.pdf_pages import LINE_END_HYPHEN

_MAY_BE_DIVIDED = re.compile(r"(?<=[^\W\d_])- (?=[^\W\d_])")
_BELOW = 0.5  # of the height of letters, and it is another line


def with_words_whole(text: str, box_of: BoxOf) -> str:
    """Return a page's text, as long as it was, with the mark of a divided word wherever one goes on at the beginning of the line below."""

    def whole(found: re.Match[str]) -> str:
        if not _goes_on_below(found.start(), found.end(), box_of):
            return found[0]
        before, after = text[found.start() - 1], text[found.end()]
        keeps_hyphen = before.islower() and after.isupper()  # of "Austria-Hungría"
        return f"{'-' if keeps_hyphen else LINE_END_HYPHEN}{DROPPED}"

    return _MAY_BE_DIVIDED.sub(whole, text) if "- " in text else text


def _goes_on_below(hyphen: int, letter: int, box_of: BoxOf) -> bool:
    """Whether the letter behind a hyphen lies further left, and lower; where pdfium cannot tell (NaN), no."""
    left, top, _, low = box_of(hyphen)
    next_left, next_top, _, _ = box_of(letter)
    return next_left < left and next_top < top - _BELOW * (top - low)
