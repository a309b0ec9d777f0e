"""Weighs the encoding that a document declares of itself against its bytes: templates declare what they please."""

import codecs

from ingestion.text.encodings import guess
from ingestion.text.letters import CODE_PAGES, score, surroundings

# The names that the web's standard reads as something wider, and that writers mean so; UTF-16 is seen, never believed.
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}


def settle(data: bytes, declared: str | None, *, whole: bool = True) -> str:
    """Give the encoding of `data`: what is plainly Unicode is that; then what is declared, if it can be; then our guess.

    A declared code page of the west that reads badly loses to one that reads well.
    """
    guessed = guess(data, whole=whole)
    name = _known(declared) if declared else None
    if name is None or guessed.startswith("utf"):
        return guessed
    try:
        data.decode(name)
    except (LookupError, ValueError):  # a codec, but of no text; or not these bytes
        return guessed
    return guessed if _reads_worse(data, name, guessed) else name


def _known(declared: str) -> str | None:
    try:
        info = codecs.lookup(declared)
    except (LookupError, ValueError):
        return None
    return _MEANT.get(info.name, info.name)


def _reads_worse(data: bytes, declared: str, guessed: str) -> bool:
    if declared not in CODE_PAGES or declared == guessed:
        return False
    places = surroundings(data)
    return score(places, declared) <= 0 < score(places, guessed)
