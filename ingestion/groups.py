"""Puts files together: those that one unit reads, and of them those that one child reads one after the other."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from ingestion import limits

T = TypeVar("T")


def batches_of(
    files: Iterable[T], size_of: Callable[[T], int], *, count: int, size: int
) -> Iterator[list[T]]:
    """Yield small files in their order, `count` in all with so many bytes, cut so that several workers have some."""
    most = _within(limits.BATCH_FILES, -(-count // limits.BATCHES))
    most_bytes = _within(limits.BATCH_BYTES, -(-size // limits.BATCHES))
    batch: list[T] = []
    filled = 0
    for file in files:
        batch.append(file)
        filled += size_of(file)
        if len(batch) == most or filled >= most_bytes:
            yield batch
            batch, filled = [], 0
    if batch:
        yield batch


def _within(bounds: range, number: int) -> int:
    return min(max(number, bounds.start), bounds.stop - 1)


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
