"""Knows texts of which each line has its translation in another file: Moses' format, which only names give away: `train.quy`, or `quy.txt` beside `es.txt`."""

import re
from itertools import pairwise
from statistics import median

from languages.in_names import named

KIND = "text/x-moses"
_LINES = 200
_FEWEST = 4
_MOST = 0.9  # of the lines: a collection has hardly an empty one
_LONGEST = 5_000  # characters
_WRAPPED = 0.3  # of the lines: where so many break off and go on in the next, it is prose
_BREAKS_OFF = 40  # characters and more
# Of a text that only has a namesake in another language, which a tale has too. Verses of the Bible have several sentences now and then.
_FEWEST_BESIDE = 10
_SEVERAL = 0.4
_MIDDLING = 300  # characters
_NEXT_SENTENCE = re.compile(r"[.!?…][\"»”')]*\s+[\"«“'(¿¡—-]*[^\W\d_a-z]")


def is_moses(text: str, name: str) -> bool:
    """Say whether a text called `name`, of which this is the beginning, has a sentence on each line, in the language of its name."""
    return named(name) is not None and _stands_in_lines(text)


def has_a_sentence_a_line(text: str) -> bool:
    """Say whether a text of which this is the beginning is no tale in paragraphs, but one sentence or so after the other."""
    lines = [line for line in text.split("\n", _LINES)[:_LINES] if line.strip()]
    return (
        len(lines) >= _FEWEST_BESIDE
        and _stands_in_lines(text)
        and median(map(len, lines)) <= _MIDDLING
        and sum(map(bool, map(_NEXT_SENTENCE.search, lines))) <= _SEVERAL * len(lines)
    )


def _stands_in_lines(text: str) -> bool:
    lines = [line.strip() for line in text.rstrip().split("\n", _LINES)[:_LINES]]
    written = [line for line in lines if line]
    return (
        len(written) >= max(_FEWEST, _MOST * len(lines))
        and max(map(len, written)) <= _LONGEST
        and sum(_goes_on(line, after) for line, after in pairwise(written)) <= _WRAPPED * len(written)
    )


def _goes_on(line: str, after: str) -> bool:
    """Whether a sentence breaks off with a line and goes on in the next."""
    return len(line) >= _BREAKS_OFF and (line[-1].isalnum() or line[-1] in ",-") and after[0].islower()
