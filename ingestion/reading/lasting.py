"""Says how long a sound or a video lasts, as far as its file tells."""

from io import BytesIO
from typing import BinaryIO

from tinytag import TinyTag, TinyTagException

# Of what looks alike to the library, such as bare AAC, it says something wrong.
_KNOWN = frozenset({
    "audio/aiff", "audio/flac", "audio/mp4", "audio/mpeg", "audio/ogg", "audio/vnd.wave", "audio/wav", "audio/x-aiff", "audio/x-flac",
    "audio/x-m4a", "audio/x-wav", "video/3gpp", "video/mp4", "video/ogg", "video/quicktime", "video/x-m4v", "video/x-ms-asf",
})  # fmt: skip
# Bytes: a sound says it in its first ones, or in its first frames; Ogg, quickly passed over, in its last page.
MOST_READ, MOST_OF_OGG = 8 << 20, 128 << 20
_LONGEST_SECONDS = 1_000_000  # eleven days: what tells of more lies


class _Bounded(BytesIO):
    """The stream, of which no more is read than a sound needs: in one that is broken the library looks at every byte."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        super().__init__()
        self._stream, self._left = stream, most

    def read(self, size: int | None = -1, /) -> bytes:
        """Read so many bytes. Raises OSError once it was enough."""
        data = self._stream.read(-1 if size is None else size)
        self._left -= max(1, len(data))
        if self._left < 0:
            raise OSError("more than a sound needs")
        return data

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go somewhere else."""
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        """Return where it is."""
        return self._stream.tell()


def seconds_of(stream: BinaryIO, media_type: str) -> float | None:
    """Return the seconds, rounded to hundredths; None where the file does not say them, or nobody here knows its format."""
    if media_type not in _KNOWN:
        return None
    stream.seek(0)
    bounded = _Bounded(stream, MOST_OF_OGG if media_type.endswith("/ogg") else MOST_READ)
    try:
        seconds = round(TinyTag.get(file_obj=bounded, tags=False).duration or 0.0, 2)
    except TinyTagException:  # whatever is wrong with it: nothing else needs these seconds
        return None
    return seconds if 0 < seconds <= _LONGEST_SECONDS else None
