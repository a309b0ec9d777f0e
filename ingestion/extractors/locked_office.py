"""Says why an OLE container of no known kind gives no text: a new Office document with a password or under rights management."""

from collections.abc import Iterator
from io import BytesIO

from ingestion.extractors.ole_streams import Container
from ingestion.extractors.opened import read_whole
from ingestion.types import Document, Outcome, Source, Unreadable

_LARGEST_BYTES = 256 * 1024 * 1024
_RIGHTS = ("\x06DataSpaces", "TransformInfo", "DRMEncryptedTransform")


class LockedOffice:
    """Word, Excel and PowerPoint since 2007 wrap what they encrypt into an OLE container."""

    name = "locked_office"
    version = 1
    media_types = frozenset({"application/x-ole-storage"})
    records = frozenset[str]()

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield nothing. Raises Unreadable: ENCRYPTED, UNKNOWN for another container, DAMAGED."""
        yield from ()
        raise _answer(Container(BytesIO(read_whole(source, _LARGEST_BYTES))), source.media_type)


def _answer(container: Container, media_type: str) -> Unreadable:
    if not container.has("EncryptedPackage"):
        return Unreadable(Outcome.UNKNOWN, "not_understood", media_type=media_type)
    return Unreadable(Outcome.ENCRYPTED, "rights_managed" if container.has(*_RIGHTS) else "needs_password")
