"""Opens TAR archives, packed or not, packed web archives, and single packed files as a box of one: which, the content decides."""

import io
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from ingestion.opening.budget import Budget
from ingestion.opening.flow import Flow
from ingestion.opening.member import UNKNOWN_SIZE, Member, PieceByPiece, Unpacked, buffered
from ingestion.opening.names import decode_name
from ingestion.opening.tar_marks import BLOCK, is_tar
from ingestion.opening.tars import read_tar
from ingestion.opening.warc_marks import is_warc
from ingestion.opening.warcs import read_warc
from ingestion.types import Outcome, Unreadable

TAR = "application/x-tar"
_ENDINGS = {
    ".gz": "", ".gzip": "", ".bz2": "", ".xz": "", ".lzma": "", ".zst": "", ".zstd": "", ".z": "", ".lz4": "",
    ".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".tzst": ".tar", ".taz": ".tar",
}  # fmt: skip
_NAME_FLAG, _EXTRA_FLAG = 0x08, 0x04
_GZIP_HEADER_BYTES = 10
_TAPE_BYTES = 256 << 10


class TarOpener:
    """Opens TAR as it lies there."""

    media_types = frozenset({TAR})
    goes_forward = True

    def members(
        self, stream: BinaryIO, budget: Budget, start: int = 0, stop: int | None = None, *, name: str = ""
    ) -> Iterator[Member | None]:
        """Yield the members in order, None as a sign of life."""
        return read_tar(stream, budget, start, stop)

    def count_members(self, stream: BinaryIO) -> int:
        """Say 0: to count them, all of it would have to be gone through."""
        return 0


class StreamOpener:
    """Opens what one packer of single streams has packed: a TAR, a web archive (often record by record), or one file."""

    goes_forward = True

    def __init__(self, media_type: str) -> None:
        self.media_types = frozenset({media_type})
        self._media_type = media_type

    def members(
        self, stream: BinaryIO, budget: Budget, start: int = 0, stop: int | None = None, *, name: str = ""
    ) -> Iterator[Member | None]:
        """Yield the members in order, None as a sign of life. `name` is what the packed file is called."""
        flow = Flow(stream, self._media_type)
        tape = io.BufferedReader(flow, _TAPE_BYTES)
        if is_tar(tape.peek(BLOCK)):
            yield from read_tar(tape, budget, start, stop, lambda: flow.packed_bytes)
        elif is_warc(tape.peek(BLOCK)):
            yield from read_warc(tape, budget, start, stop, lambda: flow.packed_bytes)
            if flow.has_rest:  # the next record, which does not unpack
                raise Unreadable(Outcome.DAMAGED, "cut_short")
        elif start == 0 and stop != 0:
            budget.spend_member()
            inner = inner_name(name, flow.head)
            yield Member(
                inner,
                0,
                UNKNOWN_SIZE,
                None,
                lambda: buffered(Unpacked(PieceByPiece(tape), lambda: flow.packed_bytes, budget)),
            )

    def count_members(self, stream: BinaryIO) -> int:
        """Say 0: to count them, all of it would have to be unpacked."""
        return 0


def inner_name(name: str, head: bytes = b"") -> str:
    """Name what is inside: as gzip's own header does, if that tells its kind, else the outer name without its ending."""
    told = _told_by_gzip(head)
    if PurePosixPath(told).suffix:
        return told
    outer = PurePosixPath(name.replace("\\", "/")).name
    suffix = PurePosixPath(outer).suffix
    known = _ENDINGS.get(suffix.lower())
    return told or outer if known is None else outer[: -len(suffix)] + known


def _told_by_gzip(head: bytes) -> str:
    if not head.startswith(b"\x1f\x8b") or len(head) < _GZIP_HEADER_BYTES or not head[3] & _NAME_FLAG:
        return ""
    extra = 2 + int.from_bytes(head[10:12], "little") if head[3] & _EXTRA_FLAG else 0
    raw = head[_GZIP_HEADER_BYTES + extra :].partition(b"\0")[0]
    return PurePosixPath(decode_name(raw, is_utf8=False).replace("\\", "/")).name
