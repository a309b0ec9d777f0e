"""Divides what is to be sent into commits of as many files as a Hub takes well in one."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from publishing.models import ReleaseFile
from publishing.places import FOLDER


class Load(NamedTuple):
    """What one commit brings, and the paths that it takes away."""

    files: list[ReleaseFile]
    gone: list[str]


def loads(files: Sequence[ReleaseFile], gone: Sequence[str], most: int) -> Iterator[Load]:
    """Yield the commits in their order, each of at most so many paths.

    First pictures and sounds, then tables, then what goes away, and last the papers that speak of it all, the card behind them.
    """
    ordered = sorted(files, key=_rank)
    papers = sum(file.rows is None for file in ordered)
    steps: list[ReleaseFile | str] = list(ordered)
    steps[len(ordered) - papers : len(ordered) - papers] = gone
    left = iter(steps)
    while some := list(islice(left, most)):
        yield Load(
            [one for one in some if isinstance(one, ReleaseFile)],
            [one for one in some if isinstance(one, str)],
        )


def _rank(file: ReleaseFile) -> tuple[bool, bool, bool]:
    return file.rows is None, not file.path.startswith(f"{FOLDER}/"), file.path == "README.md"
