"""Reads whatever a file is: an archive member by member, a document with what is attached to it; one budget for all."""

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from ingestion.opening import Budget, Chosen, Member, Opener, opener_for
from ingestion.opening.names import is_volume
from ingestion.reading.drawing import draw_item
from ingestion.reading.giving import give_item
from ingestion.reading.items import Item, look_into, read_item
from ingestion.reading.namesakes import namesakes_in
from ingestion.reading.taking import take, take_member
from ingestion.types import Attached, Message, Outcome, Unreadable


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads items under one budget.

    `passed_over` are attached members that an earlier reading has answered for; `cut` says of a member behind which of its
    pages an earlier reading died.
    """

    budget: Budget
    passed_over: frozenset[str] = frozenset()
    cut: Mapping[str, int] = field(default_factory=dict)
    drawn: str | None = None  # the one member whose pages are to be drawn, and from which page on
    drawn_from: int = 0
    given: Chosen | None = None  # members that something else is asked of than what they say: `give`
    give: Callable[[Item], Iterator[Message]] = give_item
    only: Chosen | None = None  # the members that are read, with what lies in them

    def read(self, item: Item) -> Iterator[Message]:
        """Yield the messages of everything in `item`, then its own `end`."""
        opener = opener_for(item.media_type)
        if self.drawn is not None and item.member == self.drawn:
            return draw_item(item, self.drawn_from)
        if self.given is not None and item.member in self.given.members:
            return self.give(item)
        if opener is None and not (self.drawn is None and self.given is None):
            return look_into(item, self._read_attached)
        if opener is None:
            item.stop = self.cut.get(item.member, item.stop)
            return read_item(item, self._read_attached)
        return self._read_archive(item, opener)

    def _read_archive(self, item: Item, opener: Opener) -> Iterator[Message]:
        if not (item.seekable or opener.goes_forward):
            yield item.end(Outcome.REFUSED, "too_large_inside")
            return
        name, found = item.own_name or item.name, 0
        try:
            namesakes = namesakes_in(item)
            for member in opener.members(item.stream, self.budget, item.start, item.stop, name=name):
                if member is None:
                    yield {"m": "on"}
                else:
                    found += 1
                    yield from self._read_member(item, member, has_namesake=member.name in namesakes)
        except Unreadable as problem:
            is_part = problem.outcome is Outcome.DAMAGED and is_volume(name)
            yield _refused(item, Unreadable(Outcome.DAMAGED, "split_archive") if is_part else problem)
            return
        is_empty = not found and not item.start and item.stop is None
        yield item.end(Outcome.EMPTY, "empty_box") if is_empty else item.end(Outcome.UNPACKED, "unpacked")

    def _read_member(self, archive: Item, member: Member, *, has_namesake: bool) -> Iterator[Message]:
        item = _inside(archive, member.name, member.size)
        item.has_namesake = has_namesake
        if not archive.member:
            item.index = member.index
            item.start = archive.inner if member.index == archive.start else 0
        if not self._is_wanted(item):
            return
        yield item.begin()
        try:
            if member.problem is not None:
                raise member.problem
            take_member(item, member)
        except Unreadable as problem:
            yield _refused(item, problem)
            return
        yield from self._read_inner(item)

    def _is_wanted(self, item: Item) -> bool:
        """Where one member is to be drawn, or some to be read or given, only these and the archives around them."""
        if self.given is not None:
            return self.given.has(item.member)
        if self.only is not None:
            return self.only.has(item.member) or self.only.holds(item.member)
        return self.drawn is None or item.member == self.drawn or self.drawn.startswith(f"{item.member}!")

    def _read_attached(self, holder: Item, attached: Attached) -> Iterator[Message]:
        item = _inside(holder, attached.name, len(attached.content))
        item.attached = True
        if item.member in self.passed_over or not self._is_wanted(item):
            return
        yield item.begin()
        try:
            self.budget.spend_member()
            self.budget.spend_bytes(item.size, 0, 0)
        except Unreadable as problem:
            yield _refused(item, problem)
            return
        take(item, attached.content)
        yield from self._read_inner(item)

    def _read_inner(self, item: Item) -> Iterator[Message]:
        """Read what lies inside another item; only archives and what is attached cost a level of nesting."""
        if opener_for(item.media_type) is None and not item.attached:
            yield from self.read(item)
            return
        try:
            with self.budget.nested():
                yield from self.read(item)
        except Unreadable as problem:
            yield _refused(item, problem)


def _inside(holder: Item, name: str, size: int) -> Item:
    return Item(
        io.BytesIO(), holder.name, size, "", within=holder.member, own_name=name, index=holder.index,
        depth=holder.depth + 1, text_columns=holder.text_columns, declared=holder.declared,
    )  # fmt: skip


def _refused(item: Item, problem: Unreadable) -> Message:
    return item.end(problem.outcome, problem.code, params=dict(problem.params))
