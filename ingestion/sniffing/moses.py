"""Knows texts of which each line has its translation in another file: Moses' format, which only their names give away (`train.quy`)."""

from itertools import pairwise

from languages.in_names import named

KIND = "text/x-moses"
_LINES = 200
_FEWEST = 4
_MOST = 0.9  # of the lines: a collection has hardly an empty one
_LONGEST = 5_000  # characters
_WRAPPED = 0.3  # of the lines: where so many break off and go on in the next, it is prose
_BREAKS_OFF = 40  # characters and more


def is_moses(text: str, name: str) -> bool:
    """Say whether a text called `name`, of which this is the beginning, has a sentence on each line, in the language of its name."""
    if named(name) is None:
        return False
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
