"""Opens archives: each opener knows some media types and streams their members under one budget."""

from collections.abc import Iterator
from typing import BinaryIO, Protocol

from ingestion.opening.budget import Budget
from ingestion.opening.member import Member
from ingestion.opening.zips import ZipOpener

__all__ = ["OPENERS", "Budget", "Member", "Opener", "count_members", "members", "opener_for"]


class Opener(Protocol):
    """Streams the members of the archives it names. Indexes are places in the archive and never change."""

    media_types: frozenset[str]

    def members(
        self, stream: BinaryIO, budget: Budget, start: int = 0, stop: int | None = None
    ) -> Iterator[Member]:
        """Yield the members with an index from `start` up to `stop`."""
        ...

    def count_members(self, stream: BinaryIO) -> int:
        """Count the indexes."""
        ...


_ZIP = ZipOpener()
OPENERS: tuple[Opener, ...] = (_ZIP,)
members = _ZIP.members
count_members = _ZIP.count_members


def opener_for(media_type: str) -> Opener | None:
    """Find the opener of a media type, None where nobody opens it."""
    return next((opener for opener in OPENERS if media_type in opener.media_types), None)
