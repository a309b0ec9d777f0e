"""Names the place of a picture or a sound in the repository: by its content, in letters that are safe everywhere."""

import re
import unicodedata

from donations.media import Medium

FOLDER = "media"
_NAME, _DIGEST, _ENDING = 60, 20, 5  # characters
_UNSAFE = re.compile(r"[^A-Za-z0-9]+")
# By which the libraries that load folders of media know them.
_ENDINGS = {
    "image": "avif bmp gif heic jp2 jpeg jpg png svg tif tiff webp",
    "audio": "aac aif aiff amr flac m4a mid mp3 oga ogg opus wav wma",
    "video": "3gp avi m4v mkv mov mp4 mpeg mpg ogv webm wmv",
}


def place_of(medium: Medium, digest: str, media_type: str) -> str:
    """Return `media/ab/ab12…-name.png`: named by its content, so that no two meet; plain letters of the donor's name."""
    name = (medium.member or medium.file).rpartition("/")[2]
    stem, _, ending = name.rpartition(".")
    letters = unicodedata.normalize("NFKD", stem or ending).encode("ascii", "ignore").decode()
    safe = _UNSAFE.sub("-", letters)[:_NAME].strip("-")
    called = "-".join(filter(None, (digest[:_DIGEST], safe)))
    return f"{FOLDER}/{digest[:2]}/{called}{_fitting(ending.lower(), media_type)}"


def _fitting(ending: str, media_type: str) -> str:
    """Return the donor's own ending where it is one of the kind that the content has, else one from the content's type."""
    kind, _, subtype = media_type.partition("/")
    if ending in _ENDINGS.get(kind, "").split():
        return f".{ending}"
    plain = subtype.removeprefix("x-")
    return f".{plain}" if plain.isalnum() and len(plain) <= _ENDING else ""
