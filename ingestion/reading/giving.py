"""Gives the bytes of members that are carried as they are, a piece to a message."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ingestion.reading.items import Item

PIECE_BYTES = 4 << 20

Message = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The members that are asked for, and the archives around them that have to be opened."""

    members: frozenset[str]
    around: frozenset[str] = field(default=frozenset())

    @classmethod
    def of(cls, members: list[str]) -> "Wanted":
        """Return what these members, written `inner.zip!a.png`, take."""
        parts = [member.split("!") for member in members]
        around = {"!".join(names[:depth]) for names in parts for depth in range(1, len(names))}
        return cls(frozenset(members), frozenset(around))

    def has(self, member: str) -> bool:
        """Tell whether a member is asked for or holds what is."""
        return member in self.members or member in self.around


def give_item(item: Item) -> Iterator[Message]:
    """Yield {"m": "piece", member, data: base64} until its end, then {"m": "given", member}."""
    while piece := item.stream.read(PIECE_BYTES):
        yield {"m": "piece", "member": item.member, "data": base64.b64encode(piece).decode("ascii")}
    yield {"m": "given", "member": item.member}
