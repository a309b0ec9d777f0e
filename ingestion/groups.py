"""Puts files together that are small enough for one child to read them one after the other."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from ingestion import limits

T = TypeVar("T")


def groups_of(
    files: Iterable[T], size_of: Callable[[T], int], most: int = limits.CHILD_FILES
) -> Iterator[list[T]]:
    """Yield the files in their order, `most` together and no more bytes than a child is given; a larger one alone."""
    group: list[T] = []
    filled = 0
    for file in files:
        size = size_of(file)
        if group and (len(group) == most or filled + size > limits.CHILD_BYTES):
            yield group
            group, filled = [], 0
        group.append(file)
        filled += size
    if group:
        yield group
