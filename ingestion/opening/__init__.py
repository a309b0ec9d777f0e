"""Opens archives: each opener knows some media types and streams their members under one budget."""

from collections.abc import Iterator
from typing import BinaryIO, Protocol

from ingestion.opening.budget import Budget
from ingestion.opening.chosen import Chosen
from ingestion.opening.flow import KINDS
from ingestion.opening.libarchives import LibarchiveOpener
from ingestion.opening.member import UNKNOWN_SIZE, Member
from ingestion.opening.streams import StreamOpener, TarOpener
from ingestion.opening.warcs import WarcOpener
from ingestion.opening.zips import ZipOpener

__all__ = [
    "OPENERS",
    "UNKNOWN_SIZE",
    "Budget",
    "Chosen",
    "Member",
    "Opener",
    "count_members",
    "members",
    "names_in",
    "opener_for",
]


class Opener(Protocol):
    """Streams the members of the archives it names. Indexes are places in the archive and never change.

    One that `goes_forward` reads a stream from front to back and seeks nowhere: each of its members is to be read before
    the next is asked for. The others need a stream that seeks.
    """

    @property
    def media_types(self) -> frozenset[str]:
        """Name what it opens."""
        ...

    @property
    def goes_forward(self) -> bool:
        """Tell whether it reads front to back."""
        ...

    def members(
        self, stream: BinaryIO, budget: Budget, start: int = 0, stop: int | None = None, *, name: str = ""
    ) -> Iterator[Member | None]:
        """Yield the members with an index from `start` up to `stop`, and None as a sign of life on long ways.

        `name` is what the archive is called.
        """
        ...

    def count_members(self, stream: BinaryIO) -> int:
        """Count the indexes; 0 where they cannot be known without unpacking it all."""
        ...


_ZIP = ZipOpener()
OPENERS: tuple[Opener, ...] = (_ZIP, TarOpener(), WarcOpener(), *map(StreamOpener, KINDS), LibarchiveOpener())
members = _ZIP.members
count_members = _ZIP.count_members


def names_in(stream: BinaryIO, media_type: str) -> Iterator[str]:
    """Yield the names of a box's members where they are known before it is unpacked: in a ZIP. Raises Unreadable."""
    return _ZIP.names(stream) if media_type in _ZIP.media_types else iter(())


def opener_for(media_type: str) -> Opener | None:
    """Find the opener of a media type, None where nobody opens it."""
    return next((opener for opener in OPENERS if media_type in opener.media_types), None)
