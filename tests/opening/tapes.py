"""Makes TAR archives and packed streams: honest ones with the standard library, dishonest ones byte by byte."""

import bz2
import gzip
import io
import lzma
import tarfile
from collections.abc import Callable, Iterator

import zstandard

from ingestion.opening import Budget, Member, opener_for
from ingestion.types import Outcome, Unreadable

PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "application/gzip": gzip.compress,
    "application/x-bzip2": bz2.compress,
    "application/x-xz": lzma.compress,
    "application/x-lzma": lambda data: lzma.compress(data, lzma.FORMAT_ALONE),
    "application/zstd": lambda data: zstandard.ZstdCompressor(write_checksum=True).compress(data),
}


def taped(*files: tuple[str | tarfile.TarInfo, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    """Put (name, content) pairs on a tape."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=form, encoding="utf-8") as tape:
        for name, content in files:
            info = tarfile.TarInfo(name) if isinstance(name, str) else name
            info.size = len(content)
            tape.addfile(info, io.BytesIO(content))
    return made.getvalue()


def header(name: str, size: int, kind: bytes = b"0") -> bytes:
    """Return a header that declares any size at all, its sum right."""
    info = tarfile.TarInfo(name)
    info.size, info.type = size, kind
    return info.tobuf(tarfile.GNU_FORMAT)


class OneWay(io.BytesIO):
    """A stream that only goes forward."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: object) -> int:
        raise AssertionError("this stream cannot seek")


def opened(data: bytes, media_type: str, *, budget: Budget | None = None, start: int = 0, stop: int | None = None, name: str = "") -> Iterator[Member]:  # fmt: skip
    """Yield the members of an archive that is read front to back; signs of life are left out."""
    opener = opener_for(media_type)
    assert opener is not None
    assert opener.goes_forward
    budget = budget or Budget(members=1_000, unpacked_bytes=1 << 30)
    for member in opener.members(OneWay(data), budget, start, stop, name=name):
        if member is not None:
            yield member


def contents(data: bytes, media_type: str, **options: object) -> dict[str, bytes]:
    """Read every member that can be opened."""
    found = opened(data, media_type, **options)  # type: ignore[arg-type]
    return {member.name: member.open().read() for member in found if member.problem is None}


def answer(data: bytes, media_type: str, budget: Budget | None = None) -> tuple[Outcome, str] | None:
    """Read everything, and give the answer that ended it."""
    try:
        for member in opened(data, media_type, budget=budget):
            with member.open() as stream:
                while stream.read(50_000):
                    continue
    except Unreadable as problem:
        return problem.outcome, problem.code
    return None
