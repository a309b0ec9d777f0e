"""What a donation may still unpack: one budget, spent over all its archives and everything nested in them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from ingestion.types import Outcome, Unreadable

# Small members compress by any factor (a page of blanks): only beyond this size is the ratio a sign of a bomb.
RATIO_FROM_BYTES = 8 << 20


@dataclass(slots=True)
class Budget:
    """Members and unpacked bytes left, levels of nesting left, and how many bytes one packed byte may become.

    Every `spend` raises Unreadable(REFUSED, …) once nothing is left, and goes on raising afterwards.
    """

    members: int
    unpacked_bytes: int
    depth: int = 4
    ratio: int = 200
    _members_at_first: int = field(init=False)
    _bytes_at_first: int = field(init=False)

    def __post_init__(self) -> None:
        self._members_at_first, self._bytes_at_first = self.members, self.unpacked_bytes

    def require_members(self, count: int) -> None:
        """Refuse an archive of `count` members before its first one, when so many are not left."""
        if count > self.members:
            raise Unreadable(Outcome.REFUSED, "too_many_members", limit=self._members_at_first, members=count)

    def spend_member(self) -> None:
        """Count one member."""
        self.require_members(1)
        self.members -= 1

    def spend_bytes(self, count: int, unpacked: int, packed: int) -> None:
        """Count `count` bytes just read of a member, `unpacked` so far, that takes `packed` bytes in its archive."""
        self.unpacked_bytes -= count
        if self.unpacked_bytes < 0:
            raise Unreadable(Outcome.REFUSED, "unpacks_too_large", limit=self._bytes_at_first)
        if self.would_burst(unpacked, packed):
            raise Unreadable(Outcome.REFUSED, "ratio_too_high", limit=self.ratio)

    def would_burst(self, unpacked: int, packed: int) -> bool:
        """Tell whether what says that it unpacks to so much would be stopped on the way there."""
        return unpacked > RATIO_FROM_BYTES and unpacked > self.ratio * packed

    @contextmanager
    def nested(self) -> Iterator[None]:
        """Go one archive deeper for the length of a `with` block; refuse where no level is left."""
        if self.depth <= 0:
            raise Unreadable(Outcome.REFUSED, "nested_too_deep")
        self.depth -= 1
        try:
            yield
        finally:
            self.depth += 1
