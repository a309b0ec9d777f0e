"""Finds the head and the foot of a document of two pages, which are too few to tell them by how often they come.

What says the same on both pages, but for the page's number, runs if the text goes on from one to the other in the midst of a
sentence: a title does not stand there. A foot that sets its number apart tells itself.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from ingestion.text.lines import Lines
from ingestion.text.page_edges import SAME_LINE, Candidate
from ingestion.text.page_numbers import is_numbered_word, offsets
from ingestion.text.run_on import begins_within_sentence, ends_within_sentence

Pair = tuple[Candidate, Candidate]

# Not "Testigo n.º 1", nor "28/11/2026" or "1 - Escriba aquí".
_SET_APART = re.compile(r"^#\s+[|·•]\s|\s[-–—|·•/]\s+#$")


def on_both(
    groups: Mapping[tuple[bool, str], Sequence[Candidate]], pages: Sequence[Lines]
) -> Iterator[Candidate]:
    """Return lines at the edges of two pages that run; `groups` has them by whether they stand at the top, and what they say without figures."""
    alike = [
        (one, not at_top and _SET_APART.search(line) is not None and pair[0].text != pair[1].text)
        for (at_top, line), group in groups.items()
        for pair in _level(group)
        if pair[0].text == pair[1].text or _counts(line, pair)
        for one in pair
    ]
    first, second = (
        {one.place for group in groups.values() for one in group if one.page == page} for page in (0, 1)
    )
    runs_on = (
        bool(alike) and ends_within_sentence(pages[0], first) and begins_within_sentence(pages[1], second)
    )
    yield from (one for one, is_foot in alike if is_foot or runs_on)


def _level(group: Sequence[Candidate]) -> Iterator[Pair]:
    """The lines that stand at the very same height of both."""
    for first in group:
        for second in group if first.page == 0 else ():
            if second.page == 1 and abs(first.height - second.height) <= SAME_LINE:
                yield first, second


def _counts(line: str, pair: Pair) -> bool:
    """Whether both say their page's number: "Calle Sucre 14 — 1"; "Acta 1" is what the page is about."""
    first, second = pair
    return not is_numbered_word(line) and not offsets(first).isdisjoint(offsets(second))
