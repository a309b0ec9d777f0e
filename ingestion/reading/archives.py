"""Reads an archive member by member, archives within it too, under one budget for all of them."""

import io
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from ingestion.opening import Budget, Member, Opener, opener_for
from ingestion.reading.items import Item, read_item
from ingestion.sniffing import sniff
from ingestion.types import Outcome, Unreadable

IN_MEMORY = 256 << 20  # members up to this size are read whole; larger ones stream, if their type can
SNIFFED = 1 << 16


def read_archive(item: Item, opener: Opener, budget: Budget) -> Iterator[dict[str, Any]]:
    """Yield the messages of every member, then the archive's own `end`."""
    try:
        for member in opener.members(item.stream, budget, item.start, item.stop):
            yield from _read_member(item, member, budget)
    except Unreadable as problem:
        yield item.end(problem.outcome, problem.code, params=dict(problem.params))
        return
    yield item.end(Outcome.UNPACKED, "unpacked")


def _read_member(archive: Item, member: Member, budget: Budget) -> Iterator[dict[str, Any]]:
    top = archive.index if archive.member else member.index
    item = Item(
        io.BytesIO(), archive.name, member.size, "", within=archive.member, own_name=member.name, index=top,
        depth=archive.depth + 1,
    )  # fmt: skip
    yield item.begin()
    try:
        if member.problem is not None:
            raise member.problem
        _load(item, member)
    except Unreadable as problem:
        yield item.end(problem.outcome, problem.code, params=dict(problem.params))
        return
    opener = opener_for(item.media_type)
    if opener is None:
        yield from read_item(item)
    else:
        yield from _read_nested(item, opener, budget)


def _load(item: Item, member: Member) -> None:
    """Read the member into memory and hash it, or leave it as a stream when it is too large for that."""
    opened = member.open()
    if member.size > IN_MEMORY:
        item.stream, item.seekable = opened, False
        item.media_type = sniff(opened, member.name, member.size)
        return
    with opened:
        content = opened.read(IN_MEMORY + 1)
    if len(content) > IN_MEMORY:
        raise Unreadable(Outcome.REFUSED, "larger_than_declared")
    item.stream, item.size = io.BytesIO(content), len(content)
    item.sha256 = sha256(content).hexdigest()
    item.media_type = sniff(item.stream, member.name, item.size)
    item.stream.seek(0)


def _read_nested(item: Item, opener: Opener, budget: Budget) -> Iterator[dict[str, Any]]:
    try:
        with budget.nested():
            yield from read_archive(item, opener, budget)
    except Unreadable as problem:
        yield item.end(problem.outcome, problem.code, params=dict(problem.params))
