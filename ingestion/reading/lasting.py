"""Says how long a sound or a video lasts, as far as its file tells."""

from typing import BinaryIO

from tinytag import TinyTag, TinyTagException

# Of what looks alike to the library, such as bare AAC, it says something wrong.
_KNOWN = frozenset({
    "audio/aiff", "audio/flac", "audio/mp4", "audio/mpeg", "audio/ogg", "audio/vnd.wave", "audio/wav", "audio/x-aiff", "audio/x-flac",
    "audio/x-m4a", "audio/x-wav", "video/3gpp", "video/mp4", "video/ogg", "video/quicktime", "video/x-m4v", "video/x-ms-asf",
})  # fmt: skip
_LONGEST_SECONDS = 1_000_000  # eleven days: what tells of more lies


def seconds_of(stream: BinaryIO, media_type: str) -> float | None:
    """Return the seconds, rounded to hundredths; None where the file does not say them, or nobody here knows its format."""
    if media_type not in _KNOWN:
        return None
    stream.seek(0)
    try:
        seconds = round(TinyTag.get(file_obj=stream, tags=False).duration or 0.0, 2)
    except TinyTagException:  # whatever is wrong with it: nothing else needs these seconds
        return None
    return seconds if 0 < seconds <= _LONGEST_SECONDS else None
